import { useApi } from '@trellis/plugin/screens';
import type { ReportShown } from './report-answer.ts';
import { WordsDialog } from './words-dialog.tsx';

export interface PutForwardDialogProps {
  readonly report: ReportShown;
  readonly onClose: () => void;
  readonly onPutForward: () => void;
}

/** Puts a draft that was sent back forward again as it is, with an answer to the reason. */
export function PutForwardDialog({ report, onClose, onPutForward }: PutForwardDialogProps) {
  const api = useApi();
  return (
    <WordsDialog
      title="Put the draft forward again"
      field="answer"
      label="What is your answer?"
      hint="No names of learners, please."
      missing="Answer the reason first"
      button="Put it forward"
      busy="Putting it forward"
      onClose={onClose}
      onSave={async (answer) => {
        await api.reporting.putForward.mutate({ id: report.id, answer });
        onPutForward();
      }}
    >
      <p>
        Your answer stays with the report under your name. Whoever sent the draft back is told by mail that it can be
        read again.
      </p>
    </WordsDialog>
  );
}
