import { longMonth } from '@trellis/ui/sitting';
import type { Choice } from '@trellis/ui/select-field';

/** The month of a calendar date as billing names it, `YYYY-MM`. */
export function periodOf(on: string): string {
  return on.slice(0, 7);
}

/** A month so many later, or earlier where the number is negative. */
export function periodLater(period: string, months: number): string {
  const [year, month] = period.split('-').map(Number) as [number, number];
  const at = year * 12 + (month - 1) + months;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

const EARLIER = 18;
const LATER = 2;

/** The months that can be billed or looked at, the latest first; with the one that is being looked at, however far away. */
export function monthChoices(today: string, chosen: string): readonly Choice[] {
  const months = Array.from({ length: EARLIER + LATER + 1 }, (_, at) => periodLater(periodOf(today), LATER - at));
  const all = months.includes(chosen) ? months : [chosen, ...months].toSorted().toReversed();
  return all.map((period) => ({ value: period, label: longMonth(period) }));
}

/** Whether something in an address is a month that billing knows. */
export function isPeriod(text: string | undefined): text is string {
  return text !== undefined && /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(text);
}
