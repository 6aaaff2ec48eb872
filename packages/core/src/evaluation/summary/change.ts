import type { Estimate } from '../schema.ts';
import { estimate } from './interval.ts';

/** Two ratings of one person on one thing, in ranks from 1. */
export interface Pair {
  readonly before: number;
  readonly after: number;
  /** The before-rating was given afterwards. */
  readonly isThoughtBack?: boolean | undefined;
}

/** What pairs add up to; of several groups that have nobody in common the sums add up too. */
export interface PairSums {
  readonly pairs: number;
  readonly thoughtBack: number;
  readonly before: number;
  readonly beforeSquares: number;
  readonly after: number;
  readonly afterSquares: number;
  readonly gainSquares: number;
  readonly better: number;
  readonly worse: number;
  readonly unmet: number;
}

/** Of nobody. */
export const NO_PAIRS: PairSums = {
  pairs: 0,
  thoughtBack: 0,
  before: 0,
  beforeSquares: 0,
  after: 0,
  afterSquares: 0,
  gainSquares: 0,
  better: 0,
  worse: 0,
  unmet: 0,
};

/**
 * Whether an objective was not met for one person: the lowest rank afterwards, or lower than before.
 *
 * @source Bath and North East Somerset, 5 Methods of Evaluation, as read in AMB-EV-2
 */
export function isUnmet({ before, after }: Pick<Pair, 'before' | 'after'>): boolean {
  return after === 1 || after < before;
}

/** What pairs of one objective add up to. @source house */
export function sumPairs(pairs: readonly Pair[]): PairSums {
  return pairs.reduce<PairSums>(
    (sums, pair) =>
      addPairs(sums, {
        pairs: 1,
        thoughtBack: pair.isThoughtBack ? 1 : 0,
        before: pair.before,
        beforeSquares: pair.before ** 2,
        after: pair.after,
        afterSquares: pair.after ** 2,
        gainSquares: (pair.after - pair.before) ** 2,
        better: pair.after > pair.before ? 1 : 0,
        worse: pair.after < pair.before ? 1 : 0,
        unmet: isUnmet(pair) ? 1 : 0,
      }),
    NO_PAIRS,
  );
}

/** Both groups together; they have nobody in common. @source house */
export function addPairs(one: PairSums, other: PairSums): PairSums {
  return Object.fromEntries(
    (Object.keys(NO_PAIRS) as (keyof PairSums)[]).map((name) => [name, one[name] + other[name]]),
  ) as unknown as PairSums;
}

/** What changed, as far as pairs tell. */
export interface Change {
  readonly pairs: number;
  readonly thoughtBack: number;
  readonly before: Estimate;
  readonly after: Estimate;
  readonly gain: Estimate;
  readonly better: number;
  readonly same: number;
  readonly worse: number;
  readonly unmet: number;
  readonly unmetShare: number;
}

/**
 * What changed on one objective or question, from the ratings of the same people before and after. Answers without a partner are left out.
 *
 * @param ranks - how many ranks the scale has
 * @returns undefined of no pairs
 * @source Bath and North East Somerset, 5 Methods of Evaluation: a scale before and after the course; the interval is ours
 */
export function changeOf(sums: PairSums, ranks: number): Change | undefined {
  const { pairs: count, thoughtBack, better, worse, unmet } = sums;
  if (count === 0) return undefined;
  const rated = { least: 1, most: ranks };
  return {
    pairs: count,
    thoughtBack,
    before: estimate({ count, sum: sums.before, squares: sums.beforeSquares }, rated),
    after: estimate({ count, sum: sums.after, squares: sums.afterSquares }, rated),
    gain: gainOf({ pairs: count, gain: sums.after - sums.before, gainSquares: sums.gainSquares }, ranks)!,
    better,
    same: count - better - worse,
    worse,
    unmet,
    unmetShare: unmet / count,
  };
}

/**
 * How far ratings rose, by the differences of pairs.
 *
 * @returns undefined of no pairs
 * @source house the interval is that of the differences, since both ratings are the same person's
 */
export function gainOf(
  { pairs, gain, gainSquares }: { readonly pairs: number; readonly gain: number; readonly gainSquares: number },
  ranks: number,
): Estimate | undefined {
  if (pairs === 0) return undefined;
  return estimate({ count: pairs, sum: gain, squares: gainSquares }, { least: 1 - ranks, most: ranks - 1 });
}
