import { describe, expect, test } from 'vitest';
import { datePartsOf } from './calendar-date.tsx';
import { count, dayNumber, daysAway, longDate, longTime, shortMonth } from './long-date.tsx';

describe('calendar dates in words', () => {
  test.each([
    ['2026-10-01', '1 October 2026'],
    ['2024-02-29', '29 February 2024'],
    ['2025-12-31', '31 December 2025'],
  ])('%s is written %s', (on, words) => {
    expect(longDate(on)).toBe(words);
  });

  test.each(['2025-02-29', '2026-13-01', '2026-00-10', '1 October 2026', '2026-10-01T00:00:00Z', ''])(
    '"%s" is not a calendar date',
    (on) => {
      expect(datePartsOf(on)).toBeNull();
      expect(() => longDate(on)).toThrow(RangeError);
    },
  );

  test('a month can be said shortly, as on an axis', () => {
    expect(shortMonth('2027-02-09')).toBe('Feb');
  });

  test('the day on which the clocks change is one day long', () => {
    expect(dayNumber('2026-03-30') - dayNumber('2026-03-29')).toBe(1);
    expect(dayNumber('2026-10-26') - dayNumber('2026-10-25')).toBe(1);
  });

  test.each([
    ['2026-11-21', 'today'],
    ['2026-11-22', 'tomorrow'],
    ['2026-11-20', 'yesterday'],
    ['2026-12-04', 'in 13 days'],
    ['2026-10-01', '51 days ago'],
    ['2029-11-21', 'in 1,096 days'],
  ])('%s, seen from 21 November 2026, is %s', (on, words) => {
    expect(daysAway(on, '2026-11-21')).toBe(words);
  });
});

describe('instants in words', () => {
  test.each([
    ['2026-11-20T09:04:00Z', '20 November 2026 at 9:04am'],
    ['2026-07-01T23:30:00Z', '2 July 2026 at 12:30am'],
    ['2026-07-01T11:00:00Z', '1 July 2026 at 12:00pm'],
    ['2026-07-01T20:15:00+01:00', '1 July 2026 at 8:15pm'],
  ])('%s is said as clocks in London show it', (at, words) => {
    expect(longTime(at, 'Europe/London')).toBe(words);
  });
});

test('counts have a comma for thousands', () => {
  expect(count(2914)).toBe('2,914');
  expect(count(0)).toBe('0');
});
