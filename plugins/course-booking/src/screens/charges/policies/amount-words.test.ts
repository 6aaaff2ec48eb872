import { expect, test } from 'vitest';
import { amountWords, readAmount } from './amount-words.ts';

test.each([
  [{ kind: 'nothing' }, 'Nothing'],
  [{ kind: 'price' }, 'The price of the place'],
  [{ kind: 'full-cost' }, 'What the place costs the organiser'],
  [{ kind: 'per-day', pence: 5000 }, '£50 for each day'],
  [{ kind: 'flat', pence: 7000 }, '£70 a course, however long'],
  [{ kind: 'flat', pence: 7000, halfDayPence: 3500 }, '£70 a course, £35 for one half day'],
  [{ kind: 'by-length', fullDayPence: 3500, halfDayPence: 2000 }, '£35 a full day, £20 a half day'],
  [{ kind: 'by-length', fullDayPence: 0, halfDayPence: 0 }, 'Nothing'],
  [
    { kind: 'by-minutes', bands: [{ upToMinutes: 120, pence: 2500 }], overPence: 5000 },
    '£25 up to 120 minutes, £50 for longer',
  ],
] as const)('%o', (amount, words) => {
  expect(amountWords(amount as Parameters<typeof amountWords>[0])).toBe(words);
});

test('an amount that hangs on an open point is read as the partnership reads it', () => {
  const amount = {
    option: 'AMB-BN-4',
    readings: { a: { kind: 'flat', pence: 7000 }, b: { kind: 'flat', pence: 3500 } },
  } as const;
  expect(readAmount(amount, { 'AMB-BN-4': 'b' })).toEqual({ kind: 'flat', pence: 3500 });
  expect(readAmount(amount, {})).toEqual({ kind: 'flat', pence: 7000 });
  expect(readAmount({ kind: 'nothing' }, {})).toEqual({ kind: 'nothing' });
});
