import { expect, test } from 'vitest';
import { thresholdFaults, thresholdWords } from './threshold-words.ts';

const between = { least: 5, most: 20 };

test('five withholds counts from one to four', () => {
  expect(thresholdWords(5, true)).toBe(
    'Counts from 1 to 4 are withheld from everybody beyond the agency. Nobody has decided otherwise yet.',
  );
  expect(thresholdWords(10, false)).toBe('Counts from 1 to 9 are withheld from everybody beyond the agency.');
});

test('a threshold changes with a reason', () => {
  expect(thresholdFaults({ ...between, threshold: 'ten', why: '' }).map(({ fieldId }) => fieldId)).toEqual([
    'threshold',
    'threshold-why',
  ]);
  expect(thresholdFaults({ ...between, threshold: '4', why: 'We want more' })).toEqual([
    { fieldId: 'threshold', text: 'Enter a whole number from 5 to 20' },
  ]);
  expect(thresholdFaults({ ...between, threshold: '10', why: 'The board decided on 3 February.' })).toEqual([]);
});
