import type { LineAnswer } from '@trellis/core/billing';
import { describe, expect, test } from 'vitest';
import { standsLine, stepsFor } from './line-steps.ts';

const finance = { isFinance: true, isBilling: true };
const coordinator = { isFinance: false, isBilling: true };
const lead = { isFinance: false, isBilling: false };
const open = {
  charge: { pence: 7000 },
  standsPence: 7000,
  isHeld: false,
  isDisputed: false,
  hasEnded: false,
  agency: { name: 'Willow Tree Nursery' },
} as unknown as LineAnswer;
const billed = {
  ...open,
  charge: { ...open.charge, runId: 'a' },
  sent: { runId: 'a', number: '2027-01-1-003', period: '2027-01' },
};

describe('what can be done about a charge', () => {
  test.each([
    ['one that waits, by finance', open, finance, ['waive', 'hold', 'add-cost', 'dispute']],
    ['one that waits, by a coordinator', open, coordinator, ['hold', 'add-cost', 'dispute']],
    ['one that waits, by an agency’s lead', open, lead, ['dispute']],
    ['one that was billed', billed, finance, ['credit', 'add-cost', 'dispute']],
    ['one on hold', { ...open, isHeld: true }, finance, ['end-hold', 'waive', 'add-cost', 'dispute']],
    ['one that is disputed', { ...billed, isDisputed: true }, finance, ['decide', 'add-cost']],
    ['one that was taken back', { ...open, standsPence: 0, hasEnded: true }, finance, []],
  ] as const)('%s', (_, answer, may, steps) => {
    expect(stepsFor(answer, may)).toEqual(steps);
  });
});

describe('a charge says who pays and what happens next', () => {
  test.each([
    [open, 'Willow Tree Nursery pays £70. It goes out with the next run.'],
    [billed, 'Willow Tree Nursery pays £70. It was billed on statement 2027-01-1-003.'],
    [{ ...open, isHeld: true }, 'Willow Tree Nursery pays £70. It is on hold, so no run takes it.'],
    [{ ...open, standsPence: 2000 }, 'Willow Tree Nursery pays £20 of £70. It goes out with the next run.'],
    [{ ...open, standsPence: 0 }, 'Willow Tree Nursery pays nothing: all of the £70 was taken off.'],
    [
      { ...billed, standsPence: 0 },
      'Willow Tree Nursery pays nothing: all of the £70 was taken off. It was billed on statement 2027-01-1-003.',
    ],
    [{ ...open, payer: { name: 'Bright Steps' } }, 'Bright Steps pays £70. It goes out with the next run.'],
    [
      { ...open, standsPence: 0, hasEnded: true },
      'It was taken back as a whole. Willow Tree Nursery pays nothing of it.',
    ],
  ])('%#', (answer, words) => {
    expect(standsLine(answer as LineAnswer)).toBe(words);
  });
});
