import type { EventId } from '@trellis/core';
import type { EventNoteShown } from '@trellis/core/events';
import { useAction, useApi, usePaged } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { longDate } from '@trellis/ui/long-date';
import { Pager } from '@trellis/ui/pager';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Row, Rows } from '@trellis/ui/rows';
import { dayAt } from '@trellis/ui/sitting';
import { useTimeZone } from '@trellis/ui/time-zone';

export interface DeskNotesProps {
  readonly eventId: EventId;
  readonly onChanged: (words: string) => void;
}

/** What trainers told the coordinator of a date in private, until it is dealt with. */
export function DeskNotes({ eventId, onChanged }: DeskNotesProps) {
  const timeZone = useTimeZone();
  const api = useApi();
  const paged = usePaged<EventNoteShown>(
    (page) => api.events.notes.query({ ...page, eventId, isOpen: true }),
    [eventId],
  );
  const closing = useAction();
  return (
    <Card title="From the trainers, for you alone">
      <Stack>
        <FaultNote title="That was not saved" error={closing.error} />
        <FaultNote title="We could not load the notes" error={paged.error} />
        {paged.rows === undefined ? (
          paged.error === undefined ? (
            <ProgressBar label="Notes" words="Loading the notes" />
          ) : null
        ) : (
          <Rows label="Notes">
            {paged.rows.map(({ id, name, text, writtenAt }) => (
              <Row
                key={id}
                title={name === '' ? 'A trainer' : name}
                detail={text}
                text={longDate(dayAt(writtenAt, timeZone))}
                end={
                  <Button
                    small
                    about={`the note of ${longDate(dayAt(writtenAt, timeZone))}`}
                    busy={closing.isBusy ? 'Saving' : undefined}
                    onPress={() =>
                      closing.run(async () => {
                        await api.events.closeNote.mutate({ eventId, id });
                        onChanged('It is dealt with, and what it said is forgotten.');
                      })
                    }
                  >
                    Dealt with
                  </Button>
                }
              />
            ))}
          </Rows>
        )}
        {paged.pager === undefined ? null : <Pager label="Pages of notes" {...paged.pager} />}
        <p className="muted small">
          Once it is dealt with its words are deleted. Nothing of it is on anybody’s record.
        </p>
      </Stack>
    </Card>
  );
}
