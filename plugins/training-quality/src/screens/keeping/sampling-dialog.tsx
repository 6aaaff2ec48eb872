import type { CourseId } from '@trellis/core';
import type { SamplingPlan } from '@trellis/core/quality';
import { useAction, useApi, useLoad } from '@trellis/plugin/screens';
import { CheckboxGroup } from '@trellis/ui/checkbox-group';
import { DateField, dateOf, entryOf } from '@trellis/ui/date-field';
import { FaultNote } from '@trellis/ui/fault-note';
import { FormDialog } from '@trellis/ui/form-dialog';
import { refusalAtFields, useSaveEntry } from '@trellis/ui/save-entry';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';
import { CourseChoices } from './course-choices.tsx';
import { usesLine } from '../standards/set-words.ts';

const FIELDS: Readonly<Record<string, string>> = {
  from: 'sample-from',
  to: 'sample-to',
  events: 'sample-events',
  setIds: 'sample-sets',
  courseIds: 'sample-courses',
};

/** How many sessions of a period are looked at in depth, against what, and which courses must be among them. */
export function SamplingDialog({
  plan,
  onClose,
  onSaved,
}: {
  /** Absent: a new one. */
  readonly plan: SamplingPlan | undefined;
  readonly onClose: () => void;
  readonly onSaved: (words: string) => void;
}) {
  const api = useApi();
  const sets = useLoad(() => api.standards.sets.query({}), []);
  const [from, setFrom] = useState(() => entryOf(plan?.from ?? null));
  const [to, setTo] = useState(() => entryOf(plan?.to ?? null));
  const [events, setEvents] = useState(plan === undefined ? '' : String(plan.events));
  const [setIds, setSetIds] = useState<readonly string[]>(plan?.setIds ?? []);
  const [courseIds, setCourseIds] = useState<readonly string[]>(plan?.courseIds ?? []);
  const saving = useAction();
  const [first, last] = [dateOf(from), dateOf(to)];
  const isNumber = /^\d{1,3}$/.test(events.trim()) && Number(events) > 0;
  const faults = [
    ...(first === null ? [{ fieldId: 'sample-from', text: 'Enter a real day, such as 1 1 2027' }] : []),
    ...(last === null ? [{ fieldId: 'sample-to', text: 'Enter a real day, such as 31 3 2027' }] : []),
    ...(first !== null && last !== null && last < first
      ? [{ fieldId: 'sample-to', text: 'The last day must not be before the first' }]
      : []),
    ...(isNumber ? [] : [{ fieldId: 'sample-events', text: 'Enter how many sessions, such as 4' }]),
    ...(setIds.length === 0 ? [{ fieldId: 'sample-sets', text: 'Choose what they are held against' }] : []),
  ];
  const refused = refusalAtFields(saving.error, (path) => FIELDS[path.split('.')[0] ?? '']);
  const { isBusy, shown, errorOf, save } = useSaveEntry(saving, faults, refused);
  const offered = (sets.answer ?? []).filter(({ uses }) => uses.includes('session') || uses.includes('trainer'));
  return (
    <FormDialog
      onClose={onClose}
      title={plan === undefined ? 'Add a sampling plan' : 'Change the sampling plan'}
      onSubmit={() =>
        save(async () => {
          if (first === null || last === null) return;
          await api.quality.saveSamplingPlan.mutate({
            ...(plan === undefined ? {} : { id: plan.id }),
            from: first,
            to: last,
            events: Number(events),
            setIds: [...setIds],
            courseIds: courseIds.map((id) => id as CourseId),
          });
          onSaved('The plan is kept. Draw when the dates of the period are published.');
        })
      }
      errors={shown}
      isBusy={isBusy}
    >
      <DateField id="sample-from" label="From" value={from} onChange={setFrom} error={errorOf('sample-from')} />
      <DateField id="sample-to" label="To" value={to} onChange={setTo} error={errorOf('sample-to')} />
      <TextField
        id="sample-events"
        label="How many sessions?"
        inputMode="numeric"
        value={events}
        onChange={setEvents}
        error={errorOf('sample-events')}
        maxLength={3}
      />
      <FaultNote title="We could not load the standards" error={sets.error} />
      <CheckboxGroup
        id="sample-sets"
        label="Against which standards are they observed?"
        choices={offered.map(({ id, title, uses }) => ({ value: id, label: title, detail: usesLine(uses) }))}
        value={setIds}
        onChange={setSetIds}
        error={errorOf('sample-sets')}
      />
      <CourseChoices
        id="sample-courses"
        label="Courses that must be among them"
        hint="A session of each is chosen, whatever the lot says."
        optional
        value={courseIds}
        onChange={setCourseIds}
        error={errorOf('sample-courses')}
      />
    </FormDialog>
  );
}
