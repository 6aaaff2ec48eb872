import { z } from 'zod';
import type { Actor } from '../../actor.ts';
import { CalendarDate, dateOf, dayOf, knownBy, localDate, type Instant } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import { OfferKind, type CoursesErrorCode } from '../../courses/schema.ts';
import type { CourseWithMappings } from '../../courses/store.ts';
import { DomainError } from '../../errors.ts';
import { CourseId, type EventId } from '../../ids.ts';
import { PageRequest, type Page } from '../../paging.ts';
import { refusal } from '../check-event.ts';
import { isLinkShown } from './joining-link.ts';
import { isEventsEditor } from './save-event.ts';
import { Event, EventState, type EventRecord } from '../schema.ts';
import type { EventListed, EventShown, TrainerShown } from '../shown.ts';
import type { EventCounts, EventsStores } from '../store.ts';
import { versionOfEvent } from '../version-of-event.ts';
import { nameOf } from '../../people/name-of.ts';

/** Which events somebody asks for. */
export const EventsQuestion = PageRequest.extend({
  from: CalendarDate.optional().meta({ description: 'The first local day; absent: today' }),
  to: CalendarDate.optional().meta({ description: 'The last local day' }),
  courseId: CourseId.optional(),
  kind: OfferKind.optional(),
  mode: Event.shape.mode.optional(),
  text: z.string().max(200).optional().meta({ description: 'Words of the course or the venue' }),
  states: z
    .array(EventState)
    .max(4)
    .optional()
    .meta({ description: 'Absent: published ones; drafts are for whoever looks after the programme' }),
  ledByMe: z.boolean().optional().meta({ description: 'Only those that I train' }),
});
export type EventsQuestion = z.infer<typeof EventsQuestion>;

const NOBODY: EventCounts = { taken: 0, waiting: 0, agencies: 0, trainers: 0, openNotes: 0 };

/**
 * Events by date, a page at a time. Everybody sees published ones; drafts only those who look after the programme or lead them.
 *
 * @source house
 */
export async function events(ctx: Context<EventsStores>, question: EventsQuestion): Promise<Page<EventListed>> {
  const { ledByMe = false, text = '', courseId, from, to, kind, mode } = question;
  if (ledByMe && ctx.actor.personId === undefined) return { rows: [] };
  const page = await ctx.store.events.list(
    {
      from: beginningOf(from ?? localDate(ctx.now, ctx.timeZone), ctx.timeZone),
      to: to === undefined ? undefined : knownBy(to, ctx.timeZone),
      courseIds: courseId === undefined ? undefined : [courseId],
      kind,
      mode,
      words: text.split(/\s+/).filter((word) => word !== ''),
      states: statesFor(ctx.actor, question),
      trainerId: ledByMe ? ctx.actor.personId : undefined,
    },
    question,
  );
  return { ...page, rows: await listed(ctx, page.rows) };
}

/** Events as lists show them, in the order given: with their courses and how many people they have. */
export async function listed(
  ctx: Context<Pick<EventsStores, 'courses' | 'events'>>,
  found: readonly EventRecord[],
): Promise<EventListed[]> {
  const ids = [...new Set(found.map(({ courseId }) => courseId))];
  const courses = new Map((await ctx.store.courses.byIds(ids)).map((each) => [each.course.id, each]));
  const counts = await ctx.store.events.counts(found.map(({ id }) => id));
  return found.map((event) => asListed(ctx, event, courses.get(event.courseId)!, counts.get(event.id)));
}

/**
 * One event as its page shows it.
 *
 * @throws `events.not-found`, also for a draft that is not for whoever asks
 */
export async function event(ctx: Context<EventsStores>, id: EventId): Promise<EventShown> {
  const found = await ctx.store.events.event(id);
  const assignments = await ctx.store.trainers.assignmentsOf([id]);
  const leads = assignments.some(({ personId }) => personId === ctx.actor.personId);
  const isEditor = isEventsEditor(ctx.actor);
  if (!found || (found.state === 'draft' && !isEditor && !leads))
    throw refusal('events.not-found', 'There is no such event.');
  const offered = await courseOf(ctx, found.courseId);
  const version = versionOfEvent(ctx, found, offered);
  const counts = await ctx.store.events.counts([id]);
  const hasPlace = ctx.actor.personId !== undefined && (await ctx.store.events.hasPlace(id, ctx.actor.personId));
  const isLinkSeen = isEditor || leads || (hasPlace && isLinkShown(found, ctx.now));
  const { cancelledAt, cancelledWhy, declineFreeUntilOn, allottedAt, movedFrom } = found;
  return {
    ...asListed(ctx, found, offered, counts.get(id)),
    joiningLink: isLinkSeen ? found.joiningLink : undefined,
    version: version && { version: version.version, objectives: version.objectives, standards: version.standards },
    trainers: await trainersShown(ctx, assignments, isEditor),
    movedFrom: [...movedFrom],
    declineFreeUntilOn,
    cancelledAt,
    cancelledWhy,
    allottedAt,
  };
}

/**
 * Whether so many agencies make an event a multi-agency one.
 *
 * @source house two agencies, or as many as the event asks for
 */
export function isMultiAgency(agencies: number, { minimumAgencies }: Event['places']): boolean {
  return agencies >= (minimumAgencies ?? 2);
}

function asListed(
  ctx: Context,
  found: EventRecord,
  { course: { id, ref, title, kind, summary, level, durationMinutes, isInterAgency } }: CourseWithMappings,
  { taken, waiting, agencies, trainers, openNotes }: EventCounts = NOBODY,
): EventListed {
  const { joiningLink: _link, sequence: _s, movedFrom: _m, declineFreeUntilOn: _d, cancelledAt: _at, ...rest } = found;
  const { cancelledWhy: _w, allottedAt: _a, tendAt: _t, delivery, ...shown } = rest;
  return {
    event: shown,
    course: { id, ref, title, kind, summary, level, durationMinutes, isInterAgency },
    taken,
    waiting,
    placesLeft: Math.max(0, found.places.maximum - taken),
    agencies,
    isMultiAgency: isMultiAgency(agencies, found.places),
    trainerCount: trainers,
    ...(isEventsEditor(ctx.actor) ? { isDeliveryConfirmed: delivery !== undefined, openNotes } : {}),
  };
}

async function trainersShown(
  ctx: Context<EventsStores>,
  assignments: Awaited<ReturnType<EventsStores['trainers']['assignmentsOf']>>,
  isEditor: boolean,
): Promise<TrainerShown[]> {
  if (assignments.length === 0) return [];
  const ids = assignments.map(({ personId }) => personId);
  const names = new Map((await ctx.store.people.people(ids)).map((person) => [person.id, person]));
  const trainers = new Map((await ctx.store.trainers.byPeople(ids)).map((trainer) => [trainer.personId, trainer]));
  const agencies = new Map((await ctx.store.people.agencies()).map((agency) => [agency.id, agency.name]));
  return assignments.flatMap(({ personId, override }) => {
    const [person, trainer] = [names.get(personId), trainers.get(personId)];
    // Somebody who was erased led it, and nobody is told who it was.
    if (!person || !trainer) return [];
    return {
      personId,
      name: nameOf(person),
      jobRole: trainer.jobRole,
      agencyName: agencies.get(trainer.agencyId) ?? '',
      ...(isEditor && override ? { overriddenWhy: override.why } : {}),
    };
  });
}

async function courseOf(ctx: Context<EventsStores>, id: CourseId): Promise<CourseWithMappings> {
  const found = await ctx.store.courses.course(id);
  if (!found) throw new DomainError<CoursesErrorCode>('courses.not-found', 'There is no such course.');
  return found;
}

function statesFor(actor: Actor, { states = ['published'], ledByMe = false }: EventsQuestion): readonly EventState[] {
  return ledByMe || isEventsEditor(actor) ? states : states.filter((state) => state !== 'draft');
}

/** The first moment of a local day. */
function beginningOf(day: CalendarDate, timeZone: string): Instant {
  return new Date(Date.parse(knownBy(dateOf(dayOf(day) - 1), timeZone)) + 1).toISOString();
}
