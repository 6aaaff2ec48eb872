import { expect, test } from 'vitest';
import { nameWords } from './name-words.ts';

test.each([
  ['gp-safeguarding-lead', 'GP safeguarding lead'],
  ['non-profit', 'Non-profit'],
  ['ruh', 'RUH'],
  ['virgin-care', 'Virgin care'],
])('%s reads "%s"', (id, words) => {
  expect(nameWords(id)).toBe(words);
});
