import { datePartsOf } from './calendar-date.tsx';
import { wallClock } from './wall-clock.tsx';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const dayMs = 86_400_000;

function partsOrThrow(on: string) {
  const parts = datePartsOf(on);
  if (!parts) throw new RangeError(`Not a calendar date: ${on}`);
  return parts;
}

/**
 * The whole days since 1 January 1970, for working with calendar dates as numbers.
 *
 * @param on - a calendar date, 'YYYY-MM-DD'
 */
export function dayNumber(on: string): number {
  const { year, month, day } = partsOrThrow(on);
  return Date.UTC(year, month - 1, day) / dayMs;
}

/**
 * A calendar date as people write it: '2026-10-01' is "1 October 2026". No time zone is involved.
 *
 * @param on - a calendar date, 'YYYY-MM-DD'
 */
export function longDate(on: string): string {
  const { year, month, day } = partsOrThrow(on);
  return `${day} ${months[month - 1]} ${year}`;
}

/** The first three letters of the month: "Oct". */
export function shortMonth(on: string): string {
  return months[partsOrThrow(on).month - 1]!.slice(0, 3);
}

/**
 * The days from one calendar date to another: "today", "tomorrow", "in 13 days" or "51 days ago".
 *
 * @param on - the day in question
 * @param todayOn - the day to count from
 */
export function daysAway(on: string, todayOn: string): string {
  const days = dayNumber(on) - dayNumber(todayOn);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 0 ? `in ${count(days)} days` : `${count(-days)} days ago`;
}

/**
 * An instant as people in one place say it: "20 November 2026 at 9:04am".
 *
 * @param at - an instant, RFC 3339
 * @param timeZone - the zone of the partnership
 */
export function longTime(at: string, timeZone: string): string {
  const { on, time } = wallClock(at, timeZone);
  const [hour, minute] = [Number(time.slice(0, 2)), time.slice(3)];
  return `${longDate(on)} at ${hour % 12 || 12}:${minute}${hour < 12 ? 'am' : 'pm'}`;
}

/** A whole number as people read it: "2,914". */
export function count(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: 0 });
}
