import type { BookingShown } from '@trellis/core/bookings';
import { useAction, useApi, useLoad } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Dialog } from '@trellis/ui/dialog';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { Note } from '@trellis/ui/note';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { sittingLine } from '@trellis/ui/sitting';
import { TextField } from '@trellis/ui/text-field';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import type { Reader } from '../booking-words.ts';
import { Consequence } from './consequence.tsx';

export interface PlaceDialogProps {
  readonly shown: BookingShown;
  readonly reader?: Reader | undefined;
  readonly onClose: () => void;
  /** With words for what was done. */
  readonly onDone: (words: string) => void;
}

/** Gives a place up, or leaves the waiting list, once the reader has seen what that costs. */
export function CancelPlace({ shown, reader = 'self', onClose, onDone }: PlaceDialogProps) {
  const timeZone = useTimeZone();
  const api = useApi();
  const { booking, course, event } = shown;
  const [why, setWhy] = useState('');
  const loading = useLoad(() => api.bookings.consequence.query({ bookingId: booking.id }), [booking.id]);
  const cancelling = useAction();
  const isWaiting = booking.state === 'waiting';
  const title = isWaiting
    ? reader === 'self'
      ? 'Leave the waiting list?'
      : `Take ${shown.personName} off the waiting list?`
    : reader === 'self'
      ? 'Give your place up?'
      : `Give up the place of ${shown.personName}?`;

  function cancel(): void {
    cancelling.run(async () => {
      await api.bookings.cancel.mutate({ bookingId: booking.id, ...(why.trim() === '' ? {} : { why: why.trim() }) });
      onDone(
        isWaiting ? `No longer on the waiting list of ${course.title}.` : `The place on ${course.title} is given up.`,
      );
    });
  }
  return (
    <Dialog open onClose={onClose} kind="middle" title={title}>
      <Stack gap="wide">
        <p>
          <strong>{course.title}</strong>, {sittingLine(event.sessions, timeZone)}
        </p>
        {loading.answer === undefined ? (
          loading.state === 'failed' ? (
            <FaultNote title="We could not work out what this costs" error={loading.error} />
          ) : (
            <ProgressBar label="What it costs" words="Working out what this costs" />
          )
        ) : loading.answer.mayCancel ? (
          <>
            <Consequence answer={loading.answer} />
            <TextField
              label="Why?"
              hint="The coordinator sees it. Please write nothing about your health."
              value={why}
              onChange={setWhy}
              maxLength={300}
              optional
            />
            <FaultNote title="The place was not given up" error={cancelling.error} />
            <ButtonRow>
              <Button kind="main" onPress={cancel} busy={cancelling.isBusy ? 'Giving it up' : undefined}>
                {isWaiting ? (reader === 'self' ? 'Leave the list' : 'Take off the list') : 'Give the place up'}
              </Button>
              <Button onPress={onClose}>
                {isWaiting ? (reader === 'self' ? 'Stay on the list' : 'Leave it as it is') : 'Keep the place'}
              </Button>
            </ButtonRow>
          </>
        ) : (
          <Note state="exempt" title="It can no longer be cancelled here">
            {loading.answer.whyNot ?? 'Ask the coordinator.'}
          </Note>
        )}
      </Stack>
    </Dialog>
  );
}
