import type { ApprovalShown } from '@trellis/core/bookings';
import { useAction, useApi } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Dialog } from '@trellis/ui/dialog';
import { FaultNote } from '@trellis/ui/fault-note';
import { Form } from '@trellis/ui/form';
import { sittingLine } from '@trellis/ui/sitting';
import { TextField } from '@trellis/ui/text-field';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import type { ApprovePlacesProps } from './approve-places.tsx';
import { resultWords } from '../approval-words.ts';

export interface RefusePlaceProps extends Pick<ApprovePlacesProps, 'onClose' | 'onDone'> {
  readonly row: ApprovalShown;
}

/** Refuses a place with a reason that whoever asked reads. */
export function RefusePlace({ row, onClose, onDone }: RefusePlaceProps) {
  const timeZone = useTimeZone();
  const api = useApi();
  const [why, setWhy] = useState('');
  const [isIncomplete, setIncomplete] = useState(false);
  const refusing = useAction();

  function refuse(): void {
    setIncomplete(why.trim() === '');
    if (why.trim() === '') return;
    refusing.run(async () => {
      const results = await api.bookings.decide.mutate({
        answers: [{ bookingId: row.booking.id, decision: 'refuse', why: why.trim() }],
      });
      onDone(
        resultWords(
          results.map(({ refused }) => ({ name: row.personName, fault: refused?.message })),
          'refused',
        ),
      );
    });
  }
  return (
    <Dialog open onClose={onClose} kind="middle" title={`Refuse ${row.personName}?`}>
      <Form onSubmit={refuse}>
        <p>
          <strong>{row.course.title}</strong>, {sittingLine(row.event.sessions, timeZone)}. The place goes to the next
          in order. Nothing is charged.
        </p>
        <TextField
          id="why"
          label="Why?"
          hint={`${row.personName} reads it. What would make it possible?`}
          value={why}
          onChange={setWhy}
          error={isIncomplete && why.trim() === '' ? 'Say why, in a few words' : undefined}
          maxLength={300}
          lines={3}
        />
        <FaultNote title="It was not refused" error={refusing.error} />
        <ButtonRow>
          <Button kind="main" type="submit" busy={refusing.isBusy ? 'Refusing' : undefined}>
            Refuse
          </Button>
          <Button onPress={onClose}>Not now</Button>
        </ButtonRow>
      </Form>
    </Dialog>
  );
}
