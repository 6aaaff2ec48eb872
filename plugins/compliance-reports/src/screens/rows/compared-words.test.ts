import { expect, test } from 'vitest';
import { countsOf } from './compared-words.ts';

const counts = { same: 120, theirsOnly: 1, oursOnly: 4, different: 2 };

test('with an agency’s list the counts say where the two agree and where not', () => {
  expect(countsOf(counts, true)).toEqual([
    { label: 'Both say the same of', text: '120 people' },
    { label: 'They differ for', text: '2 people' },
    { label: 'Only in our records', text: '4 people' },
    { label: 'Only in your list', text: '1 person' },
  ]);
});

test('without one they say how many are up to date by our records', () => {
  expect(countsOf(counts, false).map(({ text }) => text)).toEqual(['120 people', '4 people']);
});
