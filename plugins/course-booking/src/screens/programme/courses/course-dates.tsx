import type { Course } from '@trellis/core/courses';
import { useApi, useLink, useLoad } from '@trellis/plugin/screens';
import { ButtonLink } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Row, Rows } from '@trellis/ui/rows';
import { sittingLine } from '@trellis/ui/sitting';
import { useTimeZone } from '@trellis/ui/time-zone';
import { EVENT_STATES, peopleWords } from '../event-words.ts';

/** As many dates as fit beside a form. */
const SHOWN = 5;

/** The next dates of a course, and the way to another one. */
export function CourseDates({ course }: { readonly course: Course }) {
  const timeZone = useTimeZone();
  const api = useApi();
  const link = useLink();
  const dates = useLoad(
    () => api.events.list.query({ courseId: course.id, states: ['draft', 'published'], limit: SHOWN }),
    [course.id],
  );
  return (
    <Card title="Dates">
      <Stack>
        {dates.answer === undefined ? (
          dates.state === 'failed' ? (
            <FaultNote title="We could not load the dates" error={dates.error} />
          ) : (
            <ProgressBar label="Dates" words="Loading the dates" />
          )
        ) : dates.answer.rows.length === 0 ? (
          <p>No date is planned.</p>
        ) : (
          <Rows label="The next dates">
            {dates.answer.rows.map((row) => (
              <Row
                key={row.event.id}
                title={sittingLine(row.event.sessions, timeZone)}
                href={link(`/programme/${row.event.id}`)}
                text={`${EVENT_STATES[row.event.state].words}. ${peopleWords(row)}`}
              />
            ))}
          </Rows>
        )}
        {dates.answer?.after === undefined ? null : (
          <p className="muted small">There are more in the list of dates of the programme.</p>
        )}
        <ButtonLink wide href={link(`/programme/new/edit?course=${course.ref}`)}>
          Add a date
        </ButtonLink>
      </Stack>
    </Card>
  );
}
