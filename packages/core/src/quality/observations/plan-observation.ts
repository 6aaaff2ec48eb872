import { localDate, type CalendarDate } from '../../calendar.ts';
import { record, type Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import type { EventRecord, EventsErrorCode } from '../../events/schema.ts';
import type { EventId, PersonId } from '../../ids.ts';
import type { PeopleErrorCode } from '../../people/schema.ts';
import { insistOnSets, standardSets } from '../../standards/sets.ts';
import type { SetInForce } from '../../standards/schema.ts';
import { insistOnKeeper } from '../keepers.ts';
import type { Observation, QualityErrorCode } from '../schema.ts';
import type { QualityStores } from '../store.ts';
import { tellOf } from '../../notices/tell-of.ts';

/** What an observation may be held against at most. */
const MOST_SETS = 5;

/** What is planned: whose session, by whom, against what. */
export interface ObservationPlan {
  /** A planned observation to change; absent: a new one. */
  readonly id?: string | undefined;
  readonly eventId: EventId;
  readonly observerId?: PersonId | undefined;
  /** Absent: every set for sessions and trainers that is at work on the day. */
  readonly setIds?: readonly string[] | undefined;
}

/**
 * Plans that a session is observed, by anybody of the partnership who does not lead it. The same observer of the same session is planned once.
 *
 * @throws `access.not-permitted`, `events.not-found`, `people.not-found`, `quality.observer-trains`, `quality.already-shared`,
 *   `quality.observation-not-found`, `standards.unknown-set`
 * @source Bath and North East Somerset, 5 Methods of Evaluation: an observed session against standards
 * @source Leeds, Quality Assurance: trainers are observed
 */
export async function planObservation(ctx: Context<QualityStores>, plan: ObservationPlan): Promise<Observation> {
  insistOnKeeper(ctx.actor);
  return await keepPlan(ctx, plan);
}

/** The same for whoever has seen to it that it may be planned, such as the draw of a sample. */
export async function keepPlan(ctx: Context<QualityStores>, plan: ObservationPlan): Promise<Observation> {
  const before = plan.id === undefined ? undefined : await unshared(ctx, plan.id);
  const event = await heldEvent(ctx, before?.eventId ?? plan.eventId);
  if (plan.observerId !== undefined) await insistOnPerson(ctx, plan.observerId);
  const planned = before ? [] : await ctx.store.quality.observationsOfEvents([event.id]);
  const same = planned.find(
    ({ state, observerId }) =>
      state !== 'shared' &&
      (plan.observerId === undefined || observerId === undefined || observerId === plan.observerId),
  );
  const known = before ?? same;
  const on = dayOfSession(event, known?.on, ctx.timeZone);
  const atWork = await standardSets(ctx, on);
  const setIds = plan.setIds ?? known?.setIds ?? defaultSets(atWork);
  insistOnSets(atWork, setIds, ['session', 'trainer']);
  if (setIds.length === 0) insistOnSets(atWork, [''], ['session']);
  const after = await withTrainers(ctx, {
    answers: [],
    strengths: '',
    draftActions: [],
    trainerWords: [],
    state: 'planned',
    ...known,
    id: known?.id ?? ctx.newId(),
    eventId: event.id,
    trainerIds: [],
    setIds: [...setIds],
    on,
    observerId: plan.observerId ?? known?.observerId,
  });
  await ctx.store.quality.saveObservation(after);
  await record(ctx, {
    action: 'quality.plan-observation',
    subject: { kind: 'observation', id: after.id },
    before: known && { observerId: known.observerId, setIds: known.setIds },
    after: { eventId: after.eventId, observerId: after.observerId, setIds: after.setIds },
  });
  if (after.observerId !== known?.observerId) await tellOf(ctx, 'observation-planned', after.id, [after.observerId]);
  return after;
}

/**
 * An observation with those who lead the session now.
 *
 * @throws `quality.observer-trains` when the observer is one of them
 */
export async function withTrainers(ctx: Context<QualityStores>, observation: Observation): Promise<Observation> {
  const trainerIds = (await ctx.store.trainers.assignmentsOf([observation.eventId])).map(({ personId }) => personId);
  if (observation.observerId !== undefined && trainerIds.includes(observation.observerId))
    throw new DomainError<QualityErrorCode>(
      'quality.observer-trains',
      'Whoever leads the session cannot observe it. Choose somebody else.',
      { field: 'observerId' },
    );
  return { ...observation, trainerIds };
}

/** The sets that an observation is held against, as they were on its day. */
export async function setsOfObservation(
  ctx: Context<QualityStores>,
  { setIds, on }: Pick<Observation, 'setIds' | 'on'>,
): Promise<readonly SetInForce[]> {
  const atWork = await standardSets(ctx, on);
  return setIds.flatMap((id) => atWork.find((set) => set.id === id) ?? []);
}

/** The day that is observed: the one that was, if there still is a session then, else the first. */
function dayOfSession(event: EventRecord, was: CalendarDate | undefined, timeZone: string): CalendarDate {
  const days = event.sessions.map(({ startsAt }) => localDate(startsAt, timeZone));
  return was !== undefined && days.includes(was) ? was : days[0]!;
}

function defaultSets(atWork: readonly SetInForce[]): readonly string[] {
  return atWork
    .filter(({ uses }) => uses.includes('session') || uses.includes('trainer'))
    .slice(0, MOST_SETS)
    .map(({ id }) => id);
}

async function unshared(ctx: Context<QualityStores>, id: string): Promise<Observation> {
  const found = await ctx.store.quality.lockObservation(id);
  if (!found) throw observationNotFound();
  insistOnUnshared(found);
  return found;
}

/**
 * Refuses to change what its trainers have read.
 *
 * @throws `quality.already-shared`
 */
export function insistOnUnshared({ state }: Observation): void {
  if (state === 'shared')
    throw new DomainError<QualityErrorCode>(
      'quality.already-shared',
      'The trainers have this observation already. It stays as it was shared.',
    );
}

/** The refusal of an observation that is not there, or not for whoever asks. */
export function observationNotFound(): DomainError<QualityErrorCode> {
  return new DomainError<QualityErrorCode>('quality.observation-not-found', 'There is no such observation.');
}

async function heldEvent(ctx: Context<QualityStores>, id: EventId): Promise<EventRecord> {
  const event = await ctx.store.events.event(id);
  if (event && event.state !== 'cancelled') return event;
  throw new DomainError<EventsErrorCode>('events.not-found', 'There is no such event, or it was cancelled.');
}

async function insistOnPerson(ctx: Context<QualityStores>, id: PersonId): Promise<void> {
  const person = await ctx.store.people.person(id);
  if (!person || person.erasedAt !== undefined)
    throw new DomainError<PeopleErrorCode>('people.not-found', 'There is no such person.', { field: 'observerId' });
}
