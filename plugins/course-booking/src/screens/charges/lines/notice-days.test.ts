import { describe, expect, test } from 'vitest';
import { countedDays, countingWords, deadlineWords, holidayWords, lineDaysOf, type Counted } from './notice-days.ts';

const newYear = { date: '2027-01-01', name: 'New Year’s Day' };
const cancelled: Counted = {
  deadlineOn: '2027-01-04',
  deadlines: [{ on: '2027-01-04', reading: 'bank holidays count as working days', isInForce: true }],
  counting: {
    unit: 'working-days',
    wanted: 10,
    counted: 9,
    noticeOn: '2027-01-05',
    courseOn: '2027-01-18',
    holidays: [],
    between: { firstOn: '2027-01-05', lastOn: '2027-01-17', doBankHolidaysCount: true },
  },
};
const overNewYear: Counted = {
  deadlineOn: '2026-12-29',
  deadlines: [
    { on: '2026-12-24', reading: 'bank holidays are left out', isInForce: false },
    { on: '2026-12-29', reading: 'bank holidays count as working days', isInForce: true },
  ],
  counting: {
    unit: 'working-days',
    wanted: 10,
    counted: 9,
    noticeOn: '2026-12-30',
    courseOn: '2027-01-12',
    holidays: [newYear],
    between: { firstOn: '2026-12-30', lastOn: '2027-01-11', doBankHolidaysCount: true },
  },
};

describe('a clerk can read aloud how notice was counted', () => {
  test('of a cancellation', () => {
    expect(countingWords(cancelled)).toBe(
      'Notice came on Tuesday 5 January 2027: 9 working days before the course on Monday 18 January 2027. The policy wants 10. Cancelling was free up to Monday 4 January 2027, 10 working days before Monday 18 January 2027.',
    );
  });

  test('of a place that was used', () => {
    expect(countingWords({ ...cancelled, counting: { ...cancelled.counting, counted: null, noticeOn: null } })).toBe(
      'Cancelling was free up to Monday 4 January 2027, 10 working days before Monday 18 January 2027.',
    );
  });

  test('with a bank holiday between that counts, and both last free days', () => {
    expect(holidayWords(overNewYear)).toBe('Between lay New Year’s Day (1 January 2027). It counts as a working day.');
    expect(deadlineWords(overNewYear)).toEqual([
      'Thursday 24 December 2026, if bank holidays are left out. Not in force.',
      'Tuesday 29 December 2026, if bank holidays count as working days. This reading is in force.',
    ]);
    expect(deadlineWords(cancelled)).toEqual([]);
    expect(holidayWords(cancelled)).toBe('');
  });
});

describe('the days that were counted', () => {
  test('are the weekdays from the notice to the day before the course', () => {
    expect(countedDays(cancelled.counting)).toEqual([
      '2027-01-05',
      '2027-01-06',
      '2027-01-07',
      '2027-01-08',
      '2027-01-11',
      '2027-01-12',
      '2027-01-13',
      '2027-01-14',
      '2027-01-15',
    ]);
  });

  test('take in a bank holiday that counts, and leave out one that does not', () => {
    const between = { ...overNewYear.counting.between!, doBankHolidaysCount: false };
    expect(countedDays(overNewYear.counting)).toContain('2027-01-01');
    expect(countedDays({ ...overNewYear.counting, between })).not.toContain('2027-01-01');
    expect(holidayWords({ ...overNewYear, counting: { ...overNewYear.counting, between } })).toContain(
      'It was left out.',
    );
  });

  test('are every day where the policy counts calendar days', () => {
    expect(countedDays({ ...cancelled.counting, unit: 'calendar-days' })).toHaveLength(13);
  });

  test('are not drawn for notice in hours', () => {
    const { between: _between, ...counting } = { ...cancelled.counting, unit: 'hours' as const };
    expect(countedDays(counting)).toEqual([]);
    expect(lineDaysOf({ ...cancelled, counting })).toBeUndefined();
  });
});

test('the line of days runs from the first to the last thing that happened, each with its words', () => {
  const line = lineDaysOf(overNewYear)!;
  expect(line.days[0]).toEqual({ on: '2026-12-24', kind: 'other' });
  expect(line.days.at(-1)).toEqual({ on: '2027-01-12', kind: 'other' });
  expect(line.days.filter(({ kind }) => kind === 'counted')).toHaveLength(9);
  expect(line.marks).toEqual([
    { on: '2026-12-24', text: 'Last free day if bank holidays are left out: not in force' },
    { on: '2026-12-29', text: 'Last free day if bank holidays count as working days: in force' },
    { on: '2026-12-30', text: 'Notice that the place was given up' },
    { on: '2027-01-12', text: 'The course' },
  ]);
});
