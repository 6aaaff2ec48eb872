import { useLink, useServices } from '@trellis/plugin/screens';
import { ButtonLink } from '@trellis/ui/button';
import { PageHead } from '@trellis/ui/page-head';
import { Tabs } from '@trellis/ui/tabs';
import { CourseList } from './course-list.tsx';
import { EventList } from './event-list.tsx';
import { TrainerPool } from './trainer-pool.tsx';

/** The parts of the programme by their name in the address. */
const PARTS = {
  dates: { label: 'Dates', lead: 'Every date with its places, and what needs seeing to.' },
  courses: { label: 'Courses', lead: 'What is taught here, in which version, and what it counts for.' },
  trainers: {
    label: 'Trainers',
    lead: 'People whom agencies lend to train. Two of different agencies lead a date together.',
  },
} as const;

type Part = keyof typeof PARTS;

/** The whole programme: dates with what needs seeing to, courses with what they lack, trainers with what they hold. */
export function Programme() {
  const { query } = useServices();
  const link = useLink();
  const asked = query['part'] ?? 'dates';
  const part: Part = Object.hasOwn(PARTS, asked) ? (asked as Part) : 'dates';
  const hrefOf = (of: Part): string => link(of === 'dates' ? '/programme' : `/programme?part=${of}`);
  return (
    <>
      <PageHead
        title="Programme"
        lead={PARTS[part].lead}
        actions={part === 'trainers' ? undefined : <Add part={part} />}
      />
      <Tabs
        label="Programme"
        items={Object.entries(PARTS).map(([of, { label }]) => ({
          href: hrefOf(of as Part),
          label,
          current: of === part,
        }))}
      />
      {part === 'dates' ? <EventList /> : part === 'courses' ? <CourseList /> : <TrainerPool />}
    </>
  );
}

/** The way to the form of something new; trainers have theirs beside their list. */
function Add({ part }: { readonly part: Exclude<Part, 'trainers'> }) {
  const link = useLink();
  return part === 'courses' ? (
    <ButtonLink kind="main" href={link('/programme/courses/new')}>
      Add a course
    </ButtonLink>
  ) : (
    <ButtonLink kind="main" href={link('/programme/new/edit')}>
      Add a date
    </ButtonLink>
  );
}
