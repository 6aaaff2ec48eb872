import { useAction, useApi } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { DateField, dateOf, noDate, type DateEntry } from '@trellis/ui/date-field';
import { Dialog } from '@trellis/ui/dialog';
import { ErrorSummary } from '@trellis/ui/error-summary';
import { FaultNote } from '@trellis/ui/fault-note';
import { Form } from '@trellis/ui/form';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';
import { todayOn } from '@trellis/ui/sitting';
import { useTimeZone } from '@trellis/ui/time-zone';
import { attestFaults } from './attest-faults.ts';
import type { RefusePlaceProps } from './refuse-place.tsx';

/** A manager's word that what comes before a course was done: what it was, and when. */
export function AttestBasics({ row, onClose, onDone }: RefusePlaceProps) {
  const timeZone = useTimeZone();
  const api = useApi();
  const [title, setTitle] = useState('');
  const [on, setOn] = useState<DateEntry>(noDate);
  const [isIncomplete, setIncomplete] = useState(false);
  const attesting = useAction();
  const faults = attestFaults({ title, on }, todayOn(timeZone));
  const shown = isIncomplete ? faults : [];
  const errorOf = (id: string): string | undefined => shown.find((fault) => fault.fieldId === id)?.text;

  function attest(): void {
    setIncomplete(faults.length > 0);
    const achievedOn = dateOf(on);
    if (faults.length > 0 || achievedOn === null) return;
    attesting.run(async () => {
      await api.bookings.attest.mutate({ bookingId: row.booking.id, title: title.trim(), achievedOn });
      onDone({ done: `Kept with the request of ${row.personName}. You can approve it now.`, left: [] });
    });
  }
  return (
    <Dialog open onClose={onClose} title={`What ${row.personName} has done before`}>
      <Form onSubmit={attest}>
        <p>{row.prerequisite.duty}</p>
        <ErrorSummary errors={shown} />
        <TextField
          id="title"
          label="What was it called?"
          hint="Such as: In-house safeguarding basics"
          value={title}
          onChange={setTitle}
          error={errorOf('title')}
          maxLength={200}
        />
        <DateField id="on" label="When was it done?" value={on} onChange={setOn} error={errorOf('on')} />
        <p className="small muted">It is kept with your name and today’s date.</p>
        <FaultNote title="It was not kept" error={attesting.error} />
        <ButtonRow>
          <Button kind="main" type="submit" busy={attesting.isBusy ? 'Keeping' : undefined}>
            Confirm that it was done
          </Button>
          <Button onPress={onClose}>Not now</Button>
        </ButtonRow>
      </Form>
    </Dialog>
  );
}
