import { describe, expect, it } from 'vitest';
import { countNotice, daysLookedAt, deadlinesOf, holidaysBefore, type Counting } from './notice.ts';
import { ChargingPolicy, type BankHolidayCalendar, type Notice } from './schema.ts';
import madeUp from './made-up-policy.json' with { type: 'json' };

const { notice } = ChargingPolicy.parse(madeUp);
const calendar: BankHolidayCalendar = {
  id: 'made-up',
  version: '1',
  title: 'Easter 2027, and a holiday on a Saturday',
  holidays: [
    { date: '2027-03-26', name: 'Good Friday' },
    { date: '2027-03-29', name: 'Easter Monday' },
    { date: '2027-04-03', name: 'A Saturday' },
  ],
  source: { document: 'made up' },
};
const counting = (changes: Partial<Notice> = {}, timeZone = 'Europe/London'): Counting => ({
  notice: { ...notice, doBankHolidaysCount: true, ...changes },
  readings: {},
  calendar,
  timeZone,
});
const monday = { courseOn: '2027-01-18' };

describe('notice in working days', () => {
  it.each([
    // Wednesday to Friday, then the weekend.
    ['2027-01-13T12:00:00Z', 'from-notice', 3],
    ['2027-01-13T12:00:00Z', 'after-notice', 3],
    ['2027-01-13T12:00:00Z', 'clear-days', 2],
    // A weekend notice begins on Monday, or counts the course's own day.
    ['2027-01-16T12:00:00Z', 'from-notice', 0],
    ['2027-01-16T12:00:00Z', 'after-notice', 1],
    ['2027-01-18T07:00:00Z', 'from-notice', 0],
    ['2027-01-18T07:00:00Z', 'after-notice', 0],
    ['2027-01-25T07:00:00Z', 'after-notice', 0],
  ] as const)('given at %s and counted %s is %i', (at, method, counted) => {
    expect(countNotice(at, monday, counting({ counting: method })).counted).toBe(counted);
  });

  it('leaves bank holidays out where the policy says so, but no holiday on a weekend twice', () => {
    const course = { courseOn: '2027-04-06' };
    expect(countNotice('2027-03-25T12:00:00Z', course, counting()).counted).toBe(8);
    expect(countNotice('2027-03-25T12:00:00Z', course, counting({ doBankHolidaysCount: false })).counted).toBe(6);
  });

  it('names the bank holidays it looked at', () => {
    const named = (at: string) =>
      countNotice(at, { courseOn: '2027-03-29' }, counting()).holidays.map(({ name }) => name);
    expect(named('2027-03-25T12:00:00Z')).toEqual(['Good Friday']);
    expect(named('2027-03-27T12:00:00Z')).toEqual([]);
    expect(holidaysBefore({ courseOn: '2027-03-31' }, counting()).map(({ name }) => name)).toEqual([
      'Good Friday',
      'Easter Monday',
    ]);
  });
});

describe('the days that were looked at', () => {
  it.each([
    ['from-notice', '2027-01-13', '2027-01-17'],
    ['after-notice', '2027-01-14', '2027-01-18'],
    ['clear-days', '2027-01-14', '2027-01-17'],
  ] as const)('counted %s', (method, firstOn, lastOn) => {
    expect(daysLookedAt('2027-01-13', monday, counting({ counting: method }))).toEqual({
      firstOn,
      lastOn,
      doBankHolidaysCount: true,
    });
  });

  it('are none for hours, and none for a notice on the day itself', () => {
    expect(daysLookedAt('2027-01-13', monday, counting({ unit: 'hours' }))).toBeUndefined();
    expect(daysLookedAt('2027-01-18', monday, counting({ counting: 'from-notice' }))).toBeUndefined();
  });
});

describe('the day of a notice', () => {
  const noticeOn = (at: string, day: Notice['day'], timeZone?: string) =>
    countNotice(at, monday, counting({ day }, timeZone)).noticeOn;

  it.each([
    ['2027-07-05T22:59:59Z', { clock: 'local' }, 'Europe/London', '2027-07-05'],
    ['2027-07-05T23:00:00Z', { clock: 'local' }, 'Europe/London', '2027-07-06'],
    ['2027-07-06T00:00:00+01:00', { clock: 'local' }, 'Europe/London', '2027-07-06'],
    ['2027-07-05T23:30:00Z', { clock: 'utc' }, 'Europe/London', '2027-07-05'],
    ['2027-01-05T23:30:00Z', { clock: 'local' }, 'Europe/London', '2027-01-05'],
    ['2027-01-05T16:00:00Z', { clock: 'local' }, 'Asia/Tokyo', '2027-01-06'],
    ['2027-07-05T15:59:59Z', { clock: 'local', closesAt: '17:00' }, 'Europe/London', '2027-07-05'],
    ['2027-07-05T16:00:00Z', { clock: 'local', closesAt: '17:00' }, 'Europe/London', '2027-07-06'],
  ] as const)('%s by %o in %s is %s', (at, day, timeZone, expected) => {
    expect(noticeOn(at, day, timeZone)).toBe(expected);
  });
});

describe('too little notice', () => {
  it.each([
    ['fewer-than', '2027-01-13', false],
    ['fewer-than', '2027-01-14', true],
    ['up-to', '2027-01-13', true],
    ['up-to', '2027-01-12', false],
  ] as const)('%s three working days: a notice on %s is late: %s', (lateWhen, on, isLate) => {
    expect(countNotice(`${on}T12:00:00Z`, monday, counting({ lateWhen })).isLate).toBe(isLate);
  });

  it.each([
    ['2027-01-11', false],
    ['2027-01-12', true],
  ])('counts seven calendar days through the weekend (%s)', (on, isLate) => {
    const days = counting({ unit: 'calendar-days', count: 7 });
    expect(countNotice(`${on}T12:00:00Z`, monday, days).isLate).toBe(isLate);
  });

  it.each([
    ['2027-01-15T09:30:00Z', 72, false],
    ['2027-01-15T09:30:01Z', 71, true],
  ])('counts hours to the second (%s)', (at, counted, isLate) => {
    const hours = counting({ unit: 'hours', count: 72 });
    const course = { ...monday, startsAt: '2027-01-18T09:30:00Z' };
    expect(countNotice(at, course, hours)).toMatchObject({ counted, isLate });
    expect(deadlinesOf(course, hours)).toMatchObject([{ on: '2027-01-15', isInForce: true }]);
  });

  it('takes nine in the morning for the start of a course that does not say', () => {
    const hours = counting({ unit: 'hours', count: 24 });
    const july = { courseOn: '2027-07-05' };
    expect(countNotice('2027-07-04T08:00:00Z', july, hours).isLate).toBe(false);
    expect(countNotice('2027-07-04T08:00:01Z', july, hours).isLate).toBe(true);
  });

  it('is no notice at all after the start, also where none is wanted', () => {
    const none = counting({ count: 0 });
    const course = { ...monday, startsAt: '2027-01-18T09:30:00Z' };
    expect(countNotice('2027-01-18T09:29:59Z', course, none)).toMatchObject({ isAfterStart: false, isLate: false });
    expect(countNotice('2027-01-18T09:30:00Z', course, none)).toMatchObject({ counted: 0, isLate: true });
    expect(countNotice('2027-01-19T08:00:00Z', monday, none)).toMatchObject({ isAfterStart: true, isLate: true });
  });
});

describe('the last free day', () => {
  it('is the last one on which a notice is not late, for every way to count', () => {
    for (const method of ['from-notice', 'after-notice', 'clear-days'] as const)
      for (const lateWhen of ['fewer-than', 'up-to'] as const)
        for (let day = 10; day < 31; day += 1) {
          const course = { courseOn: `2027-03-${day}` };
          const how = counting({ counting: method, lateWhen });
          const [{ on } = { on: '' }] = deadlinesOf(course, how).filter((each) => each.isInForce);
          const after = new Date(Date.parse(on) + 86_400_000).toISOString();
          expect(countNotice(`${on}T12:00:00Z`, course, how).isLate).toBe(false);
          expect(countNotice(after, course, how).isLate).toBe(true);
        }
  });

  it('is shown both ways where bank holidays make a difference', () => {
    const readings = { 'MADE-HOLIDAYS': 'b' };
    expect(deadlinesOf({ courseOn: '2027-03-31' }, { ...counting(), notice, readings })).toEqual([
      { on: '2027-03-24', doBankHolidaysCount: false, isInForce: true },
      { on: '2027-03-26', doBankHolidaysCount: true, isInForce: false },
    ]);
    expect(deadlinesOf(monday, { ...counting(), notice, readings })).toHaveLength(1);
  });
});
