import type { DetailsListed } from '@trellis/core/billing';
import { useAction, useApi } from '@trellis/plugin/screens';
import { FormDialog } from '@trellis/ui/form-dialog';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';
import { codeFaults, codesEntryOf, codesTyped, CODE_FIELDS, type CodeField } from './codes-entry.ts';

export interface CodesDialogProps {
  readonly listed: DetailsListed;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

const FIELDS = Object.keys(CODE_FIELDS) as CodeField[];
const idOf = (field: CodeField): string => `code-${field}`;

/** How the finance system knows an agency. What was sent before keeps the codes of its day. */
export function CodesDialog({ listed: { agency, details }, onClose, onSaved }: CodesDialogProps) {
  const api = useApi();
  const saving = useAction();
  const [entry, setEntry] = useState(codesEntryOf(details));
  const shown = codeFaults(saving.error, idOf);
  return (
    <FormDialog
      onClose={onClose}
      title={`Codes of ${agency.name}`}
      onSubmit={() =>
        saving.run(async () => {
          await api.billing.saveDetails.mutate({ agencyId: agency.id, ...codesTyped(entry) });
          onSaved();
        })
      }
      errors={shown}
      isBusy={saving.isBusy}
    >
      {FIELDS.map((field) => (
        <TextField
          key={field}
          id={idOf(field)}
          label={CODE_FIELDS[field].label}
          hint={CODE_FIELDS[field].hint}
          optional
          value={entry[field]}
          onChange={(typed) => setEntry({ ...entry, [field]: typed })}
          error={shown.find((fault) => fault.fieldId === idOf(field))?.text}
          maxLength={CODE_FIELDS[field].most}
        />
      ))}
    </FormDialog>
  );
}
