import { expect, test } from 'vitest';
import { differenceWords } from './compare-words.ts';

test.each([
  [3500, '+£35'],
  [-2000, '−£20'],
  [0, 'the same'],
])('%i pence', (pence, words) => {
  expect(differenceWords(pence)).toBe(words);
});
