import { addMonths, dateOf, dayOf, knownBy, type CalendarDate, type Instant } from '@trellis/core';

const MINUTE_MS = 60_000;

/** The days of the week on which the demo trains, as `dayOf` counts them: 2000-01-01 was a Saturday. */
const WEEKDAYS = { Monday: 2, Tuesday: 3, Wednesday: 4, Thursday: 5 } as const;
/** A day of the week on which the demo trains. */
export type Weekday = keyof typeof WEEKDAYS;

/** The first such weekday that is at least so many days away. */
export function weekdayAfter(today: CalendarDate, days: number, weekday: Weekday): CalendarDate {
  const earliest = dayOf(today) + days;
  return dateOf(earliest + ((((WEEKDAYS[weekday] - earliest) % 7) + 7) % 7));
}

/** The first such weekday of the month before, counted from a day of it. */
export function weekdayOfLastMonth(today: CalendarDate, dayOfMonth: number, weekday: Weekday): CalendarDate {
  const first = dateOf(addMonths(dayOf(`${today.slice(0, 7)}-01`), -1));
  return weekdayAfter(first, dayOfMonth - 1, weekday);
}

/** What a clock on the wall shows on a day, as an instant. Not on the days on which it is put forward or back, which are Sundays. */
export function clockOn(day: CalendarDate, time: string, timeZone: string): Instant {
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  const midnight = Date.parse(knownBy(dateOf(dayOf(day) - 1), timeZone)) + 1;
  return new Date(midnight + (hours * 60 + minutes) * MINUTE_MS).toISOString();
}

/** The day so many days earlier. */
export function daysEarlier(day: CalendarDate, days: number): CalendarDate {
  return dateOf(dayOf(day) - days);
}
