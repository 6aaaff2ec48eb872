import { dateOf, type DateEntry } from '@trellis/ui/date-field';
import type { FieldError } from '@trellis/ui/error-summary';

/** Whether anything stands in the boxes of a date. */
export function isTyped({ day, month, year }: DateEntry): boolean {
  return day !== '' || month !== '' || year !== '';
}

/** What is wrong with a date that may be left out. */
export function dateFaults(fieldId: string, entry: DateEntry, example = '1 4 2027'): readonly FieldError[] {
  return isTyped(entry) && dateOf(entry) === null
    ? [{ fieldId, text: `Enter a real date, such as ${example}, or leave it empty` }]
    : [];
}

/** The whole number that was typed, or null when it is none or outside its bounds. */
export function wholeNumber(typed: string, least: number, most: number): number | null {
  if (!/^\d{1,5}$/.test(typed.trim())) return null;
  const value = Number(typed);
  return value >= least && value <= most ? value : null;
}

/** What is wrong with a number of something. */
export function numberFaults(
  fieldId: string,
  typed: string,
  { what, least, most, optional = false }: { what: string; least: number; most: number; optional?: boolean },
): readonly FieldError[] {
  if (optional && typed.trim() === '') return [];
  return wholeNumber(typed, least, most) === null
    ? [{ fieldId, text: `${what}: enter a whole number from ${least} to ${most}` }]
    : [];
}
