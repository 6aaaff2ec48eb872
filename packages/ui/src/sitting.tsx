import { datePartsOf } from './calendar-date.tsx';
import { dayNumber, longDate } from './long-date.tsx';
import { wallClock } from './wall-clock.tsx';

/** One sitting of something that takes place. */
export type Sitting = {
  /** An instant, RFC 3339. */
  readonly startsAt: string;
  readonly endsAt: string;
};

const weekdays = ['Thursday', 'Friday', 'Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday'] as const;

/** The name of the day of the week. @param on - a calendar date, 'YYYY-MM-DD' */
export function weekday(on: string): string {
  // 1 January 1970 was a Thursday.
  return weekdays[((dayNumber(on) % 7) + 7) % 7]!;
}

/** A calendar date with its day of the week: "Tuesday 9 February 2027". @param on - a calendar date, 'YYYY-MM-DD' */
export function longDay(on: string): string {
  return `${weekday(on)} ${longDate(on)}`;
}

/**
 * The calendar date, 'YYYY-MM-DD', on which an instant falls in one place.
 *
 * @param at - an instant, RFC 3339
 * @param timeZone - the zone of the partnership
 */
export function dayAt(at: string, timeZone: string): string {
  return wallClock(at, timeZone).on;
}

/** This moment by the reader's own clock. RFC 3339. */
export function instantNow(): string {
  return new Date().toISOString();
}

/** The calendar date that it is now in a zone, by the reader's own clock: 'YYYY-MM-DD'. */
export function todayOn(timeZone: string): string {
  return dayAt(instantNow(), timeZone);
}

/**
 * The time that a clock on the wall shows: "9:30am", "2pm".
 *
 * @param at - an instant, RFC 3339
 * @param timeZone - the zone of the partnership
 */
export function clockTime(at: string, timeZone: string): string {
  const { time } = wallClock(at, timeZone);
  const hour = Number(time.slice(0, 2));
  const minutes = time.endsWith(':00') ? '' : time.slice(2);
  return `${hour % 12 || 12}${minutes}${hour < 12 ? 'am' : 'pm'}`;
}

/** When something begins or was done, with its day of the week: "Tuesday 9 February 2027, 9:30am". @param at - an instant, RFC 3339 */
export function momentWords(at: string, timeZone: string): string {
  return `${longDay(dayAt(at, timeZone))}, ${clockTime(at, timeZone)}`;
}

/** From when to when, without the day: "9:30am to 12:45pm". */
export function clockSpan({ startsAt, endsAt }: Sitting, timeZone: string): string {
  return `${clockTime(startsAt, timeZone)} to ${clockTime(endsAt, timeZone)}`;
}

/**
 * When something takes place, whole: "Tuesday 9 February 2027, 9:30am to 12:45pm", and each further sitting after a semicolon.
 *
 * @param sittings - in order of time
 */
export function sittingWords(sittings: readonly Sitting[], timeZone: string): string {
  return sittings
    .map((sitting) => `${longDay(dayAt(sitting.startsAt, timeZone))}, ${clockSpan(sitting, timeZone)}`)
    .join('; ');
}

/** When something takes place, in the room of a list: its first sitting, and how many follow. */
export function sittingLine(sittings: readonly Sitting[], timeZone: string): string {
  const more = sittings.length - 1;
  return `${sittingWords(sittings.slice(0, 1), timeZone)}${more > 0 ? `, and ${more} more ${more === 1 ? 'date' : 'dates'}` : ''}`;
}

/** The month of a calendar date, as its first seven characters say it: '2027-02' is "February 2027". */
export function longMonth(month: string): string {
  const on = `${month}-01`;
  if (datePartsOf(on) === null) throw new RangeError(`Not a month: ${month}`);
  return longDate(on).slice('1 '.length);
}
