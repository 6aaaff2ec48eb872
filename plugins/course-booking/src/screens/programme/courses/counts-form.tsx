import { FormDialog } from '@trellis/ui/form-dialog';
import { refusalAtFields } from '@trellis/ui/save-entry';
import type { CourseMapping, CourseWithMappings } from '@trellis/core/courses';
import { type SatisfiableKnown, useAction, useApi } from '@trellis/plugin/screens';
import { DateField, dateOf, entryOf } from '@trellis/ui/date-field';
import { SelectField } from '@trellis/ui/select-field';
import { useState } from 'react';
import { dateFaults } from '../entry-faults.ts';
import { SatisfiesField } from './satisfies-field.tsx';

export interface CountsFormProps {
  readonly of: CourseWithMappings;
  /** Absent: another one. */
  readonly mapping: CourseMapping | undefined;
  readonly known: SatisfiableKnown;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

const FIELDS: Readonly<Record<string, string>> = {
  satisfies: 'counts-satisfies',
  version: 'counts-version',
  validFrom: 'counts-from',
  validTo: 'counts-to',
};

/** A sheet that says what completing a course satisfies, and for which days of completing it. */
export function CountsForm({ of: { course, versions }, mapping, known, onClose, onSaved }: CountsFormProps) {
  const api = useApi();
  const [satisfies, setSatisfies] = useState<readonly string[]>(mapping?.satisfies ?? []);
  const [version, setVersion] = useState(mapping?.version ?? '');
  const [from, setFrom] = useState(entryOf(mapping?.validFrom ?? null));
  const [to, setTo] = useState(entryOf(mapping?.validTo ?? null));
  const [isIncomplete, setIncomplete] = useState(false);
  const saving = useAction();
  const [first, last] = [dateOf(from), dateOf(to)];
  const faults = [
    ...(satisfies.length === 0 ? [{ fieldId: 'counts-satisfies', text: 'Tick at least one' }] : []),
    ...dateFaults('counts-from', from),
    ...dateFaults('counts-to', to),
    ...(first !== null && last !== null && last < first
      ? [{ fieldId: 'counts-to', text: 'The last day is before the first' }]
      : []),
  ];
  const shown =
    isIncomplete && faults.length > 0
      ? faults
      : refusalAtFields(saving.error, (path) => FIELDS[path.split('.')[0] ?? '']);
  const errorOf = (id: string): string | undefined => shown.find((fault) => fault.fieldId === id)?.text;

  function save(): void {
    setIncomplete(faults.length > 0);
    if (faults.length > 0) return;
    saving.run(async () => {
      await api.courses.map.mutate({
        courseId: course.id,
        ...(mapping === undefined ? {} : { id: mapping.id }),
        ...(version === '' ? {} : { version }),
        satisfies: [...satisfies],
        validFrom: first,
        validTo: last,
      });
      onSaved();
    });
  }
  return (
    <FormDialog
      onClose={onClose}
      title={`What ${course.title} counts for`}
      onSubmit={save}
      errors={shown}
      isBusy={saving.isBusy}
    >
      {versions.length === 0 ? null : (
        <SelectField
          id="counts-version"
          label="Which version of it?"
          first="Every version"
          choices={versions.map((each) => ({ value: each.version, label: `Version ${each.version}` }))}
          value={version}
          onChange={setVersion}
          error={errorOf('counts-version')}
        />
      )}
      <SatisfiesField
        id="counts-satisfies"
        label="What does completing it satisfy?"
        known={known}
        value={satisfies}
        onChange={setSatisfies}
        error={errorOf('counts-satisfies')}
      />
      <DateField
        id="counts-from"
        label="First day of completing it that counts"
        optional
        hint="Leave it empty if it always counted."
        value={from}
        onChange={setFrom}
        error={errorOf('counts-from')}
      />
      <DateField
        id="counts-to"
        label="Last day of completing it that counts"
        optional
        hint="Leave it empty if it goes on counting."
        value={to}
        onChange={setTo}
        error={errorOf('counts-to')}
      />
      <p className="muted small">Everybody who completed it is judged again at once, those of years ago too.</p>
    </FormDialog>
  );
}
