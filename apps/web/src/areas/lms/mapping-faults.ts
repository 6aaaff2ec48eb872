import type { ErrorWords } from '@trellis/plugin/screens';
import { capital } from '@trellis/ui/capital';
import { dateOf, type DateEntry } from '@trellis/ui/date-field';
import type { FieldError } from '@trellis/ui/error-summary';

/** What somebody has typed into the form so far. */
export interface MappingEntry {
  readonly courseRef: string;
  readonly courseVersion: string;
  readonly satisfies: readonly string[];
  readonly from: DateEntry;
  readonly to: DateEntry;
}

/** The fields of the form by the names that the API has for them. */
const FIELDS: Readonly<Record<string, string>> = {
  courseRef: 'counts-course',
  courseVersion: 'counts-version',
  satisfies: 'counts-satisfies',
  validFrom: 'counts-from',
  validTo: 'counts-to',
};

/** What is wrong with the form before it is sent. */
export function mappingFaults({ courseRef, satisfies, from, to }: MappingEntry): readonly FieldError[] {
  const [first, last] = [dateOf(from), dateOf(to)];
  return [
    ...(courseRef === '' && satisfies.length === 0
      ? [{ fieldId: 'counts-course', text: 'Choose a course, or at least one requirement' }]
      : []),
    ...(isTyped(from) && first === null
      ? [{ fieldId: 'counts-from', text: 'Enter a real date, such as 1 4 2027, or leave it empty' }]
      : []),
    ...(isTyped(to) && last === null
      ? [{ fieldId: 'counts-to', text: 'Enter a real date, such as 31 3 2028, or leave it empty' }]
      : []),
    ...(first !== null && last !== null && last < first
      ? [{ fieldId: 'counts-to', text: 'The last day is before the first' }]
      : []),
  ];
}

function isTyped({ day, month, year }: DateEntry): boolean {
  return day !== '' || month !== '' || year !== '';
}

/** What the service found wrong with a mapping, each at its own field; a refusal of the whole stands alone. */
export function mappingRefusal(error: ErrorWords | undefined): readonly FieldError[] {
  if (error === undefined) return [];
  if (error.fields.length === 0) return [{ text: error.sentence }];
  return error.fields.map(({ field, reason }) => {
    const fieldId = FIELDS[field.split('.')[0] ?? ''];
    return { ...(fieldId === undefined ? {} : { fieldId }), text: reason === '' ? error.sentence : capital(reason) };
  });
}
