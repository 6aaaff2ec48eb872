import type { AgencyKind } from '@trellis/core/people';
import { Checkbox } from '@trellis/ui/checkbox-group';
import { DateField } from '@trellis/ui/date-field';
import { Disclosure } from '@trellis/ui/disclosure';
import { Stack } from '@trellis/ui/layout';
import { SelectField } from '@trellis/ui/select-field';
import { TextField } from '@trellis/ui/text-field';
import { questionFaults, type CalculatorEntry, type LengthAsked, type OutcomeAsked } from './calculator-entry.ts';
import { listAt } from './draft-tree.ts';
import { nameWords } from '../name-words.ts';
import { AGENCY_KINDS, OFFER_KINDS } from './draft-words.ts';

const LENGTHS: readonly { readonly value: LengthAsked; readonly label: string }[] = [
  { value: 'half-day', label: 'A half day' },
  { value: 'full-day', label: 'A full day' },
  { value: 'two-halves', label: 'Two half days' },
  { value: 'two-days', label: 'Two full days' },
];
const OUTCOMES: readonly { readonly value: OutcomeAsked; readonly label: string }[] = [
  { value: 'attended', label: 'Attended' },
  { value: 'cancelled', label: 'Cancelled' },
  { value: 'no-show', label: 'Did not attend' },
  { value: 'arrived-late', label: 'Arrived late' },
  { value: 'unfinished', label: 'Began e-learning and did not finish' },
  { value: 'cancelled-by-organiser', label: 'Cancelled by the organiser' },
];
const SUBSTITUTES = [
  { value: 'same-team', label: 'Of the same team or service' },
  { value: 'same-agency', label: 'Of the same agency' },
  { value: 'other', label: 'Of another agency' },
];

export interface CalculatorProps {
  /** The draft, for what it names: free courses, organisations, marks. */
  readonly policy: unknown;
  readonly entry: CalculatorEntry;
  readonly onChange: (entry: CalculatorEntry) => void;
}

/** The question to the calculator: what sort of agency, which course, and what became of the place. */
export function Calculator({ policy, entry, onChange }: CalculatorProps) {
  const faults = questionFaults(entry);
  const errorOf = (id: string): string | undefined => faults.find((fault) => fault.fieldId === id)?.text;
  const change = (part: Partial<CalculatorEntry>): void => onChange({ ...entry, ...part });
  const titles = wordsIn(policy, 'freeCourses', 'names');
  const named = wordsIn(policy, 'rows', 'named');
  const flags = [...new Set([...wordsIn(policy, 'holds', 'flags'), ...wordsIn(policy, 'rows', 'flags')])];
  const mayBeReplaced = entry.outcome === 'cancelled' || entry.outcome === 'no-show';
  return (
    <Stack>
      <SelectField
        label="Kind of agency"
        choices={AGENCY_KINDS}
        value={entry.kind}
        onChange={(kind) => change({ kind: kind as AgencyKind })}
      />
      <SelectField
        label="How long is the course?"
        choices={[...LENGTHS]}
        value={entry.length}
        onChange={(length) => change({ length: length as LengthAsked })}
      />
      <DateField
        id="ask-course-on"
        label="Day of the course"
        value={entry.courseOn}
        onChange={(courseOn) => change({ courseOn })}
        error={errorOf('ask-course-on')}
      />
      <SelectField
        label="What became of the place?"
        choices={[...OUTCOMES]}
        value={entry.outcome}
        onChange={(outcome) => change({ outcome: outcome as OutcomeAsked })}
      />
      {entry.outcome === 'cancelled' ? (
        <>
          <DateField
            id="ask-notice-on"
            label="Day of the cancellation"
            value={entry.noticeOn}
            onChange={(noticeOn) => change({ noticeOn })}
            error={errorOf('ask-notice-on')}
          />
          <TextField
            id="ask-notice-at"
            label="At what time?"
            value={entry.noticeAt}
            onChange={(noticeAt) => change({ noticeAt })}
            error={errorOf('ask-notice-at')}
          />
        </>
      ) : null}
      {mayBeReplaced ? (
        <SelectField
          label="Did somebody come instead?"
          first="Nobody"
          choices={SUBSTITUTES}
          value={entry.substitute}
          onChange={(substitute) => change({ substitute: substitute as CalculatorEntry['substitute'] })}
        />
      ) : null}
      <Disclosure summary="More about the agency and the course">
        <Stack>
          <TextField
            id="ask-turnover"
            label="Turnover a year, in pounds"
            hint="Empty: not known."
            optional
            inputMode="decimal"
            value={entry.turnover}
            onChange={(turnover) => change({ turnover })}
            error={errorOf('ask-turnover')}
          />
          <Checkbox label="In the area" checked={entry.isInArea} onChange={(isInArea) => change({ isInArea })} />
          <Words
            isId
            label="Named in the policy"
            first="No"
            words={named}
            value={entry.named}
            onChange={(value) => change({ named: value })}
          />
          <Words
            isId
            label="Marked as"
            first="Nothing"
            words={flags}
            value={entry.flag}
            onChange={(flag) => change({ flag })}
          />
          <Words
            label="Which course?"
            first="Any other"
            words={titles}
            value={entry.title}
            onChange={(title) => change({ title })}
          />
          <SelectField
            label="Kind of course"
            first="Not said"
            choices={OFFER_KINDS}
            value={entry.offerKind}
            onChange={(offerKind) => change({ offerKind })}
          />
          <TextField
            label="Level of the course"
            hint="Where the price list tells levels apart."
            optional
            value={entry.level}
            onChange={(level) => change({ level })}
          />
          <TextField
            id="ask-full-cost"
            label="What a place costs the organiser, in pounds"
            hint="Where the price list charges that."
            optional
            inputMode="decimal"
            value={entry.fullCost}
            onChange={(fullCost) => change({ fullCost })}
            error={errorOf('ask-full-cost')}
          />
        </Stack>
      </Disclosure>
    </Stack>
  );
}

function Words({
  label,
  first,
  words,
  value,
  onChange,
  isId = false,
}: {
  readonly label: string;
  readonly first: string;
  readonly words: readonly string[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Whether they are words that the policy goes by, not what people read. */
  readonly isId?: boolean;
}) {
  if (words.length === 0) return null;
  return (
    <SelectField
      label={label}
      first={first}
      choices={words.map((word) => ({ value: word, label: isId ? nameWords(word) : word }))}
      value={value}
      onChange={onChange}
    />
  );
}

/** Every word in these lists of a draft, each once. */
function wordsIn(policy: unknown, list: string, field: string): readonly string[] {
  const words = listAt(policy, list).flatMap((_, place) => listAt(policy, `${list}.${place}.${field}`));
  return [...new Set(words.filter((word): word is string => typeof word === 'string' && word !== ''))];
}
