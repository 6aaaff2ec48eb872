import { useLink, useServices } from '@trellis/plugin/screens';
import { ButtonLink } from '@trellis/ui/button';
import { PageHead } from '@trellis/ui/page-head';
import { Tabs } from '@trellis/ui/tabs';
import type { ReactNode } from 'react';
import { Contribution } from './pool/contribution.tsx';
import { CourseList } from './courses/course-list.tsx';
import { EventList } from './event/event-list.tsx';
import { MatchTrainers } from './pool/match-trainers.tsx';
import { TrainerPool } from './pool/trainer-pool.tsx';

/** The parts of the programme by their name in the address. */
const PARTS = {
  dates: { label: 'Dates', lead: 'Every date with its places, and what needs seeing to.' },
  courses: { label: 'Courses', lead: 'What is taught here, in which version, and what it counts for.' },
  trainers: {
    label: 'Trainers',
    lead: 'People whom agencies lend to train. Two of different agencies lead a date together.',
  },
  matching: {
    label: 'Find trainers',
    lead: 'A pair of two agencies for each date, with what speaks for it. Nothing is settled until you agree.',
  },
  contribution: {
    label: 'What agencies give',
    lead: 'Dates and hours that trainers of each agency lead, beside what it agreed to.',
  },
} as const;

type Part = keyof typeof PARTS;

const SHOWN: Readonly<Record<Part, () => ReactNode>> = {
  dates: () => <EventList />,
  courses: () => <CourseList />,
  trainers: () => <TrainerPool />,
  matching: () => <MatchTrainers />,
  contribution: () => <Contribution />,
};

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
        actions={part === 'dates' || part === 'courses' ? <Add part={part} /> : undefined}
      />
      <Tabs
        label="Programme"
        items={Object.entries(PARTS).map(([of, { label }]) => ({
          href: hrefOf(of as Part),
          label,
          current: of === part,
        }))}
      />
      {SHOWN[part]()}
    </>
  );
}

/** The way to the form of something new; trainers have theirs beside their list. */
function Add({ part }: { readonly part: 'dates' | 'courses' }) {
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
