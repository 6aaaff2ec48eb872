import type { AgencyId } from '@trellis/core';
import type { OwnCourse } from '@trellis/core/standards';
import { useAction, useApi, useLoad } from '@trellis/plugin/screens';
import { FaultNote } from '@trellis/ui/fault-note';
import { FormDialog } from '@trellis/ui/form-dialog';
import { refusalAtFields, useSaveEntry } from '@trellis/ui/save-entry';
import { SelectField } from '@trellis/ui/select-field';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';
import { useMayDo } from '../who-may.ts';

const FIELDS: Readonly<Record<string, string>> = {
  agencyId: 'own-agency',
  title: 'own-title',
  ref: 'own-ref',
  summary: 'own-summary',
};

/** Adds a course that an agency gives to its own staff. */
export function OwnCourseDialog({
  onClose,
  onAdded,
}: {
  readonly onClose: () => void;
  readonly onAdded: (course: OwnCourse) => void;
}) {
  const api = useApi();
  const { isRunning, leadsAgencies } = useMayDo();
  const agencies = useLoad(() => api.people.agencies.query(), []);
  const hers = (agencies.answer ?? []).filter(({ id }) => isRunning || leadsAgencies.includes(id));
  const [typed, setTyped] = useState({ agencyId: '', title: '', ref: '', summary: '' });
  const agencyId = hers.length === 1 ? hers[0]!.id : hers.find(({ id }) => id === typed.agencyId)?.id;
  const saving = useAction();
  const faults = [
    ...(agencyId === undefined ? [{ fieldId: 'own-agency', text: 'Choose the agency that gives it' }] : []),
    ...(typed.title.trim() === '' ? [{ fieldId: 'own-title', text: 'Say what it is called' }] : []),
    ...(typed.ref.trim() === '' ? [{ fieldId: 'own-ref', text: 'Give it a short name' }] : []),
  ];
  const refused = refusalAtFields(saving.error, (path) => FIELDS[path]);
  const { isBusy, shown, errorOf, save } = useSaveEntry(saving, faults, refused);
  return (
    <FormDialog
      onClose={onClose}
      title="Add a course of your own"
      onSubmit={() =>
        save(async () => {
          onAdded(
            await api.standards.saveOwnCourse.mutate({
              agencyId: agencyId as AgencyId,
              title: typed.title.trim(),
              ref: typed.ref.trim(),
              ...(typed.summary.trim() === '' ? {} : { summary: typed.summary.trim() }),
            }),
          );
        })
      }
      errors={shown}
      isBusy={isBusy}
      button="Add it"
      busy="Adding"
    >
      <FaultNote title="We could not load the agencies" error={agencies.error} />
      {hers.length === 1 ? null : (
        <SelectField
          id="own-agency"
          label="Which agency gives it?"
          first="Choose an agency"
          choices={hers.map(({ id, name }) => ({ value: id, label: name }))}
          value={typed.agencyId}
          onChange={(chosen) => setTyped({ ...typed, agencyId: chosen })}
          error={errorOf('own-agency')}
        />
      )}
      <TextField
        id="own-title"
        label="What is it called?"
        value={typed.title}
        onChange={(title) => setTyped({ ...typed, title })}
        error={errorOf('own-title')}
        maxLength={200}
      />
      <TextField
        id="own-ref"
        label="Short name"
        hint="As files of completions and your LMS name it. It does not change later."
        value={typed.ref}
        onChange={(ref) => setTyped({ ...typed, ref })}
        error={errorOf('own-ref')}
        maxLength={60}
      />
      <TextField
        id="own-summary"
        label="What is it about?"
        optional
        lines={3}
        value={typed.summary}
        onChange={(summary) => setTyped({ ...typed, summary })}
        error={errorOf('own-summary')}
        maxLength={1000}
      />
    </FormDialog>
  );
}
