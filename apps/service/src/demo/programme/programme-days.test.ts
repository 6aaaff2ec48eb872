import { expect, test } from 'vitest';
import { clockOn, weekdayAfter, weekdayOfLastMonth } from './programme-days.ts';
import { demoDates } from './programme.ts';

test('loaded on the day of the story, the programme has the dates of the story', () => {
  const days = demoDates.map(({ courseRef, inDays, weekday }) => [
    courseRef,
    weekdayAfter('2026-11-21', inDays, weekday),
  ]);
  expect(days.slice(0, 3)).toEqual([
    ['SG-3', '2027-01-18'],
    ['SG-EY', '2027-02-09'],
    ['SG-2R', '2026-12-03'],
  ]);
});

test.each([
  ['2026-11-23', 0, '2026-11-23'],
  ['2026-11-24', 0, '2026-11-30'],
  ['2026-11-22', 1, '2026-11-23'],
])('the first Monday at least so many days after %s, %i, is %s', (today, days, monday) => {
  expect(weekdayAfter(today, days, 'Monday')).toBe(monday);
});

test('the month before is that of the calendar, in January that of the year before', () => {
  expect(weekdayOfLastMonth('2027-01-31', 15, 'Monday')).toBe('2026-12-21');
  expect(weekdayOfLastMonth('2026-11-01', 20, 'Wednesday')).toBe('2026-10-21');
});

test('a time of day is what the clock on the wall shows, in winter and in summer', () => {
  expect(clockOn('2027-01-18', '09:30', 'Europe/London')).toBe('2027-01-18T09:30:00.000Z');
  expect(clockOn('2027-07-19', '09:30', 'Europe/London')).toBe('2027-07-19T08:30:00.000Z');
});
