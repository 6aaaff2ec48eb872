import type { LmsMapping } from '@trellis/core/lms';
import { useAction, useApi } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { CheckboxGroup } from '@trellis/ui/checkbox-group';
import { DateField, dateOf, entryOf } from '@trellis/ui/date-field';
import { ErrorSummary } from '@trellis/ui/error-summary';
import type { FieldProps } from '@trellis/ui/field';
import { Form } from '@trellis/ui/form';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { SelectField } from '@trellis/ui/select-field';
import { lazy, Suspense, useState } from 'react';
import { mappingFaults, mappingRefusal, type MappingEntry } from './mapping-faults.ts';
import type { CountedAs } from './our-courses.ts';

/** More courses than this are found by typing. */
const LONGEST_LIST = 30;

const ComboField = lazy(async () => ({ default: (await import('@trellis/ui/combo-field')).ComboField }));

export interface MappingFormProps {
  readonly lmsCourseId: string;
  /** The mapping to change; absent: another one. */
  readonly mapping?: LmsMapping | undefined;
  /** The short name of the course that is chosen at first. */
  readonly suggested?: string | undefined;
  readonly countedAs: CountedAs;
  readonly onSaved: () => void;
  readonly onCancel: () => void;
}

/** Says what completing something in an LMS counts as: one of our courses, requirements, or both, and for which days of completing it. */
export function MappingForm({ lmsCourseId, mapping, suggested, countedAs, onSaved, onCancel }: MappingFormProps) {
  const api = useApi();
  const [entry, setEntry] = useState<MappingEntry>({
    courseRef: mapping?.courseRef ?? suggested ?? '',
    courseVersion: mapping?.courseVersion ?? '',
    satisfies: mapping?.satisfies ?? [],
    from: entryOf(mapping?.validFrom ?? null),
    to: entryOf(mapping?.validTo ?? null),
  });
  const [isIncomplete, setIncomplete] = useState(false);
  const saving = useAction();
  const faults = mappingFaults(entry);
  const shown = isIncomplete && faults.length > 0 ? faults : mappingRefusal(saving.error);
  const errorOf = (id: string): string | undefined => shown.find((fault) => fault.fieldId === id)?.text;
  const versions = countedAs.courses.find(({ ref }) => ref === entry.courseRef)?.versions ?? [];
  const change = (part: Partial<MappingEntry>): void => setEntry((before) => ({ ...before, ...part }));

  function save(): void {
    setIncomplete(faults.length > 0);
    if (faults.length > 0) return;
    const { courseRef, courseVersion, satisfies } = entry;
    saving.run(async () => {
      await api.lms.mapCourse.mutate({
        lmsCourseId,
        ...(mapping === undefined ? {} : { id: mapping.id }),
        ...(courseRef === '' ? {} : { courseRef }),
        ...(courseRef === '' || courseVersion === '' ? {} : { courseVersion }),
        satisfies: [...satisfies],
        validFrom: dateOf(entry.from),
        validTo: dateOf(entry.to),
      });
      onSaved();
    });
  }
  return (
    <Form onSubmit={save}>
      <ErrorSummary errors={shown} />
      <CourseField
        id="counts-course"
        label="Which of our courses is it?"
        optional
        hint="It then counts for whatever that course counts for, now and later."
        error={errorOf('counts-course')}
        courses={countedAs.courses}
        value={entry.courseRef}
        onChange={(courseRef) => change({ courseRef, courseVersion: '' })}
      />
      {versions.length === 0 ? null : (
        <SelectField
          id="counts-version"
          label="Which version of it?"
          first="No version in particular"
          choices={versions.map((version) => ({ value: version, label: `Version ${version}` }))}
          value={entry.courseVersion}
          onChange={(courseVersion) => change({ courseVersion })}
          error={errorOf('counts-version')}
        />
      )}
      <CheckboxGroup
        id="counts-satisfies"
        label="Which requirements does it satisfy by itself?"
        optional
        hint="Only where none of our courses says so already."
        choices={satisfiable(countedAs, mapping)}
        value={entry.satisfies}
        onChange={(satisfies) => change({ satisfies })}
        error={errorOf('counts-satisfies')}
      />
      <DateField
        id="counts-from"
        label="First day of completing it that counts"
        optional
        hint="Leave it empty if it always counted."
        value={entry.from}
        onChange={(from) => change({ from })}
        error={errorOf('counts-from')}
      />
      <DateField
        id="counts-to"
        label="Last day of completing it that counts"
        optional
        hint="Leave it empty if it goes on counting."
        value={entry.to}
        onChange={(to) => change({ to })}
        error={errorOf('counts-to')}
      />
      <p className="muted small">
        Everybody who completed it in the LMS is looked at again, those of years ago too. It may take some minutes.
      </p>
      <ButtonRow>
        <Button kind="main" type="submit" busy={saving.isBusy ? 'Saving' : undefined}>
          {mapping === undefined ? 'Count it' : 'Save the change'}
        </Button>
        <Button onPress={onCancel}>Cancel</Button>
      </ButtonRow>
    </Form>
  );
}

/** The requirements to tick, with what was ticked before and no installed pack asks for now. */
function satisfiable({ requirements, titleOf }: CountedAs, mapping: LmsMapping | undefined) {
  const others = (mapping?.satisfies ?? []).filter((id) => !requirements.some((each) => each.id === id));
  return [...requirements, ...others.map((id) => ({ id, title: titleOf(id) }))].map(({ id, title }) => ({
    value: id,
    label: title,
  }));
}

function CourseField({
  courses,
  value,
  onChange,
  ...field
}: FieldProps & {
  readonly courses: CountedAs['courses'];
  readonly value: string;
  readonly onChange: (ref: string) => void;
}) {
  const choices = courses.map(({ ref, title }) => ({ value: ref, label: `${title} (${ref})` }));
  if (choices.length <= LONGEST_LIST)
    return <SelectField {...field} first="None of them" choices={choices} value={value} onChange={onChange} />;
  return (
    <Suspense fallback={<ProgressBar label="Courses" words="Loading the courses" />}>
      <ComboField
        {...field}
        choices={choices}
        value={value === '' ? null : value}
        onChange={(chosen) => onChange(chosen ?? '')}
        none="No course has this name"
      />
    </Suspense>
  );
}
