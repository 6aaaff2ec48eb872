import { expect, test } from 'vitest';
import { nextTry, TRIES_AT_MOST } from './next-try.ts';

const now = '2026-11-21T10:00:00.000Z';
const minutesAfter = (at: string | undefined) => at && (Date.parse(at) - Date.parse(now)) / 60_000;

test.each([
  [1, 1],
  [2, 2],
  [3, 4],
  [9, 256],
  [10, 360],
  [19, 360],
])('after %i attempts it waits %i minutes', (attempts, minutes) => {
  expect(minutesAfter(nextTry(attempts, now, 0.5))).toBe(minutes);
});

test('a wait is up to a fifth shorter or longer, so that what failed together is spread', () => {
  expect(minutesAfter(nextTry(10, now, 0))).toBe(288);
  expect(minutesAfter(nextTry(10, now, 0.999_999))).toBeCloseTo(432, 1);
});

test('an LMS that asks for more time is given it, but not more than six hours', () => {
  expect(minutesAfter(nextTry(1, now, 0.5, 600))).toBe(10);
  expect(minutesAfter(nextTry(1, now, 0.5, 1_000_000))).toBe(360);
});

test('after about three days it is given up', () => {
  let minutes = 0;
  for (let attempts = 1; attempts < TRIES_AT_MOST; attempts++)
    minutes += minutesAfter(nextTry(attempts, now, 0.5)) as number;
  expect(minutes / 60 / 24).toBeGreaterThan(2.5);
  expect(minutes / 60 / 24).toBeLessThan(3.5);
  expect(nextTry(TRIES_AT_MOST, now, 0.5)).toBeUndefined();
});
