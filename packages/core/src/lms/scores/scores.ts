import { insistOnAdministrator } from '../../access/index.ts';
import { record, type Context } from '../../context.ts';
import { COMPLETING_KINDS } from '../../evidence/has-completed.ts';
import type { AccountId, PersonId } from '../../ids.ts';
import { nextTry, spreadBy } from '../../next-try.ts';
import type { Page, PageRequest } from '../../paging.ts';
import { notThere } from '../refusals.ts';
import type { Score } from '../schema.ts';
import { scoreToSend } from './score-to-send.ts';
import type { LmsStores, ScoreCounts, ScoreListed, ScoreTaken } from '../store.ts';

/** For how long a worker has a score to itself. It is longer than any LMS may take to answer. @source house */
export const LEASE_SECONDS = 120;

/**
 * Plans what goes back to LMSs of these people's completions; safe to repeat. Costs one question where none of them learns by a graded link.
 *
 * @param people - whose evidence or accounts changed
 */
export async function planScores(
  ctx: Pick<Context<LmsStores>, 'store' | 'now' | 'newId'>,
  people: readonly PersonId[],
): Promise<void> {
  if (people.length === 0) return;
  const { lms } = ctx.store;
  const saved: Score[] = [];
  const gone: string[] = [];
  for (const { link, accountId, personId, isHeld, score } of await lms.scoresDue(people, COMPLETING_KINDS)) {
    const change = scoreToSend(isHeld, score, ctx.now);
    if (change.state === 'goes' && score) gone.push(score.id);
    if (change.state !== 'changes') continue;
    const { fault: _, ...before } = score ?? { id: ctx.newId(), linkId: link.id, accountId };
    saved.push({ ...before, personId, ...change.score });
  }
  if (saved.length > 0) await lms.saveScores(saved);
  if (gone.length > 0) await lms.removeScores(gone);
}

/** Takes back what went to an LMS of an account that is nobody's any more, and sends nothing more of it. */
export async function takeBackScores(ctx: Context<LmsStores>, accountId: AccountId): Promise<void> {
  const { lms } = ctx.store;
  for (const score of await lms.scoresOf(accountId)) {
    const change = scoreToSend(false, score, ctx.now);
    if (change.state === 'goes') await lms.removeScores([score.id]);
    if (change.state !== 'changes') continue;
    const { fault: _, ...before } = score;
    await lms.saveScores([{ ...before, ...change.score }]);
  }
}

/**
 * Completions on their way back to an LMS: those that need a person first.
 *
 * @throws `access.not-permitted`
 */
export async function scores(
  ctx: Context<LmsStores>,
  filter: { readonly registrationId: string; readonly state?: Score['state'] | undefined },
  page: PageRequest,
): Promise<Page<ScoreListed>> {
  insistOnAdministrator(ctx.actor);
  return ctx.store.lms.listScores(filter, page);
}

/**
 * How many completions are on their way back to an LMS, by state.
 *
 * @throws `access.not-permitted`
 */
export async function scoreCounts(ctx: Context<LmsStores>, registrationId: string): Promise<ScoreCounts> {
  insistOnAdministrator(ctx.actor);
  return ctx.store.lms.scoreCounts(registrationId);
}

/**
 * Tries a score again at once that failed or was refused.
 *
 * @throws `access.not-permitted`, `lms.not-found`
 */
export async function retryScore(ctx: Context<LmsStores>, id: string): Promise<Score> {
  insistOnAdministrator(ctx.actor);
  const score = await ctx.store.lms.score(id);
  if (!score) throw notThere('completion on its way to an LMS');
  if (score.state === 'sent' || score.state === 'waiting') return score;
  const again: Score = { ...score, state: 'waiting', attempts: 0, nextTryAt: ctx.now };
  await ctx.store.lms.saveScores([again]);
  await record(ctx, { action: 'lms.retry-score', subject: { kind: 'score', id } });
  return again;
}

/**
 * Tries again at once whatever failed or was refused of an LMS.
 *
 * @returns how many
 * @throws `access.not-permitted`
 */
export async function retryScores(ctx: Context<LmsStores>, registrationId: string): Promise<number> {
  insistOnAdministrator(ctx.actor);
  const count = await ctx.store.lms.retryScores(registrationId);
  if (count > 0)
    await record(ctx, {
      action: 'lms.retry-scores',
      subject: { kind: 'platform', id: registrationId },
      after: { count },
    });
  return count;
}

/**
 * Takes scores whose time has come, for a worker to send outside of any transaction. If nothing is noted of one before its lease ends, it goes to
 * another worker.
 */
export function takeScores(ctx: Context<LmsStores>, limit: number): Promise<readonly ScoreTaken[]> {
  const until = new Date(Date.parse(ctx.now) + LEASE_SECONDS * 1000).toISOString();
  return ctx.store.lms.takeScores(ctx.now, until, limit);
}

/**
 * Notes that an LMS has taken a score.
 *
 * @param given - what was sent; another may be due meanwhile
 */
export async function scoreSent(ctx: Context<LmsStores>, id: string, given: Score['given']): Promise<void> {
  const score = await ctx.store.lms.score(id);
  if (!score) return;
  if (score.given !== given) return ctx.store.lms.saveScores([{ ...score, sentGiven: given }]);
  const { nextTryAt: _, fault: __, ...rest } = score;
  await ctx.store.lms.saveScores([{ ...rest, state: 'sent', sentGiven: given, sentAt: ctx.now }]);
}

/** Why a score did not arrive, as the LTI library says it. */
export interface ScoreFault {
  readonly code: string;
  readonly sentence: string;
  readonly isWorthRetrying: boolean;
  readonly retryAfterSeconds?: number | undefined;
}

/**
 * Notes that a score did not arrive: it is tried again later, or refused when trying is of no use or has taken three days.
 *
 * @param given - what was sent; another may be due meanwhile, which this fault says nothing of
 */
export async function scoreFailed(
  ctx: Context<LmsStores>,
  id: string,
  given: Score['given'],
  fault: ScoreFault,
): Promise<void> {
  const score = await ctx.store.lms.score(id);
  if (!score || score.given !== given) return;
  const isNewerThere = fault.code === 'score.already-newer';
  // The attempt before may have arrived although no answer came: then what is newer there is ours.
  if (isNewerThere && score.attempts > 1) return scoreSent(ctx, id, given);
  const { code, sentence, retryAfterSeconds } = fault;
  const nextTryAt =
    fault.isWorthRetrying || isNewerThere
      ? nextTry(score.attempts, ctx.now, spreadBy(`${score.attempts} ${id}`), retryAfterSeconds)
      : undefined;
  const { nextTryAt: _, ...rest } = score;
  await ctx.store.lms.saveScores([
    {
      ...rest,
      state: nextTryAt === undefined ? 'refused' : 'failed',
      ...(nextTryAt !== undefined && { nextTryAt }),
      fault: { code, sentence },
    },
  ]);
}
