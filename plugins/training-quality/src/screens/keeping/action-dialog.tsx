import type { QualityAction } from '@trellis/core/quality';
import { useAction, useApi } from '@trellis/plugin/screens';
import { DateField, dateOf, entryOf } from '@trellis/ui/date-field';
import { FormDialog } from '@trellis/ui/form-dialog';
import { refusalAtFields, useSaveEntry } from '@trellis/ui/save-entry';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';
import { OwnerSearch, ownerSaid, type Owner } from '../owner-search.tsx';

const FIELDS: Readonly<Record<string, string>> = {
  text: 'action-text',
  ownerId: 'action-owner',
  ownerName: 'action-owner',
  dueOn: 'action-due',
};

export interface ActionDialogProps {
  /** Absent: a new one. */
  readonly action: QualityAction | undefined;
  /** What it came of. */
  readonly of: QualityAction['of'];
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

/** What is to be done, who sees to it and by when. */
export function ActionDialog({ action, of, onClose, onSaved }: ActionDialogProps) {
  const api = useApi();
  const [text, setText] = useState(action?.text ?? '');
  const [owner, setOwner] = useState<Owner>({ id: action?.ownerId, name: action?.ownerName ?? '' });
  const [dueOn, setDueOn] = useState(() => entryOf(action?.dueOn ?? null));
  const saving = useAction();
  const due = dateOf(dueOn);
  const faults = [
    ...(text.trim() === '' ? [{ fieldId: 'action-text', text: 'Say what is to be done' }] : []),
    ...(owner.name === '' ? [{ fieldId: 'action-owner', text: 'Say who sees to it' }] : []),
    ...(due === null ? [{ fieldId: 'action-due', text: 'Enter a real day, such as 31 3 2027' }] : []),
  ];
  const refused = refusalAtFields(saving.error, (path) => FIELDS[path]);
  const { isBusy, shown, errorOf, save } = useSaveEntry(saving, faults, refused);
  return (
    <FormDialog
      onClose={onClose}
      title={action === undefined ? 'Add an action' : 'Change the action'}
      onSubmit={() =>
        save(async () => {
          if (due === null) return;
          await api.quality.saveAction.mutate({
            ...(action === undefined ? {} : { id: action.id }),
            of,
            text: text.trim(),
            ownerName: owner.name,
            ...ownerSaid(owner),
            dueOn: due,
            ...(action?.standard === undefined ? {} : { standard: action.standard }),
          });
          onSaved();
        })
      }
      errors={shown}
      isBusy={isBusy}
    >
      <TextField
        id="action-text"
        label="What is to be done?"
        lines={2}
        value={text}
        onChange={setText}
        error={errorOf('action-text')}
        maxLength={500}
      />
      <OwnerSearch id="action-owner" owner={owner} onChange={setOwner} error={errorOf('action-owner')} />
      <DateField id="action-due" label="By when?" value={dueOn} onChange={setDueOn} error={errorOf('action-due')} />
    </FormDialog>
  );
}
