import { FormDialog } from '@trellis/ui/form-dialog';
import { refusalAtFields, useSaveEntry } from '@trellis/ui/save-entry';
import { useAction } from '@trellis/plugin/screens';
import { TextField } from '@trellis/ui/text-field';
import { useState, type ReactNode } from 'react';

export interface WordsDialogProps {
  readonly title: string;
  /** The field's name in the question to the service. */
  readonly field: 'why' | 'answer';
  readonly label: string;
  readonly hint?: string;
  /** What is said where nothing was written. */
  readonly missing: string;
  readonly button: string;
  readonly busy: string;
  /** What was typed already. */
  readonly begin?: string;
  readonly onClose: () => void;
  /** Saves what was written. */
  readonly onSave: (words: string) => Promise<void>;
  /** What comes of it. */
  readonly children: ReactNode;
}

/** Something to write before a draft goes one way or the other: a reason, or an answer to it. */
export function WordsDialog(props: WordsDialogProps) {
  const { title, field, label, hint, missing, button, busy, begin = '', onClose, onSave, children } = props;
  const id = `draft-${field}`;
  const [words, setWords] = useState(begin);
  const saving = useAction();
  const { isBusy, shown, errorOf, save } = useSaveEntry(
    saving,
    words.trim() === '' ? [{ fieldId: id, text: missing }] : [],
    refusalAtFields(saving.error, (path) => (path === field ? id : undefined)),
  );
  return (
    <FormDialog
      kind="middle"
      onClose={onClose}
      title={title}
      onSubmit={() => save(() => onSave(words.trim()))}
      errors={shown}
      isBusy={isBusy}
      button={button}
      busy={busy}
    >
      {children}
      <TextField
        id={id}
        label={label}
        hint={hint}
        lines={3}
        value={words}
        onChange={setWords}
        error={errorOf(id)}
        maxLength={2000}
      />
    </FormDialog>
  );
}
