import { useAction, useApi } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Dialog } from '@trellis/ui/dialog';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { Note } from '@trellis/ui/note';
import { PlainList } from '@trellis/ui/plain-list';
import type { ReportShown } from './report-answer.ts';
import { freezingWords } from './report-words.ts';

export interface SignDialogProps {
  readonly report: ReportShown;
  /** A question was typed and is not on record yet. */
  readonly unrecorded: boolean;
  readonly onClose: () => void;
  readonly onSigned: () => void;
}

/** Asks once more before a report is frozen, and says what that means. */
export function SignDialog({ report, unrecorded, onClose, onSigned }: SignDialogProps) {
  const api = useApi();
  const signing = useAction();
  return (
    <Dialog
      open
      kind="middle"
      onClose={onClose}
      title={`Sign off “${report.title}”?`}
      foot={
        <>
          <Button
            kind="main"
            busy={signing.isBusy ? 'Freezing the figures' : undefined}
            onPress={() =>
              signing.run(async () => {
                await api.reporting.publish.mutate({ id: report.id });
                onSigned();
              })
            }
          >
            Sign and freeze
          </Button>
          <Button onPress={onClose}>Not yet</Button>
        </>
      }
    >
      <Stack gap="wide">
        <FaultNote title="The report was not signed" error={signing.error} />
        <PlainList items={freezingWords(report.asAt)} />
        {unrecorded ? (
          <Note state="due-soon" title="Your question is not on record yet">
            Close this, and press “Record the question” first if it is to stay with the report.
          </Note>
        ) : null}
      </Stack>
    </Dialog>
  );
}
