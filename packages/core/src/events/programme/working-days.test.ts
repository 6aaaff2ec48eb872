import { expect, test } from 'vitest';
import { workingDaysAfter } from './working-days.ts';

test.each([
  ['from a Monday', '2027-03-01', [], '2027-03-08'],
  ['from a Saturday', '2027-03-06', [], '2027-03-12'],
  ['across Easter, when the bank holidays are known', '2027-03-24', ['2027-03-26', '2027-03-29'], '2027-04-02'],
])('five working days %s', (_, on, holidays, expected) => {
  expect(workingDaysAfter(on, 5, new Set(holidays))).toBe(expected);
});
