import {
  covers,
  dateOf,
  dayOf,
  knownBy,
  localDate,
  type CalendarDate,
  type Instant,
  type Period,
} from '../calendar.ts';
import { read, type ChosenReadings } from '../readings.ts';
import type { BankHolidayCalendar, Notice } from './schema.ts';

/** What notice is counted by: the policy's rule under the readings chosen, the calendar, and the clock on the wall. */
export interface Counting {
  readonly notice: Notice;
  readonly readings: ChosenReadings;
  readonly calendar: BankHolidayCalendar;
  readonly timeZone: string;
}

/** The course that notice is counted back from. */
export interface CountedCourse {
  readonly courseOn: CalendarDate;
  readonly startsAt?: Instant | undefined;
}

/** A notice as it was counted. */
export interface CountedNotice {
  readonly noticeOn: CalendarDate;
  /** Whole units between notice and course, never negative. */
  readonly counted: number;
  readonly isLate: boolean;
  readonly isAfterStart: boolean;
  /** Bank holidays on weekdays among the days that were looked at, whether or not they count. */
  readonly holidays: BankHolidayCalendar['holidays'];
}

/** A last day on which cancelling is free, under one way to treat bank holidays. */
export interface Deadline {
  readonly on: CalendarDate;
  readonly doBankHolidaysCount: boolean;
  readonly isInForce: boolean;
}

/** Day 0 of the calendar is a Saturday. */
const WEEK = 7;
const WEEKEND = 2;
const HOUR_MS = 3_600_000;
/** When a course begins that does not say: nobody is charged for an hour that the policy does not name. */
const ASSUMED_START_HOURS = 9;

/**
 * How much notice a cancellation gave, and whether that was too little. After the start it is none.
 *
 * @source Bath and North East Somerset training strategy 2021-2024, Appendix 5, working days are Monday to Friday; bank holidays: AMB-BN-3;
 *   which days stand between: AMB-BN-6; whose clock, and until when: AMB-BN-7
 */
export function countNotice(at: Instant, course: CountedCourse, counting: Counting): CountedNotice {
  const { notice, readings, timeZone } = counting;
  const noticeOn = noticeDay(at, read(notice.day, readings), timeZone);
  const isAfterStart =
    course.startsAt === undefined ? noticeOn > course.courseOn : Date.parse(at) >= Date.parse(course.startsAt);
  if (notice.unit === 'hours') {
    const hours = (startOf(course, timeZone) - Date.parse(at)) / HOUR_MS;
    return {
      noticeOn,
      counted: Math.max(0, Math.floor(hours)),
      isLate: isAfterStart || isTooLittle(notice, hours),
      isAfterStart,
      holidays: [],
    };
  }
  const [noticeDayNumber, courseDay] = [dayOf(noticeOn), dayOf(course.courseOn)];
  const counted = isAfterStart ? 0 : unitsBetween(noticeDayNumber, courseDay, counting);
  return {
    noticeOn,
    counted,
    isLate: isAfterStart || isTooLittle(notice, counted),
    isAfterStart,
    holidays: isAfterStart ? [] : holidaysAmong(daysBetween(noticeDayNumber, courseDay, counting), counting.calendar),
  };
}

/**
 * The last day on which cancelling is free; where bank holidays make a difference, also the day that would be the last otherwise.
 *
 * @returns in order of date; exactly one is in force
 * @source Bath and North East Somerset training strategy 2021-2024, Appendix 5; bank holidays: AMB-BN-3
 */
export function deadlinesOf(course: CountedCourse, counting: Counting): readonly Deadline[] {
  const { notice, readings, timeZone } = counting;
  const inForce = read(notice.doBankHolidaysCount, readings);
  if (notice.unit === 'hours') {
    const last = startOf(course, timeZone) - notice.count * HOUR_MS;
    return [{ on: localDate(new Date(last), timeZone), doBankHolidaysCount: inForce, isInForce: true }];
  }
  const courseDay = dayOf(course.courseOn);
  const both = [true, false].map((doBankHolidaysCount): Deadline => {
    let day = courseDay;
    while (isTooLittle(notice, unitsBetween(day, courseDay, counting, doBankHolidaysCount))) day -= 1;
    return { on: dateOf(day), doBankHolidaysCount, isInForce: doBankHolidaysCount === inForce };
  });
  return both[0]!.on === both[1]!.on
    ? both.filter((each) => each.isInForce)
    : both.toSorted((one, other) => (one.on < other.on ? -1 : 1));
}

/**
 * Bank holidays on weekdays between the last free day and the course, for a question without a notice.
 *
 * @source house
 */
export function holidaysBefore(course: CountedCourse, counting: Counting): BankHolidayCalendar['holidays'] {
  const from = dayOf(deadlinesOf(course, counting)[0]!.on);
  return holidaysAmong(daysBetween(from, dayOf(course.courseOn), counting), counting.calendar);
}

/** The days that a policy looks at between a notice and a course. */
export interface DaysLookedAt {
  readonly firstOn: CalendarDate;
  readonly lastOn: CalendarDate;
  readonly doBankHolidaysCount: boolean;
}

/**
 * The first and the last day that are looked at between a notice, or the last free day, and the course, and whether bank holidays among them count.
 *
 * @returns undefined where none lies between, or where hours are counted
 * @source Bath and North East Somerset training strategy 2021-2024, Appendix 5; which days stand between: AMB-BN-6; bank holidays: AMB-BN-3
 */
export function daysLookedAt(
  from: CalendarDate,
  { courseOn }: CountedCourse,
  counting: Counting,
): DaysLookedAt | undefined {
  const days = daysBetween(dayOf(from), dayOf(courseOn), counting);
  if (counting.notice.unit === 'hours' || days.from >= days.to) return undefined;
  return {
    firstOn: dateOf(days.from),
    lastOn: dateOf(days.to - 1),
    doBankHolidaysCount: read(counting.notice.doBankHolidaysCount, counting.readings),
  };
}

function isTooLittle({ count, lateWhen }: Notice, given: number): boolean {
  return lateWhen === 'fewer-than' ? given < count : given <= count;
}

function unitsBetween(
  noticeDayNumber: number,
  courseDay: number,
  counting: Counting,
  doBankHolidaysCount = read(counting.notice.doBankHolidaysCount, counting.readings),
): number {
  const { notice, calendar } = counting;
  const { from, to } = daysBetween(noticeDayNumber, courseDay, counting);
  if (from >= to) return 0;
  if (notice.unit === 'calendar-days') return to - from;
  const weekdays = weekdaysBefore(to) - weekdaysBefore(from);
  if (doBankHolidaysCount) return weekdays;
  return weekdays - holidaysAmong({ from, to }, calendar).length;
}

/** The days that a policy looks at between a notice and a course, half-open. */
function daysBetween(noticeDayNumber: number, courseDay: number, { notice, readings }: Counting): Period {
  const method = read(notice.counting, readings);
  return {
    from: method === 'from-notice' ? noticeDayNumber : noticeDayNumber + 1,
    to: method === 'after-notice' ? courseDay + 1 : courseDay,
  };
}

function holidaysAmong(days: Period, calendar: BankHolidayCalendar): BankHolidayCalendar['holidays'] {
  return weekdayHolidays(calendar)
    .filter(({ day }) => covers(days, day))
    .map(({ holiday }) => holiday);
}

interface WeekdayHoliday {
  readonly day: number;
  readonly holiday: BankHolidayCalendar['holidays'][number];
}

const byCalendar = new WeakMap<BankHolidayCalendar, readonly WeekdayHoliday[]>();

/** Bank holidays that fall on a weekday. Kept for each calendar: a quote counts a hundred times. */
function weekdayHolidays(calendar: BankHolidayCalendar): readonly WeekdayHoliday[] {
  const known = byCalendar.get(calendar);
  if (known) return known;
  const made = calendar.holidays
    .map((holiday) => ({ day: dayOf(holiday.date), holiday }))
    .filter(({ day }) => isWeekday(day));
  byCalendar.set(calendar, made);
  return made;
}

/** Weekdays from day 0 up to, not including, a day; negative before day 0. */
function weekdaysBefore(day: number): number {
  const weeks = Math.floor(day / WEEK);
  return weeks * (WEEK - WEEKEND) + Math.max(0, day - weeks * WEEK - WEEKEND);
}

function isWeekday(day: number): boolean {
  return day - Math.floor(day / WEEK) * WEEK >= WEEKEND;
}

/** The day that a notice has: on the clock on the wall or in UTC; the next one from the closing hour on. */
function noticeDay(
  at: Instant,
  { clock, closesAt }: { readonly clock: 'local' | 'utc'; readonly closesAt?: string | undefined },
  timeZone: string,
): CalendarDate {
  const zone = clock === 'utc' ? 'UTC' : timeZone;
  const on = localDate(at, zone);
  return closesAt !== undefined && wallTime(at, zone) >= closesAt ? dateOf(dayOf(on) + 1) : on;
}

const wallClocks = new Map<string, Intl.DateTimeFormat>();

function wallTime(at: Instant, timeZone: string): string {
  const clock =
    wallClocks.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  wallClocks.set(timeZone, clock);
  return clock.format(new Date(at));
}

function startOf({ courseOn, startsAt }: CountedCourse, timeZone: string): number {
  if (startsAt !== undefined) return Date.parse(startsAt);
  return Date.parse(knownBy(dateOf(dayOf(courseOn) - 1), timeZone)) + 1 + ASSUMED_START_HOURS * HOUR_MS;
}
