import { localDate } from '../../calendar.ts';
import { record, type Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import type { StandardsErrorCode } from '../../standards/schema.ts';
import { noteObserved } from '../../trainers/pool/pool-settings.ts';
import { openPoints } from './open-points.ts';
import { insistOnUnshared, observationNotFound, setsOfObservation, withTrainers } from './plan-observation.ts';
import { openReview } from '../reviews/open-review.ts';
import type { DraftAction, Observation, QualityErrorCode } from '../schema.ts';
import type { QualityStores } from '../store.ts';
import { tellInLots } from './tell-lots.ts';
import { tellOf } from '../../notices/tell-of.ts';

/** What an observer writes. The whole of it each time, so that sending it twice is sending it once. */
export interface ObservationWritten extends Pick<Observation, 'id' | 'answers' | 'strengths' | 'savedAt'> {
  readonly actions: readonly (Omit<DraftAction, 'id'> & { readonly id?: string | undefined })[];
}

/**
 * Keeps what the observer has written so far. What was written earlier on another device than what is kept is left alone.
 *
 * @returns whether it was kept, and the ids of the actions in the order given
 * @throws `quality.observation-not-found` for anybody else, `quality.already-shared`, `quality.observer-trains`, `standards.unknown-standard`
 */
export async function saveObservation(
  ctx: Context<QualityStores>,
  { id, answers, strengths, actions, savedAt: saidAt = ctx.now }: ObservationWritten,
): Promise<{ readonly isKept: boolean; readonly savedAt: string; readonly actionIds: readonly string[] }> {
  const before = await ownObservation(ctx, id);
  insistOnUnshared(before);
  // A device whose clock is ahead must not lock out every other until then.
  const savedAt = Date.parse(saidAt) > Date.parse(ctx.now) ? ctx.now : saidAt;
  if (before.savedAt !== undefined && Date.parse(before.savedAt) > Date.parse(savedAt))
    return { isKept: false, savedAt: before.savedAt, actionIds: before.draftActions.map((each) => each.id) };
  const sets = await setsOfObservation(ctx, before);
  const isKnown = (of: { readonly setId: string; readonly standardId: string }) =>
    sets.some((set) => set.id === of.setId && set.standards.some((each) => each.id === of.standardId));
  const strange = [...answers, ...actions.flatMap(({ standard }) => standard ?? [])].find((each) => !isKnown(each));
  if (strange)
    throw new DomainError<StandardsErrorCode>(
      'standards.unknown-standard',
      `This observation is not held against ${strange.setId} ${strange.standardId}.`,
      { standardId: strange.standardId },
    );
  const taken = new Set<string>();
  const draftActions = actions.map((action): DraftAction => {
    // An id of somewhere else would become that action when this is shared.
    const isOwn = before.draftActions.some((each) => each.id === action.id) && !taken.has(action.id ?? '');
    const ownId = isOwn ? action.id! : ctx.newId();
    taken.add(ownId);
    return { ...action, id: ownId };
  });
  const after = await withTrainers(ctx, {
    ...before,
    state: 'draft',
    answers: [...new Map(answers.map((each) => [`${each.setId} ${each.standardId}`, each])).values()],
    strengths,
    draftActions,
    savedAt,
  });
  await ctx.store.quality.saveObservation(after);
  // What it says is about people and stands in the observation only.
  await record(ctx, { action: 'quality.save-observation', subject: { kind: 'observation', id } });
  return { isKept: true, savedAt, actionIds: draftActions.map((each) => each.id) };
}

/**
 * Shows an observation to those who led the session. From then on it stays as it is, its actions have to be seen to, and a standard that
 * was not met opens a review of the course.
 *
 * @throws `quality.observation-not-found`, `quality.already-shared`, `quality.unfinished` with what is missing, `quality.observer-trains`
 * @source house
 */
export async function shareObservation(ctx: Context<QualityStores>, id: string): Promise<Observation> {
  const before = await withTrainers(ctx, await ownObservation(ctx, id));
  insistOnUnshared(before);
  const missing = openPoints(before, await setsOfObservation(ctx, before));
  if (missing.length > 0)
    throw unfinished('Answer every standard, and give what is not met in full a note or an action.', { missing });
  if (localDate(ctx.now, ctx.timeZone) < before.on)
    throw unfinished('The session has not been held yet.', { on: before.on });
  if (before.trainerIds.length === 0) throw unfinished('Nobody leads this session, so nobody could read it.', {});
  const { quality, events } = ctx.store;
  const after: Observation = { ...before, state: 'shared', draftActions: [], sharedAt: ctx.now };
  await quality.saveObservation(after);
  await tellInLots(ctx, after);
  for (const action of before.draftActions)
    await quality.saveAction({ ...action, of: { kind: 'observation', id } }, ctx.now);
  await record(ctx, {
    action: 'quality.share-observation',
    subject: { kind: 'observation', id },
    after: { states: after.answers.map(({ standardId, state }) => [standardId, state]) },
  });
  await tellOf(ctx, 'observation-shared', id, after.trainerIds);
  // A trainer finds what she is to see to with the observation: one letter is enough.
  for (const { id: actionId, ownerId } of before.draftActions)
    if (ownerId !== undefined && !after.trainerIds.includes(ownerId))
      await tellOf(ctx, 'action-agreed', actionId, [ownerId]);
  await noteObserved(ctx, { personIds: after.trainerIds, on: after.on });
  const event = await events.event(after.eventId);
  if (event && after.answers.some(({ state }) => state === 'not'))
    await openReview(ctx, {
      courseId: event.courseId,
      version: event.courseVersion,
      cause: { kind: 'observation', observationId: id },
    });
  return after;
}

/**
 * Keeps what somebody who led the session says to its observation. Saying it again replaces what they said before.
 *
 * @throws `quality.observation-not-found` unless it is shared with them
 */
export async function commentObservation(
  ctx: Context<QualityStores>,
  { id, words }: { readonly id: string; readonly words: string },
): Promise<void> {
  const found = await ctx.store.quality.lockObservation(id);
  const personId = ctx.actor.personId;
  if (!found || personId === undefined || found.state !== 'shared' || !found.trainerIds.includes(personId))
    throw observationNotFound();
  await ctx.store.quality.saveWords(id, { personId, words, at: ctx.now });
  await record(ctx, { action: 'quality.comment-observation', subject: { kind: 'observation', id }, personId });
}

async function ownObservation(ctx: Context<QualityStores>, id: string): Promise<Observation> {
  const found = await ctx.store.quality.lockObservation(id);
  if (!found || found.observerId === undefined || found.observerId !== ctx.actor.personId) throw observationNotFound();
  return found;
}

function unfinished(message: string, facts: Readonly<Record<string, unknown>>): DomainError<QualityErrorCode> {
  return new DomainError<QualityErrorCode>('quality.unfinished', message, facts);
}
