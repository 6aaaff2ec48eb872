import { describe, expect, test } from 'vitest';
import { instantOf, wallClock } from './wall-clock.tsx';

describe('the clock on the wall and the instant are the same moment', () => {
  test.each([
    ['a winter morning', '2027-01-18', '09:30', '2027-01-18T09:30:00.000Z'],
    ['a summer morning', '2027-06-18', '09:30', '2027-06-18T08:30:00.000Z'],
    ['the morning after the clocks went forward', '2027-03-28', '09:30', '2027-03-28T08:30:00.000Z'],
    ['the evening before they go forward', '2027-03-27', '19:00', '2027-03-27T19:00:00.000Z'],
    ['the morning after they went back', '2026-10-25', '09:30', '2026-10-25T09:30:00.000Z'],
  ])('%s', (_, on, time, at) => {
    expect(instantOf(on, time, 'Europe/London')).toBe(at);
    expect(wallClock(at, 'Europe/London')).toEqual({ on, time });
  });

  test('a time that is skipped in spring is an hour later, and one that comes twice is the first', () => {
    expect(instantOf('2027-03-28', '01:30', 'Europe/London')).toBe('2027-03-28T01:30:00.000Z');
    expect(instantOf('2026-10-25', '01:30', 'Europe/London')).toBe('2026-10-25T00:30:00.000Z');
  });
});
