import { describe, expect, test } from 'vitest';
import { verdictOf } from './themes.ts';

const rule = { sharePercent: 30, pairs: 5, againPercent: 20 };
const judged = (...runs: readonly (readonly [pairs: number, unmet: number])[]) =>
  verdictOf(
    runs.map(([pairs, unmet]) => ({ pairs, unmet })),
    rule,
  );

describe('an objective that was not met', () => {
  test('WE-56: for 5 of 12 is a theme', () => {
    expect(judged([12, 5])).toEqual({ verdict: 'theme', because: 'share', pairs: 12, unmet: 5, runs: 1 });
  });

  test('WE-57: for 3 of 4 is watched', () => {
    expect(judged([4, 3])).toEqual({ verdict: 'watch', pairs: 4, unmet: 3, runs: 1 });
  });

  test('for 3 of 4 is put together with the next run, and judged then', () => {
    expect(judged([4, 0], [4, 3])).toEqual({ verdict: 'theme', because: 'pooled', pairs: 8, unmet: 3, runs: 2 });
    expect(judged([9, 0], [4, 3])).toEqual({ verdict: 'none', pairs: 13, unmet: 3, runs: 2 });
  });

  test('of small runs that are too few even together is watched on', () => {
    expect(judged([2, 1], [2, 1])).toEqual({ verdict: 'watch', pairs: 2, unmet: 1, runs: 1 });
  });

  test('is put together only with runs since the last that was large enough', () => {
    expect(judged([4, 1], [12, 0], [4, 4])).toEqual({ verdict: 'watch', pairs: 4, unmet: 1, runs: 1 });
    expect(judged([3, 3], [3, 1], [12, 0], [4, 4])).toEqual({
      verdict: 'theme',
      because: 'pooled',
      pairs: 6,
      unmet: 4,
      runs: 2,
    });
  });

  test('at exactly 30 % is a theme, and just under it is not', () => {
    expect(judged([10, 3]).verdict).toBe('theme');
    expect(judged([100, 29]).verdict).toBe('none');
  });

  test('at 20 % twice in a row is a theme', () => {
    expect(judged([10, 2], [15, 3])).toEqual({ verdict: 'theme', because: 'again', pairs: 25, unmet: 5, runs: 2 });
  });

  test('at 20 % once, or twice with a better run between, is none', () => {
    expect(judged([10, 2], [10, 1]).verdict).toBe('none');
    expect(judged([10, 2], [10, 0], [10, 2]).verdict).toBe('none');
  });

  test('that nobody rated twice is none', () => {
    expect(judged().verdict).toBe('none');
  });
});
