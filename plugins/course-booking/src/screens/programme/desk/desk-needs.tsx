import type { EventId } from '@trellis/core';
import { useApi, useLoad } from '@trellis/plugin/screens';
import { Card } from '@trellis/ui/card';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { count } from '@trellis/ui/long-date';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Row, Rows } from '@trellis/ui/rows';
import { needsHead, needsTogether } from '../needs-line.ts';

/** As many people as an event in a room has. */
const MOST = 500;

/** What those with a place need to take part, counted for whoever books the room and the interpreter. */
export function DeskNeeds({ eventId, round }: { readonly eventId: EventId; readonly round: number }) {
  const api = useApi();
  const people = useLoad(
    () => api.bookings.ofEvent.query({ eventId, state: 'placed', limit: MOST }),
    [eventId, round],
    [eventId],
  );
  const needs = (people.answer?.rows ?? []).flatMap((row) => (row.needs === undefined ? [] : [row.needs]));
  return (
    <Card title="To take part">
      {people.answer === undefined ? (
        people.state === 'failed' ? (
          <FaultNote title="We could not look" error={people.error} />
        ) : (
          <ProgressBar label="Needs" words="Looking what people need" />
        )
      ) : (
        <Stack>
          <p>{needsHead(needs.length)}</p>
          {needs.length === 0 ? null : (
            <Rows label="What is needed">
              {needsTogether(needs).map(({ words, people: many }) => (
                <Row key={words} title={words} end={<span className="num">{count(many)}</span>} />
              ))}
            </Rows>
          )}
          <p className="muted small">
            It stands beside each name, for you and the trainers only, and is deleted after the date.
          </p>
        </Stack>
      )}
    </Card>
  );
}
