import type { EventListed } from '@trellis/core/events';
import { useApi, useLoad, useSettled } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Dialog } from '@trellis/ui/dialog';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Row, Rows } from '@trellis/ui/rows';
import { SearchField } from '@trellis/ui/search-field';
import { sittingLine, todayOn } from '@trellis/ui/sitting';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import { BookPeople } from './book-people.tsx';
import { placesLine } from '../event-words.ts';

/** As many dates as are offered for one search. */
const MOST = 8;

export interface BookForProps {
  /** The date, where the reader comes from its page. */
  readonly eventId: string | undefined;
  readonly onClose: () => void;
}

/** Books several people of a team or an agency on one date: first which date, then who. */
export function BookFor({ eventId, onClose }: BookForProps) {
  const api = useApi();
  const [chosen, choose] = useState<Pick<EventListed, 'event' | 'course'>>();
  const given = useLoad(
    async () => (eventId === undefined ? null : await api.events.get.query({ eventId })),
    [eventId],
  );
  const event = chosen ?? given.answer ?? undefined;
  return (
    <Dialog open onClose={onClose} title={event === undefined ? 'Which date?' : `Book people on ${event.course.title}`}>
      {event !== undefined ? (
        <BookPeople event={event} onClose={onClose} />
      ) : eventId === undefined ? (
        <ChooseDate onChosen={choose} />
      ) : given.state === 'failed' ? (
        <FaultNote title="We could not open this date" error={given.error} />
      ) : (
        <ProgressBar label="The date" words="Opening the date" />
      )}
    </Dialog>
  );
}

function ChooseDate({ onChosen }: { readonly onChosen: (event: EventListed) => void }) {
  const timeZone = useTimeZone();
  const api = useApi();
  const [typed, setTyped] = useState('');
  const text = useSettled(typed.trim());
  const dates = useLoad(
    () => api.events.list.query({ from: todayOn(timeZone), limit: MOST, ...(text === '' ? {} : { text }) }),
    [text],
    [],
  );
  return (
    <Stack>
      <SearchField label="Search" placeholder="Course, level or place" value={typed} onChange={setTyped} />
      <FaultNote title="We could not load the dates" error={dates.error} />
      {dates.answer === undefined ? (
        dates.state === 'failed' ? null : (
          <ProgressBar label="Dates" words="Loading the dates" />
        )
      ) : dates.answer.rows.length === 0 ? (
        <p>No date fits this search.</p>
      ) : (
        <Rows label="Dates">
          {dates.answer.rows.map((row) => (
            <Row
              key={row.event.id}
              title={row.course.title}
              detail={sittingLine(row.event.sessions, timeZone)}
              text={placesLine(row)}
              end={
                <Button
                  small
                  about={`${row.course.title}, ${sittingLine(row.event.sessions, timeZone)}`}
                  onPress={() => onChosen(row)}
                >
                  Choose
                </Button>
              }
            />
          ))}
        </Rows>
      )}
      {dates.answer?.after === undefined ? null : (
        <p className="small muted">There are more. Search to narrow them down.</p>
      )}
    </Stack>
  );
}
