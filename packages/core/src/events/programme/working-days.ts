import { dateOf, dayOf, type CalendarDate } from '../../calendar.ts';

/** Day 0 of day numbers is a Saturday. */
const WEEK = 7;
const WEEKEND = 2;

/**
 * The day that is so many working days after another: Monday to Friday without bank holidays.
 *
 * @param count - whole days, at least one
 * @param holidays - bank holidays of the partnership; empty where no installed pack has a calendar
 * @source house
 */
export function workingDaysAfter(on: CalendarDate, count: number, holidays: ReadonlySet<CalendarDate>): CalendarDate {
  let day = dayOf(on);
  for (let left = count; left > 0;) {
    day += 1;
    if (isWorkingDay(day, holidays)) left -= 1;
  }
  return dateOf(day);
}

function isWorkingDay(day: number, holidays: ReadonlySet<CalendarDate>): boolean {
  return day - Math.floor(day / WEEK) * WEEK >= WEEKEND && !holidays.has(dateOf(day));
}
