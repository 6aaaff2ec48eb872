import { z } from 'zod';
import { Instant } from '../calendar.ts';
import type { Context } from '../context.ts';
import { AccessNeeds, type Booking } from '../bookings/schema.ts';
import type { BookingsStores } from '../bookings/store.ts';
import { CourseMaterial, MOST_MATERIALS } from '../courses/material.ts';
import { isWithdrawn } from '../courses/withdrawn.ts';
import { localDate } from '../calendar.ts';
import { Event, type EventRecord } from '../events/schema.ts';
import { TrainerShown } from '../events/shown.ts';
import { versionOfEvent } from '../events/version-of-event.ts';
import { CourseId, EventId, type PersonId } from '../ids.ts';
import { namedTrainers } from '../trainers/pool/actions.ts';
import { nameOf } from '../people/name-of.ts';
import { inRegister, insistOnRegister } from './register.ts';

/**
 * What a trainer needs to prepare and deliver an event. Never what somebody is charged, nor how anybody stands with what their post asks of them.
 */
export const MyEvent = z.strictObject({
  event: z.strictObject({
    id: EventId,
    state: Event.shape.state,
    mode: Event.shape.mode,
    sessions: Event.shape.sessions,
    venue: Event.shape.venue,
    joiningLink: Event.shape.joiningLink,
  }),
  course: z.strictObject({ id: CourseId, ref: z.string(), title: z.string() }),
  version: z
    .strictObject({
      version: z.string(),
      objectives: z.array(z.string()),
      isWithdrawn: z.boolean().meta({ description: 'It is not given any more, and there is none in its place yet' }),
    })
    .optional(),
  trainers: z.array(TrainerShown.pick({ name: true, jobRole: true, agencyName: true }).extend({ isMe: z.boolean() })),
  isDeliveryConfirmed: z.boolean(),
  /** How many come of each agency, the most first. */
  audience: z.array(z.strictObject({ agencyName: z.string(), people: z.number().int() })),
  /** By family name. */
  people: z.array(
    z.strictObject({
      name: z.string(),
      agencyName: z.string(),
      jobTitle: z.string().optional(),
      needs: AccessNeeds.optional(),
    }),
  ),
  materials: z.array(CourseMaterial.pick({ id: true, title: true, fileName: true, bytes: true, addedAt: true })),
  notesSentAt: z
    .array(Instant)
    .meta({ description: 'When whoever asks told the coordinator something, the newest first, ten at most' }),
});
export type MyEvent = z.infer<typeof MyEvent>;

/** How many of one's own notes are remembered on the page. */
const MOST_NOTES = 10;

/**
 * The page of an event for its trainers: outcomes, who comes from where and what they need, and the materials of the version in which it is given.
 *
 * @throws `events.not-found`, also for whoever neither leads it nor looks after the programme
 * @source house a trainer sees exactly the people of her events
 */
export async function myEvent(ctx: Context<BookingsStores>, eventId: EventId): Promise<MyEvent> {
  const { store, actor } = ctx;
  const event = await insistOnRegister(ctx, await store.events.event(eventId));
  const known = (await store.courses.course(event.courseId))!;
  const version = versionOfEvent(ctx, event, known);
  const isOver = version !== undefined && isWithdrawn(version, localDate(ctx.now, ctx.timeZone));
  const people = await comers(ctx, inRegister(await store.bookings.ofEvent(eventId)));
  const { personId } = actor;
  const notes =
    personId === undefined ? [] : (await store.events.notes({ eventId, personId }, { limit: MOST_NOTES })).rows;
  const { id, state, mode, sessions, venue, joiningLink } = event;
  return {
    event: { id, state, mode, sessions, venue, joiningLink },
    course: { id: known.course.id, ref: known.course.ref, title: known.course.title },
    version: version && { version: version.version, objectives: version.objectives, isWithdrawn: isOver },
    trainers: await leading(ctx, event, actor.personId),
    isDeliveryConfirmed: event.delivery !== undefined,
    audience: [...Map.groupBy(people, ({ agencyName }) => agencyName)]
      .map(([agencyName, ofAgency]) => ({ agencyName, people: ofAgency.length }))
      .toSorted((one, other) => other.people - one.people || one.agencyName.localeCompare(other.agencyName)),
    people,
    materials:
      version === undefined || isOver
        ? []
        : (await store.courses.materials(event.courseId, version.version, { limit: MOST_MATERIALS })).rows.map(
            ({ id: fileId, title, fileName, bytes, addedAt }) => ({ id: fileId, title, fileName, bytes, addedAt }),
          ),
    notesSentAt: notes.map(({ writtenAt }) => writtenAt),
  };
}

async function leading(
  ctx: Context<BookingsStores>,
  { id }: EventRecord,
  me: PersonId | undefined,
): Promise<MyEvent['trainers']> {
  const assigned = (await ctx.store.trainers.assignmentsOf([id])).map(({ personId }) => personId);
  return (await namedTrainers(ctx, await ctx.store.trainers.byPeople(assigned))).map(
    ({ trainer, name, agencyName }) => ({
      name,
      jobRole: trainer.jobRole,
      agencyName,
      isMe: trainer.personId === me,
    }),
  );
}

async function comers({ store }: Context<BookingsStores>, present: readonly Booking[]): Promise<MyEvent['people']> {
  const ids = present.map(({ personId }) => personId);
  const people = new Map((await store.people.people(ids)).map((person) => [person.id, person]));
  const posts = new Map((await store.people.postsOf(ids)).map((post) => [post.id, post]));
  const agencies = new Map((await store.people.agencies()).map((agency) => [agency.id, agency.name]));
  const needs = await store.bookings.needsOf(present.map(({ id }) => id));
  return present
    .toSorted((one, other) => sortedBy(people.get(one.personId)).localeCompare(sortedBy(people.get(other.personId))))
    .map(({ id, personId, postId, agencyId }) => {
      const person = people.get(personId);
      return {
        name: person === undefined ? '' : nameOf(person),
        agencyName: agencies.get(agencyId) ?? '',
        jobTitle: posts.get(postId)?.jobTitle,
        needs: needs.get(id),
      };
    });
}

function sortedBy(person: { readonly familyName: string; readonly givenName: string } | undefined): string {
  return `${person?.familyName ?? ''}\n${person?.givenName ?? ''}`;
}
