import type { AgencySuccession, DetailsListed } from '@trellis/core/billing';
import { useAction, useApi } from '@trellis/plugin/screens';
import { capital } from '@trellis/ui/capital';
import { ComboField } from '@trellis/ui/combo-field';
import { DateField, dateOf, noDate, type DateEntry } from '@trellis/ui/date-field';
import type { FieldError } from '@trellis/ui/error-summary';
import { FormDialog } from '@trellis/ui/form-dialog';
import { longDate } from '@trellis/ui/long-date';
import { SelectField } from '@trellis/ui/select-field';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';

/** Ways in which one agency takes over another's dues. */
export const SUCCESSION_KINDS: Readonly<Record<AgencySuccession['kind'], string>> = {
  merge: 'Merged into it',
  split: 'Split off from it',
  rename: 'Goes by a new name',
  transfer: 'Handed over to it',
};

export interface SuccessionDialogProps {
  readonly agencies: readonly DetailsListed[];
  readonly onClose: () => void;
  readonly onSaved: (words: string) => void;
}

const FIELDS: Readonly<Record<string, string>> = {
  from: 'succession-from',
  to: 'succession-to',
  on: 'succession-on',
  document: 'succession-document',
};

/** Says that from a day on one agency's dues are another's, and by which document. */
export function SuccessionDialog({ agencies, onClose, onSaved }: SuccessionDialogProps) {
  const api = useApi();
  const saving = useAction();
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const [on, setOn] = useState<DateEntry>(noDate);
  const [kind, setKind] = useState<AgencySuccession['kind']>('merge');
  const [document, setDocument] = useState('');
  const [isIncomplete, setIncomplete] = useState(false);
  const day = dateOf(on);
  const faults: readonly FieldError[] = [
    ...(from === null ? [{ fieldId: 'succession-from', text: 'Choose the agency that was taken over' }] : []),
    ...(to === null || to === from
      ? [{ fieldId: 'succession-to', text: 'Choose another agency, which pays from then on' }]
      : []),
    ...(day === null ? [{ fieldId: 'succession-on', text: 'Enter the day, such as 1 4 2027' }] : []),
    ...(document.trim() === '' ? [{ fieldId: 'succession-document', text: 'Name the document that says so' }] : []),
  ];
  const refused: readonly FieldError[] =
    saving.error === undefined
      ? []
      : saving.error.fields.length === 0
        ? [{ text: saving.error.sentence }]
        : saving.error.fields.map(({ field, reason }) => {
            const fieldId = FIELDS[field];
            const text = reason === '' ? saving.error!.sentence : capital(reason);
            return { ...(fieldId === undefined ? {} : { fieldId }), text };
          });
  const shown = isIncomplete && faults.length > 0 ? faults : refused;
  const errorOf = (id: string): string | undefined => shown.find((fault) => fault.fieldId === id)?.text;
  const choices = agencies.map(({ agency }) => ({ value: agency.id, label: agency.name }));
  const nameOf = (id: string): string => choices.find(({ value }) => value === id)?.label ?? '';
  function save(): void {
    setIncomplete(faults.length > 0);
    if (faults.length > 0 || from === null || to === null || day === null) return;
    saving.run(async () => {
      await api.billing.saveSuccession.mutate({ from, to, on: day, kind, document: document.trim() });
      onSaved(`From ${longDate(day)}, ${nameOf(to)} pays what ${nameOf(from)} was charged.`);
    });
  }
  return (
    <FormDialog
      onClose={onClose}
      title="One agency takes over another’s dues"
      onSubmit={save}
      errors={shown}
      isBusy={saving.isBusy}
    >
      <p>
        From that day on the successor is billed, also for what was charged before and not billed yet. What was billed
        stays as it was.
      </p>
      <ComboField
        id="succession-from"
        label="Which agency was taken over?"
        choices={choices}
        value={from}
        onChange={setFrom}
        none="No agency has this name."
        error={errorOf('succession-from')}
      />
      <ComboField
        id="succession-to"
        label="Which agency pays from then on?"
        choices={choices}
        value={to}
        onChange={setTo}
        none="No agency has this name."
        error={errorOf('succession-to')}
      />
      <DateField
        id="succession-on"
        label="From which day?"
        value={on}
        onChange={setOn}
        error={errorOf('succession-on')}
      />
      <SelectField
        label="What happened?"
        choices={Object.entries(SUCCESSION_KINDS).map(([value, label]) => ({ value, label }))}
        value={kind}
        onChange={(value) => setKind(value as AgencySuccession['kind'])}
      />
      <TextField
        id="succession-document"
        label="Which document says so?"
        hint="Its name and date. No names of people, please."
        value={document}
        onChange={setDocument}
        error={errorOf('succession-document')}
        maxLength={300}
      />
    </FormDialog>
  );
}
