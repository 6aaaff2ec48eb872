import { dateOf, dayOf } from '@trellis/core';
import { expect, test } from 'vitest';
import { runsBetween } from './tiers.ts';

test('a day is made up of the years, the months and the days before it', () => {
  expect(runsBetween(undefined, '2026-03-13')).toEqual([
    { grain: 0, from: '-infinity', before: '2026-01-01' },
    { grain: 1, from: '2026-01-01', before: '2026-03-01' },
    { grain: 2, from: '2026-03-01', before: '2026-03-13' },
  ]);
});

test('from one quarter to the next only months are read', () => {
  expect(runsBetween('2025-10-01', '2026-01-01')).toEqual([{ grain: 1, from: '2025-10-01', before: '2026-01-01' }]);
  expect(runsBetween('2026-01-01', '2026-01-01')).toEqual([]);
});

test('runs follow each other without a gap and lie on the bounds of their cells, whichever days they lie between', () => {
  for (let day = dayOf('1999-11-02'); day < dayOf('2007-03-04'); day += 13) {
    for (const days of [1, 27, 31, 90, 365, 366, 800, 2000]) {
      const [from, before] = [dateOf(day), dateOf(day + days)];
      const runs = runsBetween(from, before);
      expect([from, ...runs.map((run) => run.before)]).toEqual([...runs.map((run) => run.from), before]);
      expect(runs.length).toBeLessThanOrEqual(5);
      for (const run of runs.filter(({ grain }) => grain < 2)) {
        const bound = run.grain === 0 ? '-01-01' : '-01';
        expect([run.from, run.before].every((each) => each.endsWith(bound))).toBe(true);
      }
    }
  }
});
