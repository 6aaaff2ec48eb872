import type { CourseWithMappings } from '@trellis/core/courses';
import { useApi, useLink, usePaged } from '@trellis/plugin/screens';
import { ButtonLink } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { EmptyState } from '@trellis/ui/empty-state';
import { Link } from '@trellis/ui/link';
import { PagedTable } from '@trellis/ui/paged-table';
import { countAndOrder } from '@trellis/ui/plural-words';
import { StateMark } from '@trellis/ui/state-mark';
import type { Column } from '@trellis/ui/table';
import { todayOn } from '@trellis/ui/sitting';
import { useTimeZone } from '@trellis/ui/time-zone';
import { OFFER_KIND_WORDS } from '../../offer-kind-words.ts';
import { lacking, nextReview, reviewWords, versionsWords } from './course-words.ts';

/** Every course with its versions, its reviews and what it lacks, a page at a time. */
export function CourseList() {
  const timeZone = useTimeZone();
  const api = useApi();
  const link = useLink();
  const courses = usePaged<CourseWithMappings>((page) => api.courses.list.query(page), ['courses'], { size: 25 });
  return (
    <div className="section">
      <Card>
        <PagedTable
          paged={courses}
          what="courses"
          caption={countAndOrder(courses.total, 'By title', 'course')}
          columns={columns(link, timeZone)}
          rowKey={({ course }) => course.id}
          empty={
            <EmptyState
              level={2}
              title="No courses yet"
              text="A course is described once, and then has as many dates as you like."
              actions={<ButtonLink href={link('/programme/courses/new')}>Add the first course</ButtonLink>}
            />
          }
        />
      </Card>
    </div>
  );
}

function columns(link: (path: string) => string, timeZone: string): readonly Column<CourseWithMappings>[] {
  const today = todayOn(timeZone);
  return [
    {
      key: 'course',
      header: 'Course',
      heading: true,
      cell: ({ course }) => (
        <>
          <Link href={link(`/programme/courses/${course.ref}`)}>{course.title}</Link>
          <small>{course.ref}</small>
        </>
      ),
    },
    { key: 'kind', header: 'Sort of offer', cell: ({ course }) => OFFER_KIND_WORDS[course.kind] },
    {
      key: 'versions',
      header: 'Versions and reviews',
      cell: ({ versions }) => {
        const review = nextReview(versions, today);
        return (
          <>
            {versionsWords(versions)}
            {review === undefined ? null : review < today ? (
              <div>
                <StateMark state="overdue">{reviewWords(review, today)}</StateMark>
              </div>
            ) : (
              <small>{reviewWords(review, today)}</small>
            )}
          </>
        );
      },
    },
    {
      key: 'lacks',
      header: 'What it lacks',
      cell: (row) => {
        const lacks = row.course.kind === 'other-offer' ? [] : lacking(row, today);
        return lacks.length === 0 ? 'Nothing' : lacks.map((sentence) => <p key={sentence}>{sentence}</p>);
      },
    },
  ];
}
