import { addMonths, dateOf, dayOf, type CalendarDate } from '../../calendar.ts';

/** How many quarters a trend has. @source house */
const QUARTERS = 12;

/** For how many months what falls due is told. @source house */
const MONTHS = 12;

/**
 * The last days of the quarters up to a day, the oldest first; the latest is the day itself, or that of the last quarter that has ended.
 *
 * @source house twelve quarters, by the calendar year
 */
export function quartersUpTo(asAt: CalendarDate): readonly CalendarDate[] {
  const year = Number(asAt.slice(0, 4));
  const quarter = Math.floor((Number(asAt.slice(5, 7)) - 1) / 3);
  const begins = dayOf(`${year}-${String(quarter * 3 + 1).padStart(2, '0')}-01`);
  const next = addMonths(begins, 3);
  const afterLast = dayOf(asAt) === next - 1 ? next : begins;
  return Array.from({ length: QUARTERS }, (_, index) => dateOf(addMonths(afterLast, -3 * (QUARTERS - 1 - index)) - 1));
}

/**
 * The months after a day, each with the first day after it; the first is what is left of the day's own month, unless the month ends with it.
 *
 * @source house what falls due next is told by month for a year
 */
export function monthsAfter(asAt: CalendarDate): readonly { readonly month: string; readonly end: CalendarDate }[] {
  const tomorrow = dateOf(dayOf(asAt) + 1);
  const first = dayOf(`${tomorrow.slice(0, 7)}-01`);
  return Array.from({ length: MONTHS }, (_, index) => ({
    month: dateOf(addMonths(first, index)).slice(0, 7),
    end: dateOf(addMonths(first, index + 1)),
  }));
}
