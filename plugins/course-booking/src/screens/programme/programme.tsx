import { useLink, useServices } from '@trellis/plugin/screens';
import { ButtonLink } from '@trellis/ui/button';
import { PageHead } from '@trellis/ui/page-head';
import { Tabs } from '@trellis/ui/tabs';
import { CourseList } from './course-list.tsx';
import { EventList } from './event-list.tsx';

/** The whole programme: dates with what needs seeing to, and courses with what they lack. */
export function Programme() {
  const { query } = useServices();
  const link = useLink();
  const isCourses = query['part'] === 'courses';
  return (
    <>
      <PageHead
        title="Programme"
        lead={
          isCourses
            ? 'What is taught here, in which version, and what it counts for.'
            : 'Every date with its places, and what needs seeing to.'
        }
        actions={
          isCourses ? (
            <ButtonLink kind="main" href={link('/programme/courses/new')}>
              Add a course
            </ButtonLink>
          ) : (
            <ButtonLink kind="main" href={link('/programme/new/edit')}>
              Add a date
            </ButtonLink>
          )
        }
      />
      <Tabs
        label="Programme"
        items={[
          { href: link('/programme'), label: 'Dates', current: !isCourses },
          { href: link('/programme?part=courses'), label: 'Courses', current: isCourses },
        ]}
      />
      {isCourses ? <CourseList /> : <EventList />}
    </>
  );
}
