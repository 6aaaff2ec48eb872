import type { CourseId } from '@trellis/core';
import { useAction, useApi } from '@trellis/plugin/screens';
import { Checkbox } from '@trellis/ui/checkbox-group';
import { DateField, dateOf, entryOf } from '@trellis/ui/date-field';
import { FormDialog } from '@trellis/ui/form-dialog';
import { refusalAtFields, useSaveEntry } from '@trellis/ui/save-entry';
import { todayOn } from '@trellis/ui/sitting';
import { TextField } from '@trellis/ui/text-field';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import { CourseChoices } from './course-choices.tsx';
import type { LessonListed } from '../answers.ts';

const FIELDS: Readonly<Record<string, string>> = {
  title: 'lesson-title',
  summary: 'lesson-summary',
  receivedOn: 'lesson-received',
  document: 'lesson-document',
  courseIds: 'lesson-courses',
};

/** A lesson of a case review, and which courses should carry it. */
export function LessonDialog({
  lesson,
  onClose,
  onSaved,
}: {
  /** Absent: a new one. */
  readonly lesson: LessonListed | undefined;
  readonly onClose: () => void;
  readonly onSaved: (words: string) => void;
}) {
  const timeZone = useTimeZone();
  const api = useApi();
  const [title, setTitle] = useState(lesson?.title ?? '');
  const [summary, setSummary] = useState(lesson?.summary ?? '');
  const [receivedOn, setReceivedOn] = useState(() => entryOf(lesson?.receivedOn ?? todayOn(timeZone)));
  const [document, setDocument] = useState(lesson?.document ?? '');
  const [courseIds, setCourseIds] = useState<readonly string[]>(lesson?.courseIds ?? []);
  const [isClosed, setClosed] = useState(lesson?.state === 'closed');
  const saving = useAction();
  const received = dateOf(receivedOn);
  const faults = [
    ...(title.trim() === '' ? [{ fieldId: 'lesson-title', text: 'Give it a title' }] : []),
    ...(summary.trim() === '' ? [{ fieldId: 'lesson-summary', text: 'Say what was learnt' }] : []),
    ...(received === null ? [{ fieldId: 'lesson-received', text: 'Enter a real day, such as 31 3 2027' }] : []),
  ];
  const refused = refusalAtFields(saving.error, (path) => FIELDS[path.split('.')[0] ?? '']);
  const { isBusy, shown, errorOf, save } = useSaveEntry(saving, faults, refused);
  return (
    <FormDialog
      onClose={onClose}
      title={lesson === undefined ? 'Add a lesson' : 'Change the lesson'}
      onSubmit={() =>
        save(async () => {
          if (received === null) return;
          await api.quality.saveLesson.mutate({
            ...(lesson === undefined ? {} : { id: lesson.id }),
            title: title.trim(),
            summary: summary.trim(),
            receivedOn: received,
            ...(document.trim() === '' ? {} : { document: document.trim() }),
            courseIds: courseIds.map((id) => id as CourseId),
            state: isClosed ? 'closed' : 'open',
          });
          onSaved(
            isClosed
              ? `“${title.trim()}” is closed.`
              : `“${title.trim()}” is kept, and each course that should carry it is under review.`,
          );
        })
      }
      errors={shown}
      isBusy={isBusy}
    >
      <TextField
        id="lesson-title"
        label="Title"
        value={title}
        onChange={setTitle}
        error={errorOf('lesson-title')}
        maxLength={200}
      />
      <TextField
        id="lesson-summary"
        label="What was learnt?"
        hint="Without names of children, families or practitioners."
        lines={4}
        value={summary}
        onChange={setSummary}
        error={errorOf('lesson-summary')}
        maxLength={2000}
      />
      <DateField
        id="lesson-received"
        label="When did it reach us?"
        value={receivedOn}
        onChange={setReceivedOn}
        error={errorOf('lesson-received')}
      />
      <TextField
        id="lesson-document"
        label="Where is it written?"
        hint="The title of the review, or its address."
        optional
        value={document}
        onChange={setDocument}
        error={errorOf('lesson-document')}
        maxLength={300}
      />
      <CourseChoices
        id="lesson-courses"
        label="Which courses should carry it?"
        hint="Each of them is looked at again."
        optional
        value={courseIds}
        onChange={setCourseIds}
        error={errorOf('lesson-courses')}
      />
      {lesson === undefined ? null : (
        <Checkbox
          label="It is closed"
          detail="Every course carries it, and nothing is left to do. Its actions must be done first."
          checked={isClosed}
          onChange={setClosed}
        />
      )}
    </FormDialog>
  );
}
