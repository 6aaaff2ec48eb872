import type { Sheet } from '@trellis/core/evaluation';
import { useAction, useApi } from '@trellis/plugin/screens';
import { Button, ButtonRow, TextButton } from '@trellis/ui/button';
import { Dialog } from '@trellis/ui/dialog';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import { lastDay } from './sheet-words.ts';

export interface DeclineButtonProps {
  readonly sheet: Pick<Sheet, 'bookingId' | 'stage' | 'closesAt'>;
  readonly onDeclined: () => void;
}

/** Says that one would rather not answer, which ends the reminders. */
export function DeclineButton({ sheet: { bookingId, stage, closesAt }, onDeclined }: DeclineButtonProps) {
  const timeZone = useTimeZone();
  const api = useApi();
  const [isOpen, open] = useState(false);
  const declining = useAction();
  return (
    <>
      <TextButton onPress={() => open(true)}>I would rather not answer</TextButton>
      <Dialog
        kind="middle"
        open={isOpen}
        onClose={() => open(false)}
        title="Not answer this one?"
        foot={
          <ButtonRow>
            <Button
              kind="main"
              busy={declining.isBusy ? 'Saving' : undefined}
              onPress={() =>
                declining.run(async () => {
                  await api.evaluation.decline.mutate({ bookingId, stage });
                  open(false);
                  onDeclined();
                })
              }
            >
              Do not ask me again
            </Button>
            <Button onPress={() => open(false)}>Back to the questions</Button>
          </ButtonRow>
        }
      >
        <Stack>
          <FaultNote title="This was not saved" error={declining.error} />
          <p>
            We will not remind you of it, and nobody holds it against you. If you change your mind you can answer until{' '}
            {lastDay(closesAt, timeZone)}.
          </p>
        </Stack>
      </Dialog>
    </>
  );
}
