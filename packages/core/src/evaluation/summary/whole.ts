import type { Estimate } from '../schema.ts';
import { estimate } from './interval.ts';
import type { SumsRow } from './store.ts';

/**
 * How far people rose on the mean over everything that they rated, from the row of all items together.
 *
 * @returns undefined of nobody
 * @source house the interval is that of people: one person's ratings go together and are not so many proofs
 */
export function wholeGain({
  pairs,
  before,
  after,
  gain_squares: squares,
  counts,
}: SumsRow): (Estimate & { people: number }) | undefined {
  const people = counts[0] ?? 0;
  if (pairs === 0 || people === 0) return undefined;
  const gain = (1000 * (after - before)) / pairs;
  const { mean, low, high } = estimate({ count: people, sum: people * gain, squares }, { least: -9000, most: 9000 });
  const ranks = (value: number) => Math.round(value * 10) / 10_000;
  return {
    people,
    mean: ranks(mean),
    ...(low !== undefined && high !== undefined && { low: ranks(low), high: ranks(high) }),
  };
}

/** Groups that have nobody in common, added up item by item. @source house */
export function addRows<Row extends SumsRow>(rows: readonly Row[], keyOf: (row: Row) => string): readonly Row[] {
  return [...Map.groupBy(rows, keyOf).values()].map((same) =>
    same.slice(1).reduce(
      (sum, row) => ({
        ...sum,
        pairs: sum.pairs + row.pairs,
        thought_back: sum.thought_back + row.thought_back,
        before: sum.before + row.before,
        before_squares: sum.before_squares + row.before_squares,
        after: sum.after + row.after,
        after_squares: sum.after_squares + row.after_squares,
        gain_squares: sum.gain_squares + row.gain_squares,
        better: sum.better + row.better,
        worse: sum.worse + row.worse,
        unmet: sum.unmet + row.unmet,
        counts: Array.from(
          { length: Math.max(sum.counts.length, row.counts.length) },
          (_, index) => (sum.counts[index] ?? 0) + (row.counts[index] ?? 0),
        ),
      }),
      same[0]!,
    ),
  );
}
