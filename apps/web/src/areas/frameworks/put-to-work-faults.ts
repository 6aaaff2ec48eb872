import type { Option } from '@trellis/core/frameworks';
import { dateOf, type DateEntry } from '@trellis/ui/date-field';
import type { FieldError } from '@trellis/ui/error-summary';
import type { Choice } from '@trellis/ui/select-field';

/** What was typed to put a pack to work. */
export interface WorkEntry {
  readonly from: DateEntry;
  readonly to: DateEntry;
  readonly confirmedBy: string;
  readonly hasLooked: boolean;
  readonly isDraft: boolean;
}

/** What is missing or wrong before a pack can be put to work. */
export function workFaults({ from, to, confirmedBy, hasLooked, isDraft }: WorkEntry): readonly FieldError[] {
  const [first, last] = [dateOf(from), dateOf(to)];
  return [
    ...(isTyped(from) && first === null ? [{ fieldId: 'work-from', text: 'Enter a real date, such as 1 9 2027' }] : []),
    ...(isTyped(to) && last === null ? [{ fieldId: 'work-to', text: 'Enter a real date, such as 31 8 2027' }] : []),
    ...(first !== null && last !== null && last < first
      ? [{ fieldId: 'work-to', text: 'The last day is before the first' }]
      : []),
    ...(isDraft && !hasLooked
      ? [{ fieldId: 'work-looked', text: 'Compare the pack with its source first, and say that you have' }]
      : []),
    ...(isDraft && confirmedBy.trim() === '' ? [{ fieldId: 'work-confirmed', text: 'Enter your name' }] : []),
  ];
}

function isTyped({ day, month, year }: DateEntry): boolean {
  return day !== '' || month !== '' || year !== '';
}

/** The readings of an option to choose from, the usual one marked. */
export function readingChoices({ readings, default: usual }: Option): readonly Choice[] {
  return Object.entries(readings).map(([value, reading]) => ({
    value,
    label: value === usual ? `${reading} (usual)` : reading,
  }));
}
