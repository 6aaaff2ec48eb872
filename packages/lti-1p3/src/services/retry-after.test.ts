import { expect, test } from 'vitest';
import { retryAfterSeconds } from './retry-after.ts';

const now = new Date('2026-11-21T10:00:00.400Z');

test.each([
  ['120', 120],
  [' 0 ', 0],
  ['9999999', 86_400],
  ['Sat, 21 Nov 2026 10:05:00 GMT', 300],
  ['Sat, 21 Nov 2026 09:00:00 GMT', 0],
  ['Fri, 01 Jan 2100 00:00:00 GMT', 86_400],
  [undefined, undefined],
  ['', undefined],
  ['-5', undefined],
  ['1.5', undefined],
  ['soon', undefined],
  ['2026-11-21', undefined],
  ['Sat, 41 Nov 2026 10:05:00 GMT', undefined],
])('the header %j asks for %j seconds', (header, seconds) => {
  expect(retryAfterSeconds(header, now)).toBe(seconds);
});
