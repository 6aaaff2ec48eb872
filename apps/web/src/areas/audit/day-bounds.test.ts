import { expect, test } from 'vitest';
import { dayBounds } from './day-bounds.ts';

test.each([
  ['winter, when clocks show UTC', '2026-11-21', '2026-11-21T00:00:00.000Z', '2026-11-22T00:00:00.000Z'],
  ['summer, when they are an hour ahead', '2026-07-01', '2026-06-30T23:00:00.000Z', '2026-07-01T23:00:00.000Z'],
  ['the day they go forward has 23 hours', '2026-03-29', '2026-03-29T00:00:00.000Z', '2026-03-29T23:00:00.000Z'],
  ['the day they go back has 25', '2026-10-25', '2026-10-24T23:00:00.000Z', '2026-10-26T00:00:00.000Z'],
  ['a leap day', '2028-02-29', '2028-02-29T00:00:00.000Z', '2028-03-01T00:00:00.000Z'],
])('a day in London in %s', (_, on, from, to) => {
  expect(dayBounds(on, 'Europe/London')).toEqual({ from, to });
});

test('a day in another place', () => {
  expect(dayBounds('2026-07-01', 'Asia/Kolkata')).toEqual({
    from: '2026-06-30T18:30:00.000Z',
    to: '2026-07-01T18:30:00.000Z',
  });
});
