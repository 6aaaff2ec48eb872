import type { CourseAnswer } from '@trellis/core/compliance';
import { useApi, useLoad } from '@trellis/plugin/screens';
import { ButtonLink } from '@trellis/ui/button';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Row, Rows } from '@trellis/ui/rows';
import { sittingLine } from '@trellis/ui/sitting';
import { useTimeZone } from '@trellis/ui/time-zone';
import type { BookingWay } from './use-booking.ts';

export interface NextDatesProps {
  readonly course: Pick<CourseAnswer['course'], 'id' | 'ref'>;
  readonly booking: BookingWay;
}

const SHOWN = 3;

/** The next dates of a course with the way to book each. */
export function NextDates({ course, booking }: NextDatesProps) {
  const timeZone = useTimeZone();
  const api = useApi();
  const loading = useLoad(() => api.events.list.query({ courseId: course.id, limit: SHOWN }), [course.id]);
  if (loading.answer === undefined)
    return loading.state === 'failed' ? (
      <FaultNote title="We could not load the dates" error={loading.error} />
    ) : (
      <ProgressBar label="Dates" words="Loading the dates" />
    );
  const { rows, after } = loading.answer;
  if (rows.length === 0) return <p>No date is open to book yet.</p>;
  return (
    <Stack>
      <Rows label="Next dates">
        {rows.map(({ event, placesLeft }) => (
          <Row
            key={event.id}
            title={sittingLine(event.sessions, timeZone)}
            href={booking.date(event.id)}
            text={`${event.mode === 'virtual' ? 'Online' : (event.venue?.name ?? 'In a room')}. ${placesLeft > 0 ? `${placesLeft} of ${event.places.maximum} places left` : 'Full: you can join the waiting list'}`}
          />
        ))}
      </Rows>
      <ButtonLink wide href={booking.datesOf(course.ref)}>
        {after === undefined ? 'Prices and places' : 'See all dates'}
      </ButtonLink>
    </Stack>
  );
}
