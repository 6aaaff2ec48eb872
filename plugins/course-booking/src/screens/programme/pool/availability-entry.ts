import type { Availability } from '@trellis/core/trainers';
import { dateOf, entryOf, noDate, type DateEntry } from '@trellis/ui/date-field';
import type { FieldError } from '@trellis/ui/error-summary';

/** When somebody can be asked to train, as it is typed. */
export interface AvailabilityEntry {
  readonly kind: 'always' | Availability['kind'];
  readonly days: readonly { readonly from: DateEntry; readonly to: DateEntry }[];
}

/** Days in a row of which nothing is typed yet. */
export const NO_DAYS = { from: noDate, to: noDate };

/** What stands in the form to begin with. */
export function availabilityEntryOf(availability: Availability | null): AvailabilityEntry {
  if (availability === null) return { kind: 'always', days: [NO_DAYS] };
  return {
    kind: availability.kind,
    days: [...availability.days.map(({ from, to }) => ({ from: entryOf(from), to: entryOf(to) })), NO_DAYS],
  };
}

/** The field of the first or last of some days. */
export function daysField(part: 'from' | 'to', at: number): string {
  return `free-${part}-${at}`;
}

/** What is wrong with the days as they are typed; a line that is left empty is not there. */
export function availabilityFaults({ kind, days }: AvailabilityEntry): readonly FieldError[] {
  if (kind === 'always') return [];
  return days.flatMap(({ from, to }, at) => {
    if (isEmpty(from) && isEmpty(to)) return [];
    const [first, last] = [dateOf(from), isEmpty(to) ? dateOf(from) : dateOf(to)];
    return [
      ...(first === null ? [{ fieldId: daysField('from', at), text: 'Enter a real date, such as 15 2 2027' }] : []),
      ...(last === null && !isEmpty(to)
        ? [{ fieldId: daysField('to', at), text: 'Enter a real date, such as 19 2 2027' }]
        : []),
      ...(first !== null && last !== null && last < first
        ? [{ fieldId: daysField('to', at), text: 'The last day comes before the first' }]
        : []),
    ];
  });
}

/** What was typed as the service takes it, once nothing is wrong; undefined for somebody who is always free. */
export function availabilityTyped({ kind, days }: AvailabilityEntry): Availability | undefined {
  if (kind === 'always') return undefined;
  return {
    kind,
    days: days.flatMap(({ from, to }) => {
      const first = dateOf(from);
      return first === null ? [] : [{ from: first, to: dateOf(to) ?? first }];
    }),
  };
}

function isEmpty({ day, month, year }: DateEntry): boolean {
  return [day, month, year].every((part) => part.trim() === '');
}
