import { useAction } from '@trellis/plugin/screens';
import { FormDialog } from '@trellis/ui/form-dialog';
import { PlainList } from '@trellis/ui/plain-list';
import { useSaveEntry } from '@trellis/ui/save-entry';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';

export interface ReasonSheetProps {
  readonly title: string;
  /** What it leads to, a sentence each. */
  readonly consequences: readonly string[];
  readonly button: string;
  readonly onClose: () => void;
  readonly onGiven: (why: string) => Promise<void>;
}

/** A sheet that asks why, before something is done that changes a record as a whole. */
export function ReasonSheet({ title, consequences, button, onClose, onGiven }: ReasonSheetProps) {
  const [why, setWhy] = useState('');
  const saving = useAction();
  const { isBusy, shown, errorOf, save } = useSaveEntry(
    saving,
    why.trim() === '' ? [{ fieldId: 'reason-why', text: 'Say why, in a few words' }] : [],
    saving.error === undefined ? [] : [{ fieldId: 'reason-why', text: saving.error.sentence }],
  );
  return (
    <FormDialog
      title={title}
      onClose={onClose}
      onSubmit={() => save(() => onGiven(why.trim()))}
      errors={shown}
      isBusy={isBusy}
      button={button}
    >
      {consequences.length === 1 ? <p>{consequences[0]}</p> : <PlainList items={[...consequences]} />}
      <TextField
        id="reason-why"
        label="Why?"
        hint="Kept with the change. No names, please."
        value={why}
        onChange={setWhy}
        error={errorOf('reason-why')}
        maxLength={500}
        lines={2}
      />
    </FormDialog>
  );
}
