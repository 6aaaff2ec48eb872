import { expect, test } from 'vitest';
import { slicesOf } from './slices-of.ts';

test.each([
  [[], []],
  [[1], [[1]]],
  [
    [1, 2, 3, 4],
    [
      [1, 2],
      [3, 4],
    ],
  ],
  [
    [1, 2, 3, 4, 5],
    [[1, 2], [3, 4], [5]],
  ],
])('%j in parts of two is %j', (list, parts) => {
  expect([...slicesOf(list, 2)]).toEqual(parts);
});
