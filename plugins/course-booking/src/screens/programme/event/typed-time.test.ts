import { describe, expect, test } from 'vitest';
import { timeOf } from './typed-time.ts';

describe('a time is understood as people write it', () => {
  test.each([
    ['9:30am', '09:30'],
    ['9.30', '09:30'],
    ['13:45', '13:45'],
    ['1.45 PM', '13:45'],
    ['12pm', '12:00'],
    ['12:15am', '00:15'],
    ['2pm', '14:00'],
  ])('%s', (typed, time) => {
    expect(timeOf(typed)).toBe(time);
  });

  test.each(['', '9', '25:00', '9:75', '13pm', '0am', 'noon', '-1:00'])('but not %s', (typed) => {
    expect(timeOf(typed)).toBeNull();
  });
});
