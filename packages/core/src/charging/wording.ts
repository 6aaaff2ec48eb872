import type { CalendarDate } from '../calendar.ts';
import { inWords, spokenDay } from '../wording.ts';
import type { CountedNotice } from './notice.ts';
import type { ChargingPolicy, Notice } from './schema.ts';
import type { CourseSize } from './size.ts';

const UNITS: Readonly<Record<Notice['unit'], string>> = {
  'working-days': 'working day',
  'calendar-days': 'calendar day',
  hours: 'hour',
};

/**
 * So many units of notice: `9 working days`, `1 hour`.
 *
 * @source house
 */
export function unitsOf(count: number, unit: Notice['unit']): string {
  return `${count} ${UNITS[unit]}${count === 1 ? '' : 's'}`;
}

/**
 * The length of a course: `a half day`, `two and a half days`.
 *
 * @source house
 */
export function lengthOf({ halves }: CourseSize): string {
  if (halves === 1) return 'a half day';
  if (halves === 2) return 'a full day';
  const whole = Math.floor(halves / 2);
  const spelt = inWords(whole);
  return halves % 2 === 0 ? `${spelt} days` : `${spelt} and a half days`;
}

/**
 * How much notice a policy wants, as half a sentence: `fewer than 10 working days is late`.
 *
 * @source house
 */
export function lateRule({ count, unit, lateWhen }: Notice): string {
  return lateWhen === 'fewer-than'
    ? `fewer than ${unitsOf(count, unit)} is late`
    : `${unitsOf(count, unit)} or fewer is late`;
}

/**
 * A cancellation and how it was counted, as half a sentence.
 *
 * @param doBankHolidaysCount - whether the bank holidays among its days are working days
 * @source house
 */
export function countedAs(
  notice: CountedNotice,
  courseOn: CalendarDate,
  { unit }: Notice,
  doBankHolidaysCount: boolean,
): string {
  if (notice.isAfterStart) return `Cancelled on ${spokenDay(notice.noticeOn)}, after the course had begun`;
  const names = notice.holidays.map((holiday) => holiday.name);
  const holidays =
    unit !== 'working-days' || names.length === 0
      ? ''
      : ` (${listOf(names)} ${doBankHolidaysCount ? 'counted' : 'left out'})`;
  return `Cancelled on ${spokenDay(notice.noticeOn)}, ${unitsOf(notice.counted, unit)}${holidays} before the course on ${spokenDay(courseOn)}`;
}

/**
 * Names as one reads them out: `one, two and three`.
 *
 * @source house
 */
export function listOf(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/**
 * The flags that a policy asks for, each once, by name.
 *
 * @source house
 */
export function flagsNamed({ rows, holds }: ChargingPolicy): readonly string[] {
  return [...new Set([...rows, ...holds].flatMap(({ flags }) => flags))].toSorted();
}

/**
 * Why a charge waits, as a sentence; absent where none does.
 *
 * @source Bath and North East Somerset training strategy 2021-2024, Appendix 5, footnote; that the invoice waits: house
 */
export function holdFor(policy: ChargingPolicy, flags: readonly string[]): string | undefined {
  return policy.holds.find((hold) => hold.flags.some((flag) => flags.includes(flag)))?.title;
}
