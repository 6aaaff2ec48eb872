import { expect, test } from 'vitest';
import { clockTime, dayAt, longDay, longMonth, sittingLine, sittingWords } from './sitting.tsx';

const winter = { startsAt: '2027-02-09T09:30:00Z', endsAt: '2027-02-09T12:45:00Z' };
const summer = { startsAt: '2027-06-15T09:30:00+01:00', endsAt: '2027-06-15T15:00:00Z' };

test.each([
  ['1970-01-01', 'Thursday 1 January 1970'],
  ['1969-12-31', 'Wednesday 31 December 1969'],
  ['2027-02-09', 'Tuesday 9 February 2027'],
])('%s is a day of the week', (on, words) => {
  expect(longDay(on)).toBe(words);
});

test('a sitting is told by the clock on the wall, in winter and in summer', () => {
  expect(sittingWords([winter], 'Europe/London')).toBe('Tuesday 9 February 2027, 9:30am to 12:45pm');
  expect(sittingWords([summer], 'Europe/London')).toBe('Tuesday 15 June 2027, 9:30am to 4pm');
  expect(sittingWords([winter, summer], 'Europe/London')).toBe(
    'Tuesday 9 February 2027, 9:30am to 12:45pm; Tuesday 15 June 2027, 9:30am to 4pm',
  );
});

test('in a list only the first sitting is told, and how many follow', () => {
  expect(sittingLine([winter], 'Europe/London')).toBe('Tuesday 9 February 2027, 9:30am to 12:45pm');
  expect(sittingLine([winter, summer], 'Europe/London')).toBe(
    'Tuesday 9 February 2027, 9:30am to 12:45pm, and 1 more date',
  );
  expect(sittingLine([winter, winter, summer], 'Europe/London')).toContain(', and 2 more dates');
});

test('the day and the time are those of the place', () => {
  expect(dayAt('2027-06-14T23:30:00Z', 'Europe/London')).toBe('2027-06-15');
  expect(clockTime('2027-06-14T23:30:00Z', 'Europe/London')).toBe('12:30am');
  expect(clockTime('2027-06-14T12:00:00Z', 'UTC')).toBe('12pm');
});

test('a month is written out', () => {
  expect(longMonth('2027-02')).toBe('February 2027');
  expect(() => longMonth('2027-13')).toThrow(RangeError);
});
