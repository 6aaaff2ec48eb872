import { addMonths, dateOf, dayOf, type CalendarDate } from '../../calendar.ts';

/**
 * The last days of the quarters up to a day, the oldest first.
 *
 * @param count - how many; the latest is the day itself, or the last quarter that has ended
 * @source house twelve quarters, by the calendar year
 */
export function quartersUpTo(asAt: CalendarDate, count = 12): readonly CalendarDate[] {
  const year = Number(asAt.slice(0, 4));
  const quarter = Math.floor((Number(asAt.slice(5, 7)) - 1) / 3);
  const nextQuarter = dayOf(`${year}-${String(quarter * 3 + 1).padStart(2, '0')}-01`);
  const thisEnd = addMonths(nextQuarter, 3) - 1;
  const last = dayOf(asAt) === thisEnd ? addMonths(nextQuarter, 3) : nextQuarter;
  return Array.from({ length: count }, (_, index) => dateOf(addMonths(last, -3 * (count - 1 - index)) - 1));
}

/**
 * The months after a day, each with the first day after it; the first is what is left of the day's own month, unless the month ends with it.
 *
 * @source house what falls due next is told by month for a year
 */
export function monthsAfter(
  asAt: CalendarDate,
  count = 12,
): readonly { readonly month: string; readonly end: CalendarDate }[] {
  const tomorrow = dateOf(dayOf(asAt) + 1);
  const first = dayOf(`${tomorrow.slice(0, 7)}-01`);
  return Array.from({ length: count }, (_, index) => ({
    month: dateOf(addMonths(first, index)).slice(0, 7),
    end: dateOf(addMonths(first, index + 1)),
  }));
}
