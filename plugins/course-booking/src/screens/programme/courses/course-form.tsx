import { refusalAtFields, useSaveEntry } from '@trellis/ui/save-entry';
import type { Course } from '@trellis/core/courses';
import { type SatisfiableKnown, useAction, useApi } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { Checkbox } from '@trellis/ui/checkbox-group';
import { Disclosure } from '@trellis/ui/disclosure';
import { ErrorSummary } from '@trellis/ui/error-summary';
import { Form } from '@trellis/ui/form';
import { Columns } from '@trellis/ui/layout';
import { RadioGroup } from '@trellis/ui/radio-group';
import { SelectField } from '@trellis/ui/select-field';
import { TextField } from '@trellis/ui/text-field';
import { OFFER_KIND_WORDS } from '../../offer-kind-words.ts';
import { courseEntryOf, courseFaults, courseTyped, isUsuallyFree, type CourseEntry } from './course-entry.ts';
import { KeptNote } from '../kept-note.tsx';
import { SatisfiesField } from './satisfies-field.tsx';
import { useKeptEntry } from '../kept-entry.ts';

export interface CourseFormProps {
  /** Absent: a new one. */
  readonly course: Course | undefined;
  readonly known: SatisfiableKnown;
  readonly onSaved: (course: Course) => void;
}

const KINDS = Object.entries(OFFER_KIND_WORDS).map(([value, label]) => ({ value, label }));

const FIELDS: Readonly<Record<string, string>> = {
  ref: 'course-ref',
  title: 'course-title',
  url: 'course-url',
  durationMinutes: 'course-minutes',
  fullCostPence: 'course-full-cost',
  prerequisite: 'course-prerequisite',
};

/** How a course is described: what it is, whom it is for, what should come before it. */
export function CourseForm({ course, known, onSaved }: CourseFormProps) {
  const api = useApi();
  const { entry, change, isFromEarlier, beginAgain, forget } = useKeptEntry<CourseEntry>(
    `course-${course?.ref ?? 'new'}`,
    courseEntryOf(course),
  );
  const saving = useAction();
  const refused = refusalAtFields(saving.error, (path) => FIELDS[path.split('.')[0] ?? '']);
  const saveEntry = useSaveEntry(saving, courseFaults(entry), refused);
  const { shown, errorOf } = saveEntry;

  function save(): void {
    saveEntry.save(async () => {
      const saved = await api.courses.save.mutate({
        ...courseTyped(entry),
        ...(course === undefined ? {} : { id: course.id }),
      });
      forget();
      onSaved(saved);
    });
  }
  return (
    <Card title="How it is described">
      <Form onSubmit={save}>
        <ErrorSummary errors={shown} />
        <KeptNote isFromEarlier={isFromEarlier} onBeginAgain={beginAgain} />
        <TextField
          id="course-title"
          label="Title"
          value={entry.title}
          onChange={(title) => change({ title })}
          error={errorOf('course-title')}
          maxLength={200}
        />
        {course === undefined ? (
          <TextField
            id="course-ref"
            label="Short name"
            hint="Letters, figures and hyphens, such as SG-EY. It cannot be changed later, because records name it."
            value={entry.ref}
            onChange={(ref) => change({ ref })}
            error={errorOf('course-ref')}
            maxLength={60}
          />
        ) : null}
        <SelectField
          label="What sort of offer is it?"
          choices={KINDS}
          value={entry.kind}
          onChange={(value) => {
            const kind = value as CourseEntry['kind'];
            change({ kind, isPriced: !isUsuallyFree(kind) });
          }}
        />
        <TextField
          label="What is it about?"
          hint="A few sentences, as people read them before they ask for a place."
          optional
          lines={4}
          value={entry.summary}
          onChange={(summary) => change({ summary })}
          maxLength={1000}
        />
        <Columns kind="two">
          <TextField
            id="course-minutes"
            label="How many minutes does it take?"
            optional
            inputMode="numeric"
            value={entry.minutes}
            onChange={(minutes) => change({ minutes })}
            error={errorOf('course-minutes')}
            maxLength={5}
          />
          <TextField
            label="Level"
            hint="As your price list names it."
            optional
            value={entry.level}
            onChange={(level) => change({ level })}
            maxLength={60}
          />
        </Columns>
        <TextField
          label="Who gives it?"
          optional
          value={entry.provider}
          onChange={(provider) => change({ provider })}
          maxLength={200}
        />
        <TextField
          id="course-url"
          label={entry.kind === 'other-offer' ? 'Where the others offer it' : 'Where it can be started'}
          hint="For what is not booked here, such as e-learning."
          optional={entry.kind !== 'other-offer'}
          type="url"
          value={entry.url}
          onChange={(url) => change({ url })}
          error={errorOf('course-url')}
          maxLength={500}
        />
        <Checkbox
          label="Several agencies learn together"
          detail="Then single-agency basics come first, which is the employer’s duty."
          checked={entry.isInterAgency}
          onChange={(isInterAgency) => change({ isInterAgency })}
        />
        <Checkbox
          label="The price list applies to it"
          detail="Who pays what stands there. Some courses are free by the price list itself."
          checked={entry.isPriced}
          onChange={(isPriced) => change({ isPriced })}
        />
        {entry.isPriced ? (
          <TextField
            id="course-full-cost"
            label="What a place costs the organiser, in pounds"
            hint="Only for price lists that charge the full cost. Whoever came and could not be charged without it is charged then."
            optional
            inputMode="decimal"
            value={entry.fullCost}
            onChange={(fullCost) => change({ fullCost })}
            error={errorOf('course-full-cost')}
            maxLength={10}
          />
        ) : null}
        <Disclosure summary="What should come before it" open={entry.prerequisite.length > 0}>
          <SatisfiesField
            id="course-prerequisite"
            label="Any of these is enough"
            optional
            known={known}
            value={entry.prerequisite}
            onChange={(prerequisite) => change({ prerequisite })}
            error={errorOf('course-prerequisite')}
          />
          {entry.prerequisite.length === 0 ? null : (
            <RadioGroup
              label="And without it?"
              value={entry.effect}
              onChange={(effect) => change({ effect: effect as CourseEntry['effect'] })}
              choices={[
                {
                  value: 'warn',
                  label: 'The manager is warned',
                  detail: 'They say that the basics are in place, with date and title, before they agree.',
                },
                { value: 'block', label: 'Nobody can come', detail: 'Until it is on record.' },
              ]}
            />
          )}
        </Disclosure>
        <ButtonRow>
          <Button kind="main" type="submit" busy={saving.isBusy ? 'Saving' : undefined}>
            {course === undefined ? 'Add the course' : 'Save'}
          </Button>
        </ButtonRow>
      </Form>
    </Card>
  );
}
