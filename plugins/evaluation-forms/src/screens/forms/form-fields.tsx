import type { Form } from '@trellis/core/evaluation';
import { Checkbox, CheckboxGroup } from '@trellis/ui/checkbox-group';
import { Disclosure } from '@trellis/ui/disclosure';
import { Stack } from '@trellis/ui/layout';
import { RadioGroup } from '@trellis/ui/radio-group';
import { TextField } from '@trellis/ui/text-field';
import { fieldIds } from './form-entry-faults.ts';
import type { FormEntry } from './form-entry.ts';
import { HEADING_WORDS } from './form-words.ts';

export interface FormFieldsProps {
  readonly entry: FormEntry;
  readonly change: (entry: FormEntry) => void;
  readonly errorOf: (fieldId: string) => string | undefined;
}

/** What a form is called, whether it has names, what it is headed with, and when it asks again. */
export function FormFields({ entry, change, errorOf }: FormFieldsProps) {
  const put = (part: Partial<FormEntry>): void => change({ ...entry, ...part });
  const field = (part: string) => ({ id: fieldIds.form(part), error: errorOf(fieldIds.form(part)) });
  const number = (part: 'mostObjectives' | 'followUpMonths' | 'sharePercent' | 'pairs' | 'againPercent') => ({
    ...field(part),
    inputMode: 'numeric' as const,
    maxLength: 4,
    value: entry[part],
    onChange: (typed: string) => put({ [part]: typed }),
  });
  return (
    <Stack gap="wide">
      <TextField
        {...field('title')}
        label="Title"
        value={entry.title}
        onChange={(title) => put({ title })}
        maxLength={200}
      />
      <RadioGroup
        {...field('naming')}
        label="With names or without?"
        value={entry.naming}
        onChange={(naming) => put({ naming: naming as Form['naming'] })}
        choices={[
          {
            value: 'named',
            label: 'With names',
            detail: 'Learners keep a plan and see what changed for them. Summaries never have a name.',
          },
          {
            value: 'anonymous',
            label: 'Anonymous',
            detail: 'Nobody can tell whose an answer is, not even in the database. It asks once, after the course.',
          },
        ]}
      />
      <CheckboxGroup
        {...field('headings')}
        label="What stands at its head"
        hint="We know all of it already: nobody types it."
        choices={Object.entries(HEADING_WORDS).map(([value, label]) => ({ value, label }))}
        value={entry.headings}
        onChange={(headings) => put({ headings: headings as Form['headings'] })}
      />
      <TextField {...number('mostObjectives')} label="Objectives asked at most" hint="The first ones of the course." />
      <TextField {...number('followUpMonths')} label="Months until people are asked again" />
      <Disclosure summary="When a course is looked at again" open={hasFault(errorOf) || undefined}>
        <Stack>
          <TextField
            {...number('sharePercent')}
            label="Objectives not met, per cent"
            hint="Not met: still the lowest rank afterwards, or lower than before."
          />
          <TextField {...number('pairs')} label="Out of how many pairs at least" />
          <TextField {...number('againPercent')} label="In two runs in a row, per cent" />
          <Checkbox
            label="Open a review of the course by itself"
            detail="Otherwise it is only shown, and you decide."
            checked={entry.opensReview}
            onChange={(opensReview) => put({ opensReview })}
          />
        </Stack>
      </Disclosure>
    </Stack>
  );
}

function hasFault(errorOf: FormFieldsProps['errorOf']): boolean {
  return ['sharePercent', 'pairs', 'againPercent'].some((part) => errorOf(fieldIds.form(part)) !== undefined);
}
