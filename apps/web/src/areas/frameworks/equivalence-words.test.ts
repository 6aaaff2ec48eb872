import { expect, it } from 'vitest';
import { carriesWords, decisionLine } from './equivalence-words.ts';

const open = { validFrom: null, validTo: null, isTakenBack: false };

it('says how much carries to what', () => {
  expect(carriesWords('full', ['Level 2'])).toBe('It counts as Level 2.');
  expect(carriesWords('partial', ['Level 2', 'Level 3'])).toBe('It counts in part, as Level 2, Level 3.');
  expect(carriesWords('none', [])).toBe('It counts for nothing here.');
});

it.each([
  [{ ...open, carries: 'full', to: ['L2'] }, 'Counts in full, for learning of any day'],
  [
    { ...open, carries: 'partial', to: ['L2'], validFrom: '2025-09-01' },
    'Counts in part, for learning from 1 September 2025',
  ],
  [
    { ...open, carries: 'none', to: [], validTo: '2025-08-31' },
    'Counts for nothing, for learning until 31 August 2025',
  ],
  [
    { carries: 'full', to: ['L2'], validFrom: '2024-01-01', validTo: '2024-12-31', isTakenBack: true },
    'Taken back, for learning from 1 January 2024 to 31 December 2024',
  ],
] as const)('tells a decision in one line: %j', (decision, line) => {
  expect(decisionLine({ ...decision, to: [...decision.to] })).toBe(line);
});
