import { FormDialog } from '@trellis/ui/form-dialog';
import { refusalAtFields, useSaveEntry } from '@trellis/ui/save-entry';
import { useAction, useApi } from '@trellis/plugin/screens';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';
import type { ReportShown } from './report-answer.ts';

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
  const [why, setWhy] = useState(begin);
  const saving = useAction();
  const { isBusy, shown, errorOf, save } = useSaveEntry(
    saving,
    why.trim() === '' ? [{ fieldId: 'send-back-why', text: 'Say what has to be changed' }] : [],
    refusalAtFields(saving.error, (path) => (path === 'why' ? 'send-back-why' : undefined)),
  );
  return (
    <FormDialog
      kind="middle"
      onClose={onClose}
      title="Send the draft back"
      onSubmit={() =>
        save(async () => {
          await api.reporting.sendBack.mutate({ id: report.id, why: why.trim() });
          onSentBack();
        })
      }
      errors={shown}
      isBusy={isBusy}
      button="Send back"
      busy="Sending back"
    >
      <p>Your reason stands above the draft until somebody changes it. Then it can be read and signed.</p>
      <TextField
        id="send-back-why"
        label="What has to be changed?"
        lines={3}
        value={why}
        onChange={setWhy}
        error={errorOf('send-back-why')}
        maxLength={2000}
      />
    </FormDialog>
  );
}
