import type { BookingShown } from '@trellis/core/bookings';
import { useAction, useApi } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { FaultNote } from '@trellis/ui/fault-note';
import { Facts } from '@trellis/ui/facts';
import { Stack } from '@trellis/ui/layout';
import { StateMark } from '@trellis/ui/state-mark';
import { useState, type ReactNode } from 'react';
import { saveAs } from '@trellis/ui/save-as';
import { useTimeZone } from '@trellis/ui/time-zone';
import { AcceptOffer } from './accept-offer.tsx';
import { bookingSays, isLive } from '../booking-words.ts';
import { CancelPlace } from './cancel-place.tsx';
import { placeFacts } from './place-facts.tsx';
import { TransferPlace } from './transfer-place.tsx';

export interface MyPlaceProps {
  readonly shown: BookingShown;
  /** The heading; absent: "Your place". */
  readonly title?: ReactNode;
  readonly todayOn: string;
  /** After something of the booking changed, with words for what was done. */
  readonly onChanged: (words: string) => void;
}

/** Her own booking of an event: how it stands, where to go, and each thing that she can do about it. */
export function MyPlace({ shown, title = 'Your place', todayOn, onChanged }: MyPlaceProps) {
  const timeZone = useTimeZone();
  const api = useApi();
  const [open, setOpen] = useState<'cancel' | 'transfer'>();
  const saving = useAction();
  const { booking } = shown;
  const says = bookingSays(
    {
      ...booking,
      waitingAhead: shown.place?.waitingAhead,
      managerName: shown.managerName,
      isAllotted: shown.isAwaitingAllotment,
    },
    timeZone,
  );
  function changed(words: string): void {
    setOpen(undefined);
    onChanged(words);
  }
  return (
    <Card title={title}>
      <Stack gap="wide">
        <div>
          <StateMark state={says.sign} look="lead">
            {says.title}
          </StateMark>
          <p>{says.more}</p>
        </div>
        {booking.state === 'offered' ? <AcceptOffer shown={shown} todayOn={todayOn} onDone={changed} /> : null}
        <Facts items={placeFacts(shown, todayOn, timeZone)} />
        <FaultNote title="The calendar file was not saved" error={saving.error} />
        {isLive(booking) ? (
          <ButtonRow>
            {booking.state === 'placed' ? (
              <Button
                icon="down"
                busy={saving.isBusy ? 'Making the file' : undefined}
                onPress={() =>
                  saving.run(async () => {
                    const { fileName, content } = await api.bookings.calendar.query({ bookingId: booking.id });
                    saveAs(new Blob([content], { type: 'text/calendar;charset=utf-8' }), fileName);
                  })
                }
              >
                Calendar file
              </Button>
            ) : null}
            <Button onPress={() => setOpen('transfer')}>Move to another date</Button>
            {booking.state === 'offered' ? null : (
              <Button onPress={() => setOpen('cancel')}>
                {booking.state === 'waiting' ? 'Leave the list' : 'Give my place up'}
              </Button>
            )}
          </ButtonRow>
        ) : null}
        {booking.state === 'placed' ? (
          <p className="small muted">
            Could a colleague come instead? Your manager or your agency’s training lead can send one in your place.
          </p>
        ) : null}
      </Stack>
      {open === 'cancel' ? <CancelPlace shown={shown} onClose={() => setOpen(undefined)} onDone={changed} /> : null}
      {open === 'transfer' ? <TransferPlace shown={shown} onClose={() => setOpen(undefined)} onDone={changed} /> : null}
    </Card>
  );
}
