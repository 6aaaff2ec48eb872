import { FormDialog } from '@trellis/ui/form-dialog';
import { refusalAtFields, useSaveEntry } from '@trellis/ui/save-entry';
import type { ReportAction } from '@trellis/core/reporting';
import { useAction, useApi } from '@trellis/plugin/screens';
import { DateField } from '@trellis/ui/date-field';
import { SelectField } from '@trellis/ui/select-field';
import { todayOn } from '@trellis/ui/sitting';
import { TextField } from '@trellis/ui/text-field';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import {
  ACTION_FIELDS,
  actionEntry,
  actionFaults,
  actionTyped,
  PROGRESS_WORDS,
  type ActionEntry,
} from './action-entry.ts';

export interface ActionDialogProps {
  /** Absent: a new one. */
  readonly action: ReportAction | undefined;
  /** The report that a new one came of, if any. */
  readonly reportId?: string;
  readonly onClose: () => void;
  /** What was done, in words. */
  readonly onSaved: (words: string) => void;
}

const PROGRESS = Object.entries(PROGRESS_WORDS).map(([value, label]) => ({ value, label }));

/** What is to be done because of a report, who sees to it, by when, and how far it is. */
export function ActionDialog({ action, reportId, onClose, onSaved }: ActionDialogProps) {
  const timeZone = useTimeZone();
  const api = useApi();
  const [entry, setEntry] = useState(() => actionEntry(action));
  const saving = useAction();
  const refused = refusalAtFields(saving.error, (path) => ACTION_FIELDS[path]);
  const { isBusy, shown, errorOf, save } = useSaveEntry(saving, actionFaults(entry), refused);
  const change = (part: Partial<ActionEntry>): void => setEntry({ ...entry, ...part });
  return (
    <FormDialog
      onClose={onClose}
      title={action === undefined ? 'Add an action' : 'Change the action'}
      onSubmit={() =>
        save(async () => {
          await api.reporting.saveAction.mutate(
            actionTyped(entry, action ?? (reportId === undefined ? {} : { reportId }), todayOn(timeZone)),
          );
          onSaved(`“${entry.what.trim()}”: ${PROGRESS_WORDS[entry.progress].toLowerCase()}.`);
        })
      }
      errors={shown}
      isBusy={isBusy}
    >
      <TextField
        id="action-what"
        label="What is to be done?"
        lines={2}
        value={entry.what}
        onChange={(what) => change({ what })}
        error={errorOf('action-what')}
        maxLength={400}
      />
      <TextField
        id="action-owner"
        label="Who sees to it?"
        hint="An office, or a name."
        value={entry.owner}
        onChange={(owner) => change({ owner })}
        error={errorOf('action-owner')}
        maxLength={200}
      />
      <DateField
        id="action-due"
        label="By when?"
        value={entry.dueOn}
        onChange={(dueOn) => change({ dueOn })}
        error={errorOf('action-due')}
      />
      <SelectField
        id="action-progress"
        label="How far is it?"
        choices={PROGRESS}
        value={entry.progress}
        onChange={(progress) => change({ progress: progress as ReportAction['progress'] })}
        error={errorOf('action-progress')}
      />
      <TextField
        id="action-note"
        label="A word on it"
        hint="Such as “2 of 6”."
        optional
        value={entry.note}
        onChange={(note) => change({ note })}
        error={errorOf('action-note')}
        maxLength={200}
      />
    </FormDialog>
  );
}
