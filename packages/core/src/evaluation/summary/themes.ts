import type { ThemeRule } from '../../frameworks/pack/form.ts';

/** One run of a course: how many rated an objective before and after, and for how many it was not met. */
export interface Run {
  readonly pairs: number;
  readonly unmet: number;
}

/** Whether an objective was not met so often that the course is looked at again. */
export interface Verdict {
  /** `theme`: a review is opened. `watch`: too few pairs to say, so the next run is added. */
  readonly verdict: 'theme' | 'watch' | 'none';
  /** Why it is a theme: in this run, in this run and the one before, or in this one put together with those too small to judge. */
  readonly because?: 'share' | 'again' | 'pooled';
  /** What it was judged by. */
  readonly pairs: number;
  readonly unmet: number;
  /** How many runs were put together for it. */
  readonly runs: number;
}

type Rule = Pick<ThemeRule, 'sharePercent' | 'pairs' | 'againPercent'>;

/**
 * What the runs of a course say of one objective.
 *
 * @param runs - the latest first; only those in which somebody rated it before and after
 * @source Bath and North East Somerset, 5 Methods of Evaluation: a common theme leads to a review. AMB-EV-2: 30 % of at least five pairs, or 20 % in two runs in a row
 */
export function verdictOf(runs: readonly Run[], rule: Rule): Verdict {
  const [latest, before] = runs;
  if (latest === undefined || latest.pairs === 0) return { verdict: 'none', pairs: 0, unmet: 0, runs: 0 };
  const isLarge = ({ pairs }: Run) => pairs >= rule.pairs;
  const reaches = ({ pairs, unmet }: Run, percent: number) => unmet * 100 >= pairs * percent;
  const single = { ...latest, runs: 1 };
  if (isLarge(latest)) {
    if (reaches(latest, rule.sharePercent)) return { verdict: 'theme', because: 'share', ...single };
    if (
      before !== undefined &&
      isLarge(before) &&
      reaches(latest, rule.againPercent) &&
      reaches(before, rule.againPercent)
    )
      return { verdict: 'theme', because: 'again', ...sumOf([latest, before]), runs: 2 };
  }
  // What was only watched is added to the next run.
  const last = runs.slice(1).findIndex(isLarge);
  const watched = runs.slice(0, last === -1 ? runs.length : last + 1);
  const pooled = { ...sumOf(watched), runs: watched.length };
  if (watched.length > 1 && isLarge(pooled)) {
    if (reaches(pooled, rule.sharePercent)) return { verdict: 'theme', because: 'pooled', ...pooled };
    return { verdict: 'none', ...pooled };
  }
  return { verdict: isLarge(latest) ? 'none' : 'watch', ...single };
}

function sumOf(runs: readonly Run[]): Run {
  return {
    pairs: runs.reduce((sum, { pairs }) => sum + pairs, 0),
    unmet: runs.reduce((sum, { unmet }) => sum + unmet, 0),
  };
}
