import { expect, test } from 'vitest';
import { pounds } from './money.tsx';

test.each([
  [0, '£0'],
  [3500, '£35'],
  [3550, '£35.50'],
  [5, '£0.05'],
  [123_500, '£1,235'],
  [-7000, '−£70'],
])('%i pence are %s', (pence, words) => {
  expect(pounds(pence)).toBe(words);
});
