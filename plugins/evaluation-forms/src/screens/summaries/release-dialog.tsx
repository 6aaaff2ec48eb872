import type { EventId } from '@trellis/core';
import { useAction, useApi } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Dialog } from '@trellis/ui/dialog';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { count } from '@trellis/ui/long-date';
import { many } from '@trellis/ui/plural-words';

export interface ReleaseDialogProps {
  readonly eventId: EventId;
  readonly threshold: number;
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
}

/** Releases what was answered until now, before it would be by itself. */
export function ReleaseDialog({ eventId, threshold, onClose, onDone }: ReleaseDialogProps) {
  const api = useApi();
  const releasing = useAction({
    'evaluation.nothing-to-release': `Fewer than ${count(threshold)} answers wait at each stage, so they wait for more. Nothing was released.`,
  });
  return (
    <Dialog
      kind="middle"
      open
      onClose={onClose}
      title="Release what was answered until now?"
      foot={
        <ButtonRow>
          <Button
            kind="main"
            busy={releasing.isBusy ? 'Releasing' : undefined}
            onPress={() =>
              releasing.run(async () => {
                const { lots } = await api.evaluation.release.mutate({ eventId });
                onDone(
                  `${many(lots, 'lot')} of answers. The trainers, the board and the agencies can read the sums now.`,
                );
              })
            }
          >
            Release
          </Button>
          <Button onPress={onClose}>Not yet</Button>
        </ButtonRow>
      }
    >
      <Stack>
        <FaultNote title="It was not released" error={releasing.error} />
        <p>
          The trainers of this date, the board and the agencies can then read the sums of these answers, without names.
          It cannot be taken back. Answers that come later go out in a lot of their own, once there are{' '}
          {count(threshold)} of them.
        </p>
        <p>
          If you do nothing, it happens by itself when the sheet after the course closes, or when everybody has
          answered.
        </p>
      </Stack>
    </Dialog>
  );
}
