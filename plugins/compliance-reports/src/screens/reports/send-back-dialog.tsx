import { useApi } from '@trellis/plugin/screens';
import type { ReportShown } from './report-answer.ts';
import { WordsDialog } from './words-dialog.tsx';

export interface SendBackDialogProps {
  readonly report: ReportShown;
  /** What was typed as a question already. */
  readonly why: string;
  readonly onClose: () => void;
  readonly onSentBack: () => void;
}

/** Sends a draft back to whoever drew it up, with a reason. */
export function SendBackDialog({ report, why: begin, onClose, onSentBack }: SendBackDialogProps) {
  const api = useApi();
  return (
    <WordsDialog
      title="Send the draft back"
      field="why"
      label="What has to be changed?"
      missing="Say what has to be changed"
      button="Send back"
      busy="Sending back"
      begin={begin}
      onClose={onClose}
      onSave={async (why) => {
        await api.reporting.sendBack.mutate({ id: report.id, why });
        onSentBack();
      }}
    >
      <p>
        Whoever drew it up is told by mail. Your reason stands above the draft, and nobody can sign it, until it is
        changed or put forward again with an answer. Then you are told.
      </p>
    </WordsDialog>
  );
}
