import type { Score } from '../schema.ts';

/** What is to become of the score of somebody on a link: it stays, it is kept so, or there is none. */
export type ScoreChange =
  | { readonly state: 'stays' }
  | {
      readonly state: 'changes';
      readonly score: Pick<Score, 'given' | 'state' | 'attempts'> & { readonly nextTryAt?: string };
    }
  | { readonly state: 'goes' };

/**
 * What must go back to an LMS: 1 once she holds the completion, and 0 only after a 1 that the LMS may have.
 *
 * @param isHeld - a completion of the course stands on record
 * @param score - what was planned or sent before
 * @param now - RFC 3339; what is new is due at once
 * @source house nothing is said of somebody who has not completed: in an LMS a 0 is a fail
 */
export function scoreToSend(
  isHeld: boolean,
  score: Pick<Score, 'given' | 'state' | 'attempts' | 'sentGiven'> | undefined,
  now: string,
): ScoreChange {
  const given = isHeld ? 1 : 0;
  const due = { state: 'changes', score: { given, state: 'waiting', attempts: 0, nextTryAt: now } } as const;
  if (score === undefined) return isHeld ? due : { state: 'stays' };
  if (score.given === given) return { state: 'stays' };
  if (isHeld || score.sentGiven === 1) return due;
  // An attempt without an answer may have arrived; one that the LMS refused has not.
  const mayHaveArrived = score.attempts > 0 && score.state !== 'refused';
  return mayHaveArrived ? due : { state: 'goes' };
}
