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
  /** The course's short name. */
  readonly courseRef: string;
  readonly booking: BookingWay;
}

/** Asked for together, since a short name can be the beginning of others. */
const ASKED = 30;
const SHOWN = 3;

/** The next dates of a course with the way to book each. */
export function NextDates({ courseRef, booking }: NextDatesProps) {
  const timeZone = useTimeZone();
  const api = useApi();
  const loading = useLoad(() => api.events.list.query({ text: courseRef, limit: ASKED }), [courseRef]);
  if (loading.answer === undefined)
    return loading.state === 'failed' ? (
      <FaultNote title="We could not load the dates" error={loading.error} />
    ) : (
      <ProgressBar label="Dates" words="Loading the dates" />
    );
  const dates = loading.answer.rows.filter(({ course }) => course.ref === courseRef);
  if (dates.length === 0) return <p>No date is open to book yet.</p>;
  return (
    <Stack>
      <Rows label="Next dates">
        {dates.slice(0, SHOWN).map(({ event, placesLeft }) => (
          <Row
            key={event.id}
            title={sittingLine(event.sessions, timeZone)}
            href={booking.date(event.id)}
            text={`${event.mode === 'virtual' ? 'Online' : (event.venue?.name ?? 'In a room')}. ${placesLeft > 0 ? `${placesLeft} of ${event.places.maximum} places left` : 'Full: you can join the waiting list'}`}
          />
        ))}
      </Rows>
      <ButtonLink wide href={booking.datesOf(courseRef)}>
        {dates.length > SHOWN ? `All ${dates.length} dates` : 'Prices and places'}
      </ButtonLink>
    </Stack>
  );
}
