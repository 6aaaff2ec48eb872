import type { CourseId } from '@trellis/core';
import { useAction, useApi, useCourses } from '@trellis/plugin/screens';
import { ComboField } from '@trellis/ui/combo-field';
import { DateField, dateOf, noDate } from '@trellis/ui/date-field';
import { FaultNote } from '@trellis/ui/fault-note';
import { FormDialog } from '@trellis/ui/form-dialog';
import { refusalAtFields, useSaveEntry } from '@trellis/ui/save-entry';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';

const FIELDS: Readonly<Record<string, string>> = { courseId: 'open-course', why: 'open-why', dueOn: 'open-due' };

/** Asks that a course is looked at again, with why. Where a review of it is open, the question joins it. */
export function OpenReview({
  onClose,
  onOpened,
}: {
  readonly onClose: () => void;
  readonly onOpened: (id: string) => void;
}) {
  const api = useApi();
  const { courses, error } = useCourses();
  const [courseId, setCourseId] = useState<string | null>(null);
  const [why, setWhy] = useState('');
  const [dueOn, setDueOn] = useState(noDate);
  const saving = useAction();
  const due = dateOf(dueOn);
  const isDueTyped = Object.values(dueOn).some((part) => part.trim() !== '');
  const faults = [
    ...(courseId === null ? [{ fieldId: 'open-course', text: 'Choose the course' }] : []),
    ...(why.trim() === '' ? [{ fieldId: 'open-why', text: 'Say why it should be looked at' }] : []),
    ...(isDueTyped && due === null ? [{ fieldId: 'open-due', text: 'Enter a real day, such as 31 3 2027' }] : []),
  ];
  const refused = refusalAtFields(saving.error, (path) => FIELDS[path]);
  const { isBusy, shown, errorOf, save } = useSaveEntry(saving, faults, refused);
  return (
    <FormDialog
      onClose={onClose}
      title="Open a course review"
      onSubmit={() =>
        save(async () => {
          const { id } = await api.quality.openReview.mutate({
            courseId: courseId as CourseId,
            why: why.trim(),
            ...(due === null ? {} : { dueOn: due }),
          });
          onOpened(id);
        })
      }
      errors={shown}
      isBusy={isBusy}
      button="Open it"
      busy="Opening"
    >
      <FaultNote title="We could not load the courses" error={error} />
      <ComboField
        id="open-course"
        label="Which course?"
        hint="If a review of it is open, your question joins it."
        none="No course has this name."
        choices={(courses ?? []).map(({ course }) => ({ value: course.id, label: course.title, detail: course.ref }))}
        value={courseId}
        onChange={setCourseId}
        error={errorOf('open-course')}
      />
      <TextField
        id="open-why"
        label="Why should it be looked at?"
        lines={3}
        value={why}
        onChange={setWhy}
        error={errorOf('open-why')}
        maxLength={500}
      />
      <DateField
        id="open-due"
        label="By when?"
        hint="Left empty, in three months."
        optional
        value={dueOn}
        onChange={setDueOn}
        error={errorOf('open-due')}
      />
    </FormDialog>
  );
}
