import type { ApprovalShown } from '@trellis/core/bookings';
import { useAction, useApi } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Checkbox } from '@trellis/ui/checkbox-group';
import { Dialog } from '@trellis/ui/dialog';
import { FaultNote } from '@trellis/ui/fault-note';
import { Form } from '@trellis/ui/form';
import { Row, Rows } from '@trellis/ui/rows';
import { sittingLine, todayOn } from '@trellis/ui/sitting';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';
import { minutesAway, resultWords } from '../approval-words.ts';
import { hoursAndMinutes } from '../event-words.ts';
import { many } from '@trellis/ui/plural-words';
import { useTimeZone } from '@trellis/ui/time-zone';
import { freeUntilLine, priceLine } from '../price-words.ts';

export interface ApprovePlacesProps {
  readonly rows: readonly ApprovalShown[];
  readonly onClose: () => void;
  readonly onDone: (told: { readonly done: string; readonly left: readonly string[] }) => void;
}

/** Approves one place or many: each with its own price and last free day, the time that is released, and who bears the cost. */
export function ApprovePlaces({ rows, onClose, onDone }: ApprovePlacesProps) {
  const timeZone = useTimeZone();
  const api = useApi();
  const [isReleased, release] = useState(true);
  const [costCentre, setCostCentre] = useState('');
  const approving = useAction();

  function approve(): void {
    approving.run(async () => {
      const results = await api.bookings.decide.mutate({
        answers: rows.map(({ booking, event }) => ({
          bookingId: booking.id,
          decision: 'approve',
          ...(isReleased ? { releaseMinutes: minutesAway(event.sessions) } : {}),
          ...(costCentre.trim() === '' ? {} : { costCentre: costCentre.trim() }),
        })),
      });
      const names = new Map<string, string>(rows.map(({ booking, personName }) => [booking.id, personName]));
      onDone(
        resultWords(
          results.map(({ bookingId, refused }) => ({ name: names.get(bookingId) ?? '', fault: refused?.message })),
          'approved',
        ),
      );
    });
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={rows.length === 1 ? `Approve ${rows[0]!.personName}` : `Approve ${many(rows.length, 'request')}`}
    >
      <Form onSubmit={approve}>
        <Rows label="What is approved">
          {rows.map(({ booking, personName, course, event, quote, noPriceBecause, agencyName }) => (
            <Row
              key={booking.id}
              title={`${personName}: ${course.title}`}
              detail={priceLine(quote, agencyName, noPriceBecause)}
              text={[
                sittingLine(event.sessions, timeZone),
                quote === undefined ? '' : freeUntilLine(quote, todayOn(timeZone)),
                isReleased ? `Released for ${hoursAndMinutes(minutesAway(event.sessions))}` : '',
              ]
                .filter(Boolean)
                .join('. ')}
            />
          ))}
        </Rows>
        <Checkbox
          label={rows.length === 1 ? 'Released from work for the course' : 'Each is released from work for the course'}
          detail="The way there and back is between you."
          checked={isReleased}
          onChange={release}
        />
        <TextField
          label="Cost centre"
          hint="Printed on the invoice. Leave it empty to use your agency’s."
          value={costCentre}
          onChange={setCostCentre}
          maxLength={60}
          optional
        />
        <FaultNote title="Nothing was approved" error={approving.error} />
        <ButtonRow>
          <Button kind="main" type="submit" busy={approving.isBusy ? 'Approving' : undefined}>
            {rows.length === 1 ? 'Approve' : 'Approve all of them'}
          </Button>
          <Button onPress={onClose}>Not now</Button>
        </ButtonRow>
      </Form>
    </Dialog>
  );
}
