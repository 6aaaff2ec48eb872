import { countedIn, judgedIn, upToDateIn } from '../../compliance/state-counts.ts';
import type { AgencyFigures } from './schema.ts';

/** How far we reach into one agency. Of whom nothing is known is never counted as done, and never left out of the whole. */
export interface Reach {
  /** Everybody in scope; null: nobody told us. */
  readonly scope: number | null;
  /** Of how many we can tell. */
  readonly judged: number;
  /** Of these, how many are up to date. */
  readonly upToDate: number;
  /** By what: the agency's own total, people's records, or nothing at all. */
  readonly method: 'return' | 'records' | 'none';
  /** More people have records than the agency returned. */
  readonly isMoreThanReturned: boolean;
}

/**
 * How far we reach into an agency: against its own headcount, never against accounts. An agency that returned how many are trained counts as it
 * returned them, since people without an account are in that number; one that did not counts by records. One that sent neither is not known.
 *
 * @source house an agency of 400 with 250 accounts that returns 310 as trained shows 310 of 400
 */
export function reachOf({ returned, whole }: Pick<AgencyFigures, 'returned' | 'whole'>): Reach {
  const people = countedIn(whole);
  if (returned !== null && returned.trained !== undefined)
    return {
      scope: returned.headcount,
      judged: returned.headcount,
      upToDate: returned.trained,
      method: 'return',
      isMoreThanReturned: people > returned.headcount,
    };
  return {
    scope: returned === null ? null : Math.max(returned.headcount, people),
    judged: judgedIn(whole),
    upToDate: upToDateIn(whole),
    method: people === 0 ? 'none' : 'records',
    isMoreThanReturned: returned !== null && people > returned.headcount,
  };
}
