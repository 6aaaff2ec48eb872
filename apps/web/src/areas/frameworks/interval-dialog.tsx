import type { AgencyOverride } from '@trellis/core/pathways';
import { useAction, useApi } from '@trellis/plugin/screens';
import { DateField } from '@trellis/ui/date-field';
import { FormDialog } from '@trellis/ui/form-dialog';
import { refusalAtFields, useSaveEntry } from '@trellis/ui/save-entry';
import { SelectField, type Choice } from '@trellis/ui/select-field';
import { todayOn } from '@trellis/ui/sitting';
import { TextField } from '@trellis/ui/text-field';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import { AgencyField } from '../people/agency-field.tsx';
import { INTERVAL_FIELDS, intervalEntry, intervalFaults, intervalTyped, type IntervalEntry } from './interval-entry.ts';

export interface IntervalDialogProps {
  /** Absent: a new one. */
  readonly interval: AgencyOverride | undefined;
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
  readonly requirements: readonly Choice[];
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

/** How often one agency asks for something, from when, and why. */
export function IntervalDialog({ interval, agencies, requirements, onClose, onSaved }: IntervalDialogProps) {
  const timeZone = useTimeZone();
  const api = useApi();
  const [entry, setEntry] = useState(() =>
    intervalEntry(interval, agencies.length === 1 ? agencies[0]!.id : '', todayOn(timeZone)),
  );
  const saving = useAction();
  const refused = refusalAtFields(saving.error, (path) => INTERVAL_FIELDS[path]);
  const { isBusy, shown, errorOf, save } = useSaveEntry(saving, intervalFaults(entry), refused);
  const change = (part: Partial<IntervalEntry>): void => setEntry({ ...entry, ...part });
  return (
    <FormDialog
      onClose={onClose}
      title={interval === undefined ? 'Add an interval' : 'Change the interval'}
      onSubmit={() =>
        save(async () => {
          await api.pathways.saveOverride.mutate(intervalTyped(entry, interval?.id));
          onSaved();
        })
      }
      errors={shown}
      isBusy={isBusy}
    >
      {interval === undefined ? (
        <AgencyField
          id="interval-agency"
          label="Which agency asks?"
          first="Choose an agency"
          agencies={agencies}
          value={entry.agencyId}
          onChange={(agencyId) => change({ agencyId })}
          error={errorOf('interval-agency')}
        />
      ) : null}
      <SelectField
        id="interval-requirement"
        label="For what?"
        first="Everything that comes round again"
        choices={requirements.map(({ value, label, detail }) => ({ value, label: `${label}, ${detail}` }))}
        value={entry.requirementId}
        onChange={(requirementId) => change({ requirementId })}
        error={errorOf('interval-requirement')}
      />
      <TextField
        id="interval-months"
        label="Every how many months?"
        inputMode="numeric"
        value={entry.months}
        onChange={(months) => change({ months })}
        error={errorOf('interval-months')}
        maxLength={3}
      />
      <DateField
        id="interval-from"
        label="From which day?"
        value={entry.from}
        onChange={(from) => change({ from })}
        error={errorOf('interval-from')}
      />
      <DateField
        id="interval-to"
        label="Until which day?"
        optional
        value={entry.to}
        onChange={(to) => change({ to })}
        error={errorOf('interval-to')}
      />
      <TextField
        id="interval-why"
        label="Why?"
        hint="Kept with the interval. No names, please."
        lines={2}
        value={entry.why}
        onChange={(why) => change({ why })}
        error={errorOf('interval-why')}
        maxLength={500}
      />
      <TextField
        id="interval-document"
        label="The agency’s document"
        optional
        hint="Needed where the agency asks less often than the source."
        value={entry.document}
        onChange={(document) => change({ document })}
        error={errorOf('interval-document')}
        maxLength={300}
      />
    </FormDialog>
  );
}
