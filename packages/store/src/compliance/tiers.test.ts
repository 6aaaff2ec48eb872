import { dateOf, dayOf } from '@trellis/core';
import { expect, test } from 'vitest';
import { firstOfFiveYears, grains, runsBetween } from './tiers.ts';

/** How the first days of cells end, by grain. */
const BOUNDS = { [grains.fiveYears]: /[16]-01-01$/, [grains.year]: /-01-01$/, [grains.month]: /-01$/ } as const;

test('a day is made up of the five years, the years, the months and the days before it', () => {
  expect(runsBetween(undefined, '2025-03-13')).toEqual([
    { grain: 3, from: '-infinity', before: '2021-01-01' },
    { grain: 0, from: '2021-01-01', before: '2025-01-01' },
    { grain: 1, from: '2025-01-01', before: '2025-03-01' },
    { grain: 2, from: '2025-03-01', before: '2025-03-13' },
  ]);
});

test('from one quarter to the next only months are read', () => {
  expect(runsBetween('2025-10-01', '2026-01-01')).toEqual([{ grain: 1, from: '2025-10-01', before: '2026-01-01' }]);
  expect(runsBetween('2026-01-01', '2026-01-01')).toEqual([]);
});

test('five years begin with a year that ends in 1 or 6, and there is one before every day', () => {
  expect(
    ['2020-12-31', '2021-01-01', '2025-12-31', '2026-01-01', '0001-01-01', '0005-12-31'].map(firstOfFiveYears),
  ).toEqual(['2016-01-01', '2021-01-01', '2021-01-01', '2026-01-01', '0001-01-01', '0001-01-01']);
});

test('runs follow each other without a gap and lie on the bounds of their cells, whichever days they lie between', () => {
  for (let day = dayOf('1999-11-02'); day < dayOf('2007-03-04'); day += 13) {
    for (const days of [1, 27, 31, 90, 365, 366, 800, 2000, 7000]) {
      const [from, before] = [dateOf(day), dateOf(day + days)];
      const runs = runsBetween(from, before);
      expect([from, ...runs.map((run) => run.before)]).toEqual([...runs.map((run) => run.from), before]);
      expect(runs.length).toBeLessThanOrEqual(7);
      for (const run of runs.filter(({ grain }) => grain !== grains.day)) {
        const bound = BOUNDS[run.grain as keyof typeof BOUNDS];
        expect([run.from, run.before].filter((each) => !bound.test(each))).toEqual([]);
      }
    }
  }
});
