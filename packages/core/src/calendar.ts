import { z } from 'zod';

/**
 * Calendar dates as whole days since 2000-01-01, so that rules compare and add integers.
 * Dates are ISO strings at the edge and day numbers inside; neither carries a time zone.
 */

const DAY_MS = 86_400_000;
const EPOCH_MS = Date.UTC(2000, 0, 1);
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A day that never comes: the open end of a span. Sorts after every real day. */
export const FOREVER = 0x7fffffff;

/** The latest and earliest calendar dates that a record may carry; outside them a date is a typing error. */
const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2199;

function isRealDate(text: string): boolean {
  const parts = ISO_DATE.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (year < EARLIEST_YEAR || year > LATEST_YEAR) return false;
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
}

/** A calendar date `YYYY-MM-DD` that exists, between 1900 and 2199. */
export const CalendarDate = z
  .string()
  .refine(isRealDate, 'must be a real date written YYYY-MM-DD')
  .meta({ format: 'date', description: 'A calendar date, YYYY-MM-DD' });
export type CalendarDate = z.infer<typeof CalendarDate>;

/**
 * A calendar date in an answer. It may lie outside the years that a record may carry: notice is given before the earliest start, and a
 * long interval ends after the latest.
 */
export const DateShown = z
  .string()
  .regex(ISO_DATE)
  .meta({ format: 'date', description: 'A calendar date, YYYY-MM-DD' });
export type DateShown = z.infer<typeof DateShown>;

function isStorable(instant: string): boolean {
  const year = new Date(instant).getUTCFullYear();
  const offsetHours = Number(/[+-](\d{2}):\d{2}$/.exec(instant)?.[1] ?? 0);
  return year >= EARLIEST_YEAR && year <= LATEST_YEAR && offsetHours <= 14;
}

/** An RFC 3339 instant with `Z` or an offset; without one it would be a different moment in summer. Between 1900 and 2199. */
export const Instant = z.iso
  .datetime({ offset: true, error: 'must be an RFC 3339 instant with Z or an offset' })
  .refine(isStorable, 'must be a moment between 1900 and 2199, with an offset of a real place')
  .meta({ description: 'A moment, RFC 3339 with Z or an offset' });
export type Instant = z.infer<typeof Instant>;

/** The day number of a calendar date. */
export function dayOf(date: CalendarDate): number {
  return Math.round((Date.parse(`${date}T00:00:00Z`) - EPOCH_MS) / DAY_MS);
}

/** The days that judging everybody meets again and again, from 1989 to 2062: what is known of them is kept. */
const FIRST_KEPT = -4000;
const DAYS_KEPT = 27_000;
const keptDates = Array.from<CalendarDate | undefined>({ length: DAYS_KEPT });
const keptMonths = new Int32Array(DAYS_KEPT);

/** The calendar date of a day number; {@link FOREVER} has none. */
export function dateOf(day: number): CalendarDate {
  const at = day - FIRST_KEPT;
  if (at < 0 || at >= DAYS_KEPT) return writtenDate(day);
  return (keptDates[at] ??= writtenDate(day));
}

function writtenDate(day: number): CalendarDate {
  const { month, dayOfMonth } = unpacked(monthAndDay(day));
  const sinceJanuary = month + MONTHS_BEFORE_MARCH;
  const year = Math.floor(sinceJanuary / 12);
  const digits = (count: number, width: number): string => String(count).padStart(width, '0');
  return `${digits(year, 4)}-${digits(sinceJanuary - year * 12 + 1, 2)}-${digits(dayOfMonth, 2)}`;
}

/** What a month addition does when the day does not exist in the month it lands on. */
export type MonthEnd = 'last-day' | 'next-day';

/** Days of the Gregorian calendar's 400-year round, and those from 1 March of year 0 to 2000-01-01. */
const DAYS_OF_ROUND = 146_097;
const DAYS_TO_EPOCH = 730_425;
const MONTHS_BEFORE_MARCH = 2;

/** A month and a day of it are packed into one number, so that many of them are kept in little room. */
const NUMBERS_OF_MONTH = 32;

function unpacked(packed: number): { readonly month: number; readonly dayOfMonth: number } {
  const month = Math.floor(packed / NUMBERS_OF_MONTH);
  return { month, dayOfMonth: packed - month * NUMBERS_OF_MONTH };
}

/** Months since March of year 0 and the day of the month, packed. */
function monthAndDay(day: number): number {
  const at = day - FIRST_KEPT;
  if (at < 0 || at >= DAYS_KEPT) return reckonedMonthAndDay(day);
  return keptMonths[at] || (keptMonths[at] = reckonedMonthAndDay(day));
}

/** A year that starts in March has its leap day at the end. */
function reckonedMonthAndDay(day: number): number {
  const days = day + DAYS_TO_EPOCH;
  const round = Math.floor(days / DAYS_OF_ROUND);
  const ofRound = days - round * DAYS_OF_ROUND;
  const year = Math.floor(
    (ofRound - Math.floor(ofRound / 1460) + Math.floor(ofRound / 36_524) - Math.floor(ofRound / 146_096)) / 365,
  );
  const ofYear = ofRound - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const ofMarchYear = Math.floor((5 * ofYear + 2) / 153);
  const month = (round * 400 + year) * 12 + ofMarchYear;
  return month * NUMBERS_OF_MONTH + ofYear - Math.floor((153 * ofMarchYear + 2) / 5) + 1;
}

/** The day number of the first of a month, counted since March of year 0. */
function firstOfMonth(month: number): number {
  const year = Math.floor(month / 12);
  const ofYear = Math.floor((153 * (month - year * 12) + 2) / 5);
  return year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + ofYear - DAYS_TO_EPOCH;
}

/**
 * The same day of the month, so many months later. Whole-number arithmetic: judging everybody adds months millions of times.
 *
 * @param months - whole months, may be negative
 * @param monthEnd - `last-day`: 29 February becomes 28 February (the earlier, safe day); `next-day`: it becomes 1 March
 */
export function addMonths(day: number, months: number, monthEnd: MonthEnd = 'last-day'): number {
  const { month, dayOfMonth: wantedDay } = unpacked(monthAndDay(day));
  const wanted = firstOfMonth(month + months) + wantedDay - 1;
  if (wantedDay <= DAYS_OF_SHORTEST_MONTH) return wanted;
  const next = firstOfMonth(month + months + 1);
  if (wanted < next) return wanted;
  return monthEnd === 'last-day' ? next - 1 : next;
}

/** Every month has so many days. */
const DAYS_OF_SHORTEST_MONTH = 28;

/** The day of the month, from 1, of a day number. */
export function dayOfMonth(day: number): number {
  return unpacked(monthAndDay(day)).dayOfMonth;
}

/**
 * The calendar date that a clock on the wall shows at an instant.
 *
 * @param timeZone - IANA name; the local day is Europe/London unless the partnership says otherwise
 * @source house
 */
export function localDate(at: Instant | Date, timeZone = 'Europe/London'): CalendarDate {
  return wallClock(timeZone).format(typeof at === 'string' ? new Date(at) : at);
}

/** One formatter for each zone: making one costs more than a thousand uses. */
const wallClocks = new Map<string, Intl.DateTimeFormat>();

function wallClock(timeZone: string): Intl.DateTimeFormat {
  const known = wallClocks.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  wallClocks.set(timeZone, made);
  return made;
}

/** A moment, or a day, which stands for its last moment when something is asked as known then, and for its first when it was recorded then. */
export const Moment = z.union([Instant, CalendarDate]).meta({ description: 'An RFC 3339 instant or a calendar date' });
export type Moment = z.infer<typeof Moment>;

/**
 * The instant of a moment that something is asked as known at: a day stands for its last millisecond on the clock on the wall.
 *
 * @source house
 */
export function knownBy(moment: Moment, timeZone = 'Europe/London'): Instant {
  if (moment.length > 'YYYY-MM-DD'.length) return moment;
  const quarterMs = 900_000;
  let end = Date.parse(`${moment}T23:59:59.999Z`);
  while (localDate(new Date(end), timeZone) > moment) end -= quarterMs;
  while (localDate(new Date(end + quarterMs), timeZone) <= moment) end += quarterMs;
  return new Date(end).toISOString();
}

/** Half-open: from a day up to, not including, another. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/** Whether a day falls inside a half-open period. */
export function covers(period: Period, day: number): boolean {
  return period.from <= day && day < period.to;
}
