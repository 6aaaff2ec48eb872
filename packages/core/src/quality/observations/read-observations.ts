import { z } from 'zod';
import { Instant } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import { EventSession, Event } from '../../events/schema.ts';
import { CourseId, EventId, PersonId } from '../../ids.ts';
import type { Page, PageRequest } from '../../paging.ts';
import { SetInForce } from '../../standards/schema.ts';
import { keepsQuality } from '../keepers.ts';
import { observedCounts } from './open-points.ts';
import { observationNotFound, setsOfObservation } from './plan-observation.ts';
import { Observation, ObservedCounts, QualityAction, TrainerWords } from '../schema.ts';
import type { QualityStores } from '../store.ts';
import { nameOf } from '../../people/name-of.ts';

const PersonNamed = z.object({ id: PersonId, name: z.string() });

/** An observation as lists show it. */
export const ObservationListed = Observation.pick({
  id: true,
  eventId: true,
  observerId: true,
  setIds: true,
  state: true,
  on: true,
  sharedAt: true,
}).extend({
  courseId: CourseId,
  courseTitle: z.string(),
  startsAt: Instant,
  observerName: z.string().optional(),
  trainers: z.array(PersonNamed),
  counts: ObservedCounts.optional().meta({ description: 'Absent: nothing has been shared yet' }),
});
export type ObservationListed = z.infer<typeof ObservationListed>;

/** An observation as its page shows it. */
export const ObservationShown = Observation.extend({
  courseId: CourseId,
  courseTitle: z.string(),
  event: z.object({ id: EventId, sessions: z.array(EventSession), venue: Event.shape.venue }),
  observerName: z.string().optional(),
  trainers: z.array(PersonNamed),
  trainerWords: z.array(TrainerWords.extend({ name: z.string() })),
  sets: z.array(SetInForce),
  actions: z.array(QualityAction),
  /** What whoever asks may do: write and share it, say something to it, plan it differently. */
  may: z.object({ read: z.literal(true), write: z.boolean(), say: z.boolean(), plan: z.boolean() }),
});
export type ObservationShown = z.infer<typeof ObservationShown>;

/**
 * Observations, the latest session first. Coordinators and administrators see all; everybody else those they make, and shared ones of
 * sessions they led. What an observer has not shared is in no list.
 *
 * @source house
 */
export async function observations(
  ctx: Context<QualityStores>,
  { state, eventId }: { readonly state?: Observation['state'] | undefined; readonly eventId?: EventId | undefined },
  page: PageRequest,
): Promise<Page<ObservationListed>> {
  const { personId } = ctx.actor;
  const seesAll = keepsQuality(ctx.actor);
  if (!seesAll && personId === undefined) return { rows: [] };
  const whose = seesAll ? undefined : personId;
  const found = await ctx.store.quality.observations({ state, eventId, whose }, page);
  return { ...found, rows: await listedObservations(ctx, found.rows) };
}

/** Observations with the names of those concerned, in the order given. */
async function listedObservations(
  ctx: Context<QualityStores>,
  found: readonly Observation[],
): Promise<ObservationListed[]> {
  const about = await sessionsOf(ctx, found);
  return found.map((each) => {
    const { event, courseTitle } = about.of(each);
    return {
      id: each.id,
      eventId: each.eventId,
      observerId: each.observerId,
      setIds: each.setIds,
      state: each.state,
      on: each.on,
      sharedAt: each.sharedAt,
      courseId: event.courseId,
      courseTitle,
      startsAt: event.sessions[0]!.startsAt,
      ...about.people(each),
      ...(each.state === 'shared' ? { counts: observedCounts(each.answers) } : {}),
    };
  });
}

/**
 * One observation, with the standards it is held against as they were that day. A draft is the observer's alone: whoever planned it sees
 * that it is under way.
 *
 * @throws `quality.observation-not-found`, also when it is not for whoever asks
 */
export async function observation(ctx: Context<QualityStores>, id: string): Promise<ObservationShown> {
  const found = await ctx.store.quality.observation(id);
  if (!found) throw observationNotFound();
  const { personId } = ctx.actor;
  const [isKeeper, isShared] = [keepsQuality(ctx.actor), found.state === 'shared'];
  const isObserver = personId !== undefined && found.observerId === personId;
  const isTrainer = personId !== undefined && found.trainerIds.includes(personId);
  if (!isKeeper && !isObserver && !(isShared && isTrainer)) throw observationNotFound();
  const about = await sessionsOf(ctx, [found]);
  const { event, courseTitle } = about.of(found);
  const isRead = isShared || isObserver;
  return {
    ...found,
    ...(isRead ? {} : { answers: [], strengths: '', draftActions: [] }),
    courseId: event.courseId,
    courseTitle,
    event: { id: event.id, sessions: [...event.sessions], venue: event.venue },
    ...about.people(found),
    trainerWords: found.trainerWords.map((each) => ({ ...each, name: about.name(each.personId) })),
    sets: [...(await setsOfObservation(ctx, found))],
    actions: [...(await ctx.store.quality.actionsOf({ kind: 'observation', id }))],
    may: {
      read: true,
      write: isObserver && !isShared,
      say: isTrainer && isShared,
      plan: isKeeper && !isShared,
    },
  };
}

async function sessionsOf(ctx: Context<QualityStores>, found: readonly Observation[]) {
  const { events, courses, people } = ctx.store;
  const byEvent = new Map(
    (await events.events([...new Set(found.map(({ eventId }) => eventId))])).map((each) => [each.id, each]),
  );
  const courseIds = [...new Set([...byEvent.values()].map(({ courseId }) => courseId))];
  const titles = new Map((await courses.byIds(courseIds)).map(({ course }) => [course.id, course.title]));
  const ids = found.flatMap(({ observerId, trainerIds, trainerWords }) => [
    ...(observerId === undefined ? [] : [observerId]),
    ...trainerIds,
    ...trainerWords.map(({ personId }) => personId),
  ]);
  const names = new Map((await people.people([...new Set(ids)])).map((person) => [person.id, nameOf(person)]));
  const name = (id: PersonId) => names.get(id) ?? '';
  return {
    name,
    of: ({ eventId }: Observation) => {
      const event = byEvent.get(eventId)!;
      return { event, courseTitle: titles.get(event.courseId) ?? '' };
    },
    people: ({ observerId, trainerIds }: Observation) => ({
      ...(observerId === undefined ? {} : { observerName: name(observerId) }),
      trainers: trainerIds
        .map((id) => ({ id, name: name(id) }))
        .toSorted((one, other) => one.name.localeCompare(other.name)),
    }),
  };
}
