import { dateOf, dayOf, type CalendarDate } from '../calendar.ts';
import type { Schedule } from '../reporting/schema.ts';

/**
 * The first day after another on which a schedule comes round.
 *
 * @returns absent while it is paused
 * @source house
 */
export function nextOn({ months, day, isPaused }: Schedule, after: CalendarDate): CalendarDate | undefined {
  if (isPaused) return undefined;
  const year = Number(after.slice(0, 4));
  const days = [year, year + 1].flatMap((each) =>
    months.map((month) => `${each}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`),
  );
  return days.toSorted().find((each) => each > after);
}

/**
 * The day whose truth a scheduled report tells: the last whole day before the one on which it comes round.
 *
 * @source house
 */
export function asAtOf(on: CalendarDate): CalendarDate {
  return dateOf(dayOf(on) - 1);
}
