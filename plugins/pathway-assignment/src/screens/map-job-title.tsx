import type { JobTitleListed } from '@trellis/core/pathways';
import { useAction, useApi } from '@trellis/plugin/screens';
import { CheckboxGroup } from '@trellis/ui/checkbox-group';
import { DateField, dateOf, entryOf, type DateEntry } from '@trellis/ui/date-field';
import { FormDialog } from '@trellis/ui/form-dialog';
import type { Choice } from '@trellis/ui/select-field';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';
import { faultsShown } from './mapping-faults.ts';

export interface MapJobTitleProps {
  readonly row: JobTitleListed;
  readonly audiences: readonly Choice[];
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

/** A sheet that says which groups a job title stands for, from which day, and why. What held before stays in earlier reports. */
export function MapJobTitle({ row, audiences, onClose, onSaved }: MapJobTitleProps) {
  const api = useApi();
  const current = row.mappings.find((mapping) => mapping.validTo === null && mapping.agencyId === row.agencyId);
  const [groups, setGroups] = useState<readonly string[]>(current?.audiences ?? []);
  const [from, setFrom] = useState<DateEntry>(entryOf(null));
  const [why, setWhy] = useState('');
  const [isIncomplete, setIncomplete] = useState(false);
  const saving = useAction();
  const validFrom = dateOf(from);
  const hasDate = from.day !== '' || from.month !== '' || from.year !== '';
  const faults = [
    ...(groups.length === 0 ? [{ fieldId: 'groups', text: 'Choose at least one group' }] : []),
    ...(hasDate && validFrom === null ? [{ fieldId: 'from', text: 'Enter a real date, such as 1 4 2027' }] : []),
    ...(current !== undefined && validFrom === null && !hasDate
      ? [{ fieldId: 'from', text: 'Enter the day from which the new groups hold' }]
      : []),
    ...(why.trim() === '' ? [{ fieldId: 'why', text: 'Say why, in a few words' }] : []),
  ];

  function save(): void {
    setIncomplete(faults.length > 0);
    if (faults.length > 0) return;
    const mapping = {
      jobTitle: row.jobTitle,
      agencyId: row.agencyId,
      audiences: [...groups],
      validFrom,
      validTo: null,
      why,
    };
    saving.run(async () => {
      await api.pathways.mapJobTitle.mutate(mapping);
      onSaved();
    });
  }
  const shown = isIncomplete ? faults : faultsShown(saving.error);
  const errorOf = (id: string): string | undefined => shown.find((fault) => fault.fieldId === id)?.text;
  return (
    <FormDialog
      onClose={onClose}
      title={`Groups of ${row.jobTitle}`}
      onSubmit={save}
      errors={shown}
      isBusy={saving.isBusy}
    >
      <CheckboxGroup
        id="groups"
        label="Which groups does this title belong to?"
        choices={audiences}
        value={groups}
        onChange={setGroups}
        error={errorOf('groups')}
        boxed
      />
      <DateField
        id="from"
        label="From which day?"
        hint={
          current === undefined ? 'Leave it empty if it was always so.' : 'Until the day before, the old groups hold.'
        }
        value={from}
        onChange={setFrom}
        error={errorOf('from')}
      />
      <TextField
        id="why"
        label="Why?"
        hint="Kept with the change. No names, please."
        value={why}
        onChange={setWhy}
        error={errorOf('why')}
        maxLength={500}
        lines={2}
      />
    </FormDialog>
  );
}
