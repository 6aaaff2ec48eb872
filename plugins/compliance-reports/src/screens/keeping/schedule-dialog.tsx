import { FormDialog } from '@trellis/ui/form-dialog';
import { refusalAtFields, useSaveEntry } from '@trellis/ui/save-entry';
import type { Report, Schedule } from '@trellis/core/reporting';
import { useAction, useApi } from '@trellis/plugin/screens';
import { Checkbox, CheckboxGroup } from '@trellis/ui/checkbox-group';
import { SelectField } from '@trellis/ui/select-field';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';
import { FORMAT_WORDS, REPORT_KINDS } from '../reports/report-words.ts';
import {
  MONTHS,
  SCHEDULE_FIELDS,
  scheduleEntry,
  scheduleFaults,
  scheduleTyped,
  type ScheduleEntry,
} from './schedule-entry.ts';
import { WhichAgency } from '../reports/which-agency.tsx';

export interface ScheduleDialogProps {
  /** Absent: a new one. */
  readonly schedule: Schedule | undefined;
  readonly onClose: () => void;
  /** What was done, in words. */
  readonly onSaved: (words: string) => void;
}

const KINDS = Object.entries(REPORT_KINDS).map(([value, label]) => ({ value, label }));
const FORMATS = Object.entries(FORMAT_WORDS).map(([value, label]) => ({ value, label }));

/** When a report is drawn up by itself, and to whom it goes once it is signed. */
export function ScheduleDialog({ schedule, onClose, onSaved }: ScheduleDialogProps) {
  const api = useApi();
  const [entry, setEntry] = useState(() => scheduleEntry(schedule));
  const saving = useAction();
  const refused = refusalAtFields(saving.error, (path) => SCHEDULE_FIELDS[path]);
  const { isBusy, shown, errorOf, save } = useSaveEntry(saving, scheduleFaults(entry), refused);
  const change = (part: Partial<ScheduleEntry>): void => setEntry({ ...entry, ...part });
  return (
    <FormDialog
      onClose={onClose}
      title={schedule === undefined ? 'Add a schedule' : 'Change the schedule'}
      onSubmit={() =>
        save(async () => {
          await api.reporting.saveSchedule.mutate(scheduleTyped(entry, schedule?.id));
          onSaved(`“${entry.title.trim()}” is saved.`);
        })
      }
      errors={shown}
      isBusy={isBusy}
    >
      <p>
        On its day a draft is drawn up as at the day before. It goes to the recipients once it is signed, and never
        before.
      </p>
      <TextField
        id="schedule-title"
        label="Title"
        value={entry.title}
        onChange={(title) => change({ title })}
        error={errorOf('schedule-title')}
        maxLength={200}
      />
      <SelectField
        id="schedule-kind"
        label="Which report?"
        choices={KINDS}
        value={entry.kind}
        onChange={(kind) => change({ kind: kind as Report['kind'] })}
        error={errorOf('schedule-kind')}
      />
      {entry.kind === 'board' ? null : (
        <WhichAgency
          id="schedule-agency"
          label="Of which agency?"
          value={entry.agencyId}
          onChange={(agencyId) => change({ agencyId })}
          error={errorOf('schedule-agency')}
        />
      )}
      <CheckboxGroup
        id="schedule-months"
        label="In which months?"
        choices={MONTHS}
        value={entry.months}
        onChange={(months) => change({ months })}
        error={errorOf('schedule-months')}
      />
      <TextField
        id="schedule-day"
        label="On which day of the month?"
        inputMode="numeric"
        value={entry.day}
        onChange={(day) => change({ day })}
        error={errorOf('schedule-day')}
        maxLength={2}
      />
      <TextField
        id="schedule-recipients"
        label="To whom does it go?"
        hint="One person a line: a name, a comma, an address. Each delivery is logged."
        lines={4}
        value={entry.recipients}
        onChange={(recipients) => change({ recipients })}
        error={errorOf('schedule-recipients')}
      />
      <CheckboxGroup
        id="schedule-formats"
        label="As which files?"
        choices={FORMATS}
        value={entry.formats}
        onChange={(formats) => change({ formats })}
        error={errorOf('schedule-formats')}
      />
      <Checkbox
        label="Send the files with the letter"
        detail="Otherwise the letter has the address alone, which asks people to sign in."
        checked={entry.attachFiles}
        onChange={(attachFiles) => change({ attachFiles })}
      />
      <Checkbox
        label="Pause it"
        detail="Nothing is drawn up or sent until this is unticked."
        checked={entry.isPaused}
        onChange={(isPaused) => change({ isPaused })}
      />
    </FormDialog>
  );
}
