/**
 * What Bath and North East Somerset charges, worked out a second time to compare with: a price list in pounds, the calendar walked a day
 * at a time, bank holidays from the date of Easter, and summer time from the last Sundays. It shares no code with the product.
 */

/** What a place is asked about, in the words of this calculator. */
export interface NaiveCase {
  readonly kind: string;
  readonly turnoverPence: number | undefined;
  readonly named: 'virgin-care' | 'ruh' | undefined;
  readonly isInside: boolean;
  readonly isNonProfit: boolean;
  /** Each session: its date and whether it is a half day. */
  readonly sessions: readonly { readonly on: string; readonly isHalf: boolean }[];
  readonly isFreeCourse: boolean;
  readonly outcome: 'attended' | 'cancelled' | 'no-show' | 'cancelled-by-organiser';
  /** Milliseconds since 1970, in UTC. */
  readonly cancelledAtMs: number;
  readonly substitute: 'same-team' | 'same-agency' | 'other-agency' | undefined;
  readonly waiting: { readonly termsAccepted: boolean } | undefined;
  /** A letter for each point, by its number. */
  readonly letters: Readonly<Record<number, string>>;
}

/** What it comes to, in pounds. */
export interface NaiveCharge {
  readonly tier: number;
  readonly attendance: number;
  readonly late: number;
  readonly isLate: boolean;
  readonly workingDaysBefore: number | null;
  readonly deadlineOn: string;
}

const DAY_MS = 24 * 3600 * 1000;
const FULL = [0, 0, 35, 70, 100];
const HALF = [0, 0, 20, 35, 50];
const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const msOf = (date: string): number => Date.parse(`${date}T00:00:00Z`);

/** What the policy charges. */
export function naiveCharge(one: NaiveCase): NaiveCharge {
  const { letters, sessions } = one;
  const tier = naiveTier(one);
  const list = priceOf(tier, sessions, letters[11] === 'b');
  const isFree = one.isFreeCourse && (one.isInside || letters[10] === 'b');
  const price = isFree ? 0 : list;
  const courseOn = sessions.map(({ on }) => on).toSorted()[0]!;
  const deadlineOn = naiveDeadline(courseOn, letters);
  const shared = { tier, deadlineOn };
  if (one.outcome === 'attended')
    return { ...shared, attendance: price, late: 0, isLate: false, workingDaysBefore: null };
  if (one.outcome === 'cancelled-by-organiser')
    return { ...shared, attendance: 0, late: 0, isLate: false, workingDaysBefore: null };

  const noticeOn = noticeDate(one.cancelledAtMs, letters[7]!);
  const days = one.outcome === 'no-show' ? 0 : workingDays(noticeOn, courseOn, letters);
  const isLate = days < 10;
  const isSubstituted = one.substitute === 'same-team' || (one.substitute === 'same-agency' && letters[8] === 'b');
  const isPlaceUsed = one.substitute === 'same-team' || one.substitute === 'same-agency';
  const isOneHalfDay = sessions.length === 1 && sessions[0]!.isHalf;
  const firstTier = letters[4] === 'b' && isOneHalfDay ? 35 : 70;
  const full = tier === 1 ? firstTier : list;
  const isLetOff =
    (isFree && letters[5] === 'a') ||
    (one.outcome === 'cancelled' && one.waiting !== undefined && (letters[14] === 'b' || !one.waiting.termsAccepted));
  return {
    ...shared,
    attendance: isPlaceUsed ? price : 0,
    late: !isLate || isSubstituted || isLetOff ? 0 : full,
    isLate,
    workingDaysBefore: days,
  };
}

function naiveTier(one: NaiveCase): number {
  const { kind, letters } = one;
  const band = bandOf(one.turnoverPence, letters[2]!);
  const isNamed = one.named !== undefined || kind === 'virgin-care' || kind === 'ruh';
  if (!isNamed && !one.isInside && letters[9] === 'b') return 4;

  // Whoever is named is not looked at by kind.
  if (isNamed) return letters[1] === 'b' && band === 'under' ? 2 : 3;
  const rows: number[] = [];
  const isHere = one.isInside || letters[9] === 'c';
  if (['ccg', 'icb', 'council'].includes(kind) && isHere) rows.push(1);
  if (kind === 'police') rows.push(1);
  if (kind === 'ey-home') rows.push(2);
  if (['school-maintained', 'school-academy', 'college'].includes(kind) && isHere) rows.push(3);
  if (['care-home', 'dom-care', 'gp', 'ey-group'].includes(kind)) rows.push(3);
  if (['school-independent', 'university'].includes(kind) && isHere) rows.push(4);
  if (kind === 'contractor') rows.push(4);
  if (kind === 'small-agency' && band === 'unknown') rows.push(2);
  if (kind === 'commissioned-nonprofit-large' && (band === 'unknown' || band === 'over')) rows.push(3);
  if (band === 'under') rows.push(2);
  if (kind === 'commissioned-for-profit' && letters[12] === 'b' && (band === 'unknown' || band === 'over'))
    rows.push(3);
  const isNonProfit = kind === 'small-agency' || (kind === 'other' && one.isNonProfit);
  if (isNonProfit && letters[13] === 'b' && band === 'over') rows.push(3);
  if (rows.length === 0) return 4;
  if (letters[1] === 'a') return rows[0]!;
  // Prices rise with the number of the tier.
  return Math.min(...rows);
}

function bandOf(pence: number | undefined, letter: string): 'under' | 'over' | 'neither' | 'unknown' {
  if (pence === undefined) return 'unknown';
  if (pence < 100_000_00) return 'under';
  if (pence > 100_000_00) return 'over';
  return letter === 'a' ? 'over' : letter === 'b' ? 'under' : 'neither';
}

function priceOf(tier: number, sessions: NaiveCase['sessions'], isPerSession: boolean): number {
  if (isPerSession) return sessions.reduce((sum, { isHalf }) => sum + (isHalf ? HALF[tier]! : FULL[tier]!), 0);
  let halves = sessions.reduce((sum, { isHalf }) => sum + (isHalf ? 1 : 2), 0);
  let pounds = 0;
  for (; halves >= 2; halves -= 2) pounds += FULL[tier]!;
  return halves === 1 ? pounds + HALF[tier]! : pounds;
}

/** The date of a notice: in London, with an hour more in summer, or in UTC. */
function noticeDate(atMs: number, letter: string): string {
  if (letter === 'c') return iso(atMs);
  const local = atMs + (isSummerTime(atMs) ? 3_600_000 : 0);
  const isAfterHours = new Date(local).getUTCHours() >= 17;
  return iso(letter === 'b' && isAfterHours ? local + DAY_MS : local);
}

/** British summer time runs from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October. */
function isSummerTime(atMs: number): boolean {
  const year = new Date(atMs).getUTCFullYear();
  return lastSunday(year, 2) + 3_600_000 <= atMs && atMs < lastSunday(year, 9) + 3_600_000;
}

function lastSunday(year: number, month: number): number {
  let day = Date.UTC(year, month, 31);
  while (new Date(day).getUTCDay() !== 0) day -= DAY_MS;
  return day;
}

/** Working days between a notice and the course, one at a time. */
function workingDays(noticeOn: string, courseOn: string, letters: NaiveCase['letters']): number {
  if (noticeOn > courseOn) return 0;
  let count = 0;
  for (let ms = msOf(noticeOn); iso(ms) <= courseOn; ms += DAY_MS) {
    const date = iso(ms);
    const doesNoticeDayCount = letters[6] === 'a';
    const doesCourseDayCount = letters[6] === 'b';
    if (date === noticeOn && !doesNoticeDayCount) continue;
    if (date === courseOn && !doesCourseDayCount) continue;
    if (isWorkingDay(ms, letters[3] === 'b')) count += 1;
  }
  return count;
}

function isWorkingDay(ms: number, isWithoutHolidays: boolean): boolean {
  const weekday = new Date(ms).getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  return !(isWithoutHolidays && naiveHolidays(new Date(ms).getUTCFullYear()).has(iso(ms)));
}

function naiveDeadline(courseOn: string, letters: NaiveCase['letters']): string {
  let ms = msOf(courseOn);
  while (workingDays(iso(ms), courseOn, letters) < 10) ms -= DAY_MS;
  return iso(ms);
}

const holidaysByYear = new Map<number, ReadonlySet<string>>();

/** Bank holidays of England and Wales in a year without proclaimed ones, by the pattern of the law. */
export function naiveHolidays(year: number): ReadonlySet<string> {
  const known = holidaysByYear.get(year);
  if (known) return known;
  const easter = easterSunday(year);
  const dates = [
    substitute(Date.UTC(year, 0, 1), []),
    easter - 2 * DAY_MS,
    easter + DAY_MS,
    firstMonday(year, 4, 1),
    firstMonday(year, 4, 25),
    firstMonday(year, 7, 25),
  ];
  const christmas = substitute(Date.UTC(year, 11, 25), [Date.UTC(year, 11, 26)]);
  const boxing = substitute(Date.UTC(year, 11, 26), [christmas]);
  const all = new Set([...dates, christmas, boxing].map(iso));
  holidaysByYear.set(year, all);
  return all;
}

/** The first weekday from a date on that no other holiday has. */
function substitute(ms: number, taken: readonly number[]): number {
  let day = ms;
  while ([0, 6].includes(new Date(day).getUTCDay()) || (day !== ms && taken.includes(day))) day += DAY_MS;
  return day === ms || !taken.includes(day) ? day : substitute(day + DAY_MS, taken);
}

function firstMonday(year: number, month: number, from: number): number {
  let day = Date.UTC(year, month, from);
  while (new Date(day).getUTCDay() !== 1) day += DAY_MS;
  return day;
}

/** Gauss, as Butcher wrote it down. */
function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return Date.UTC(year, month - 1, ((h + l - 7 * m + 114) % 31) + 1);
}
