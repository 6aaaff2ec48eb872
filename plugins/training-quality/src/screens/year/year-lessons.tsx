import { Card } from '@trellis/ui/card';
import { longDate } from '@trellis/ui/long-date';
import { Section } from '@trellis/ui/section';
import { Table } from '@trellis/ui/table';
import type { YearShown } from '../answers.ts';

/** Lessons of case reviews that came in the year, and how many courses were looked at for each. */
export function YearLessons({ lessons }: { readonly lessons: YearShown['lessons'] }) {
  return (
    <Section title="Lessons of case reviews">
      <Card>
        {lessons.length === 0 ? (
          <p>None came in this year.</p>
        ) : (
          <Table
            caption="Lessons, the latest first"
            columns={[
              { key: 'title', header: 'Lesson', heading: true, cell: ({ title }) => title },
              { key: 'received', header: 'Received', kind: 'date', cell: ({ receivedOn }) => longDate(receivedOn) },
              {
                key: 'courses',
                header: 'Courses looked at',
                kind: 'number',
                cell: ({ carried, courses }) => `${carried} of ${courses}`,
              },
            ]}
            rows={lessons}
            rowKey={({ id }) => id}
          />
        )}
      </Card>
    </Section>
  );
}
