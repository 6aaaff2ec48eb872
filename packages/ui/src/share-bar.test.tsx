import { describe, expect, test } from 'vitest';
import { wholePercent } from './share-bar.tsx';

describe('a share in percent', () => {
  test('is rounded down, so that 100% means everybody', () => {
    expect(wholePercent(999, 1000)).toBe(99);
    expect(wholePercent(1000, 1000)).toBe(100);
  });

  test('is exact where it is whole', () => {
    expect([wholePercent(29, 100), wholePercent(57, 100), wholePercent(310, 400)]).toEqual([29, 57, 77]);
  });
});
