import { describe, expect, test } from 'vitest';
import { addPairs, changeOf, gainOf, isUnmet, sumPairs } from './change.ts';
import { estimate, studentT } from './interval.ts';

const pairs = (before: readonly number[], after: readonly number[]) =>
  before.map((rank, index) => ({ before: rank, after: after[index]! }));

describe('what changed', () => {
  // WE-55
  test('four people gain one and a half ranks on the mean', () => {
    const change = changeOf(sumPairs(pairs([1, 2, 2, 3], [3, 4, 3, 4])), 4)!;
    expect(change).toMatchObject({ pairs: 4, before: { mean: 2 }, after: { mean: 3.5 }, gain: { mean: 1.5 } });
    expect(change).toMatchObject({ better: 4, same: 0, worse: 0, unmet: 0, unmetShare: 0 });
  });

  test('has the interval of the differences, by Student’s t', () => {
    // Differences 2, 2, 1, 1: mean 1.5, standard deviation 0.57735, t(3) 3.1824.
    const { gain } = changeOf(sumPairs(pairs([1, 2, 2, 3], [3, 4, 3, 4])), 4)!;
    expect(gain.low).toBeCloseTo(1.5 - (3.1824 * 0.57735) / 2, 3);
    expect(gain.high).toBeCloseTo(1.5 + (3.1824 * 0.57735) / 2, 3);
  });

  test('says nothing of an interval where one answered, or all alike', () => {
    expect(changeOf(sumPairs(pairs([1], [3])), 4)!.gain).toEqual({ mean: 2 });
    expect(changeOf(sumPairs(pairs([1, 2, 3], [2, 3, 4])), 4)!.gain).toEqual({ mean: 1 });
  });

  test('of nobody is nothing', () => {
    expect(changeOf(sumPairs([]), 4)).toBeUndefined();
    expect(gainOf({ pairs: 0, gain: 0, gainSquares: 0 }, 4)).toBeUndefined();
  });

  test('keeps an interval within what can be rated', () => {
    const { before, after } = changeOf(sumPairs(pairs([1, 1, 4], [4, 4, 1])), 4)!;
    expect([before.low, before.high, after.low, after.high]).toEqual([1, 4, 1, 4]);
  });

  test('counts who thought back', () => {
    expect(
      sumPairs([
        { before: 1, after: 3, isThoughtBack: true },
        { before: 1, after: 3 },
      ]).thoughtBack,
    ).toBe(1);
  });

  test('of two groups put together is that of all of them', () => {
    const [one, other] = [pairs([1, 2, 2], [3, 3, 1]), pairs([4, 1], [4, 1])];
    expect(addPairs(sumPairs(one), sumPairs(other))).toEqual(sumPairs([...one, ...other]));
  });

  test.each([
    [1, 1, true],
    [2, 1, true],
    [3, 2, true],
    [2, 2, false],
    [1, 2, false],
  ])('from %i to %i: not met is %s', (before, after, expected) => {
    expect(isUnmet({ before, after })).toBe(expected);
  });
});

describe('an interval', () => {
  test.each([
    [1, 12.7062],
    [10, 2.2281],
    [30, 2.0423],
    [31, 2.0395],
    [40, 2.0211],
    [60, 2.0003],
    [120, 1.9799],
    [1000, 1.9623],
  ])('with %i degrees of freedom reaches %d standard errors', (freedom, expected) => {
    expect(studentT(freedom)).toBeCloseTo(expected, 4);
  });

  test('leaves nothing of rounding where many are alike', () => {
    expect(estimate({ count: 3000, sum: 9000, squares: 27_000 }, { least: 1, most: 4 })).toEqual({ mean: 3 });
  });
});
