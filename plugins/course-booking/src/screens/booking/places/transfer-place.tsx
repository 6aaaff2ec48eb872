import { useAction, useApi, useLoad } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Dialog } from '@trellis/ui/dialog';
import { FaultNote } from '@trellis/ui/fault-note';
import { Form } from '@trellis/ui/form';
import { Stack } from '@trellis/ui/layout';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { RadioGroup } from '@trellis/ui/radio-group';
import { sittingLine } from '@trellis/ui/sitting';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import type { PlaceDialogProps } from './cancel-place.tsx';
import { Consequence } from './consequence.tsx';
import { lengthAndPlace, placesLine } from '../event-words.ts';

/** As many other dates as fit one choice. */
const MOST = 20;

/** Moves a booking to another date of the same course, once the reader has seen what giving up this date costs. */
export function TransferPlace({ shown, onClose, onDone }: PlaceDialogProps) {
  const timeZone = useTimeZone();
  const api = useApi();
  const { booking, course, event } = shown;
  const [chosen, choose] = useState('');
  const [isIncomplete, setIncomplete] = useState(false);
  const moving = useAction();
  const loading = useLoad(
    () =>
      Promise.all([
        api.bookings.consequence.query({ bookingId: booking.id }),
        api.events.list.query({ courseId: event.courseId, states: ['published'], limit: MOST }),
      ]),
    [booking.id],
  );
  const [consequence, page] = loading.answer ?? [];
  const others = page?.rows.filter((row) => row.event.id !== event.id) ?? [];

  function move(): void {
    setIncomplete(chosen === '');
    if (chosen === '') return;
    moving.run(async () => {
      await api.bookings.transfer.mutate({ bookingId: booking.id, eventId: chosen });
      onDone(`The booking of ${course.title} is moved to the other date.`);
    });
  }
  return (
    <Dialog open onClose={onClose} title="Move to another date">
      <Stack gap="wide">
        {consequence === undefined ? (
          loading.state === 'failed' ? (
            <FaultNote title="We could not look for other dates" error={loading.error} />
          ) : (
            <ProgressBar label="Other dates" words="Looking for other dates" />
          )
        ) : others.length === 0 ? (
          <p>There is no other date of {course.title} yet. This booking stays as it is.</p>
        ) : (
          <Form onSubmit={move}>
            <Consequence answer={consequence} />
            <RadioGroup
              id="date"
              label="Which date instead?"
              hint="On a full date the booking joins the end of the waiting list."
              choices={others.map((row) => ({
                value: row.event.id,
                label: sittingLine(row.event.sessions, timeZone),
                detail: `${lengthAndPlace(row.event)}. ${placesLine(row)}`,
              }))}
              value={chosen}
              onChange={choose}
              error={isIncomplete && chosen === '' ? 'Choose another date' : undefined}
            />
            <FaultNote title="The booking was not moved" error={moving.error} />
            <ButtonRow>
              <Button kind="main" type="submit" busy={moving.isBusy ? 'Moving' : undefined}>
                Move the booking
              </Button>
              <Button onPress={onClose}>Keep this date</Button>
            </ButtonRow>
          </Form>
        )}
      </Stack>
    </Dialog>
  );
}
