import { refusalAtFields } from '@trellis/ui/save-entry';
import type { EventShown } from '@trellis/core/events';
import { useAction, useApi } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Dialog } from '@trellis/ui/dialog';
import { ErrorSummary } from '@trellis/ui/error-summary';
import { Form } from '@trellis/ui/form';
import { sittingWords } from '@trellis/ui/sitting';
import { TextField } from '@trellis/ui/text-field';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import { eventFieldOf } from '../event/event-faults.ts';
import { sessionEntryOf, sessionFaults, sessionsTyped, type SessionEntry } from '../event/session-entry.ts';
import { SessionFields } from '../event/session-fields.tsx';

export interface MoveEventProps {
  readonly shown: EventShown;
  readonly onClose: () => void;
  readonly onMoved: () => void;
}

/** A sheet that puts a published date on other days: everybody is told, and every deadline is worked out anew. */
export function MoveEvent({ shown: { event, course, taken, waiting }, onClose, onMoved }: MoveEventProps) {
  const timeZone = useTimeZone();
  const api = useApi();
  const [sessions, setSessions] = useState<readonly SessionEntry[]>(
    event.sessions.map((session) => sessionEntryOf(session, timeZone)),
  );
  const [why, setWhy] = useState('');
  const [isIncomplete, setIncomplete] = useState(false);
  const moving = useAction();
  const faults = [
    ...sessionFaults(sessions, timeZone),
    ...(why.trim() === '' ? [{ fieldId: 'move-why', text: 'Say why. People read it in their letter' }] : []),
  ];
  const shown =
    isIncomplete && faults.length > 0
      ? faults
      : refusalAtFields(moving.error, (path) => (path === 'why' ? 'move-why' : eventFieldOf(path)));
  const errorOf = (id: string): string | undefined => shown.find((fault) => fault.fieldId === id)?.text;
  function move(): void {
    setIncomplete(faults.length > 0);
    if (faults.length > 0) return;
    moving.run(async () => {
      await api.events.move.mutate({ eventId: event.id, sessions: sessionsTyped(sessions, timeZone), why: why.trim() });
      onMoved();
    });
  }
  return (
    <Dialog open onClose={onClose} title={`Move ${course.title}`}>
      <Form onSubmit={move}>
        <ErrorSummary errors={shown} />
        <p>
          Now: <strong>{sittingWords(event.sessions, timeZone)}</strong>
        </p>
        <SessionFields sessions={sessions} onChange={setSessions} errorOf={errorOf} />
        <TextField
          id="move-why"
          label="Why is it moved?"
          hint="Everybody with a place reads it. No names, please."
          lines={2}
          value={why}
          onChange={setWhy}
          error={errorOf('move-why')}
          maxLength={500}
        />
        <p>
          {taken + waiting === 0
            ? 'Nobody has asked for a place yet, so nobody has to be told.'
            : `${taken + waiting === 1 ? 'One person is' : `${taken + waiting} people are`} told, with the old and the new date. Every deadline is worked out anew, and for 5 working days a place can be given up without charge.`}
        </p>
        <ButtonRow>
          <Button kind="main" type="submit" busy={moving.isBusy ? 'Moving' : undefined}>
            {taken + waiting === 0 ? 'Move it' : 'Move it and tell everybody'}
          </Button>
          <Button onPress={onClose}>Leave it where it is</Button>
        </ButtonRow>
      </Form>
    </Dialog>
  );
}
