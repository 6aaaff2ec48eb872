import type { Actor } from '../../actor.ts';
import { localDate } from '../../calendar.ts';
import { record, type Context } from '../../context.ts';
import { course } from '../../courses/actions.ts';
import { insistOnCourseVersion } from '../../courses/insist.ts';
import type { CourseWithMappings } from '../../courses/store.ts';
import { versionFor } from '../../courses/withdrawn.ts';
import { DomainError } from '../../errors.ts';
import { EventId } from '../../ids.ts';
import { agencyScope, PARTNERSHIP_ROLES } from '../../scope.ts';
import { bankHolidays } from './bank-holidays.ts';
import { cancelledEvent, insistOnOpen, movedEvent, type Move } from './change.ts';
import {
  inOrder,
  insistOnPlaces,
  insistOnPublishable,
  insistOnVenue,
  insistOnVersion,
  refusal,
} from '../check-event.ts';
import type { EventInput, EventRecord } from '../schema.ts';
import type { EventsStores } from '../store.ts';
import { eventTrace } from '../trace.ts';

/** Whether an actor looks after the training programme. */
export function isEventsEditor(actor: Actor): boolean {
  return agencyScope(actor, PARTNERSHIP_ROLES).all;
}

/**
 * Refuses whoever does not look after the training programme.
 *
 * @throws `access.not-permitted`
 */
export function insistOnEventsEditor(actor: Actor): void {
  if (!isEventsEditor(actor))
    throw new DomainError('access.not-permitted', 'Only a coordinator or an administrator can change events.');
}

/**
 * The event, locked until the transaction ends.
 *
 * @throws `events.not-found`
 */
export async function lockEvent(ctx: Context<Pick<EventsStores, 'events'>>, id: EventId): Promise<EventRecord> {
  const event = await ctx.store.events.lock(id);
  if (!event) throw refusal('events.not-found', 'There is no such event.');
  return event;
}

/**
 * Adds an event as a draft, or changes one. Once it is published its dates and its course stay: it is moved or cancelled, with a reason.
 *
 * @param input.id - absent: a new one
 * @throws `access.not-permitted`, `events.not-found`, `courses.not-found`, `courses.unknown-version`, `events.not-bookable`,
 *   `events.already-ended`, `events.already-published`, `events.sessions-overlap`, `events.quotas-overlap`, `events.quotas-exceed-places`,
 *   `events.fewer-than-taken`, `events.venue-needed`, `events.version-withdrawn`
 * @source house
 */
export async function saveEvent(ctx: Context<EventsStores>, input: EventInput): Promise<EventRecord> {
  insistOnEventsEditor(ctx.actor);
  const before = input.id === undefined ? undefined : await lockEvent(ctx, input.id);
  if (before) insistOnOpen(before, ctx.now);
  const offered = await course(ctx, input.courseId);
  insistOnCourseVersion(offered, input.courseVersion, 'courseVersion');
  const history = before ?? { state: 'draft' as const, sequence: 0, movedFrom: [] };
  const sessions = inOrder(input.sessions);
  const after: EventRecord = {
    ...historyOf(history),
    ...input,
    id: before?.id ?? EventId.parse(ctx.newId()),
    sessions,
    ...(before && isSameDelivery(before, { sessions, courseId: input.courseId }) ? { delivery: before.delivery } : {}),
  };
  const taken = before ? ((await ctx.store.events.counts([before.id])).get(before.id)?.taken ?? 0) : 0;
  insistOnPlaces(after.places, taken);
  if (offered.course.kind === 'other-offer')
    throw refusal('events.not-bookable', 'Offers of others are only sign-posted: they have no dates here.');
  const saved = before?.state === 'published' ? changedInPublic(before, after) : after;
  if (before?.state === 'published') insistOnPublished(ctx, { before, saved, offered });
  await ctx.store.events.save(saved);
  await record(ctx, {
    action: 'events.save',
    subject: { kind: 'event', id: saved.id },
    before: eventTrace(before),
    after: eventTrace(saved),
  });
  return saved;
}

/**
 * Lets people book a draft. Without a version it is of the newest that can be taken on its first day.
 *
 * @throws `access.not-permitted`, `events.not-found`, `events.not-bookable`, `events.venue-needed`, `events.version-withdrawn`,
 *   `events.already-ended`, `events.already-published`
 * @source house
 */
export async function publishEvent(ctx: Context<EventsStores>, id: EventId): Promise<EventRecord> {
  insistOnEventsEditor(ctx.actor);
  const before = await lockEvent(ctx, id);
  insistOnOpen(before, ctx.now);
  if (before.state === 'published') throw refusal('events.already-published', 'This event is published already.');
  const offered = await course(ctx, before.courseId);
  const [today, firstDay] = [ctx.now, before.sessions[0]!.startsAt].map((at) => localDate(at, ctx.timeZone));
  const courseVersion = before.courseVersion ?? versionFor(offered.versions, today!, firstDay!)?.version;
  const after: EventRecord = {
    ...before,
    state: 'published',
    ...(courseVersion === undefined ? {} : { courseVersion }),
  };
  insistOnPublishable({ ...publishing(ctx, offered), event: after });
  await ctx.store.events.save(after);
  await record(ctx, {
    action: 'events.publish',
    subject: { kind: 'event', id },
    before: eventTrace(before),
    after: eventTrace(after),
  });
  return after;
}

/**
 * Puts a published event on other dates; those who are told of it are their bookings' part.
 *
 * @throws `access.not-permitted`, `events.not-found`, and whatever {@link movedEvent} refuses
 */
export async function moveEventDates(
  ctx: Context<EventsStores>,
  id: EventId,
  move: Move,
): Promise<{ readonly before: EventRecord; readonly after: EventRecord }> {
  insistOnEventsEditor(ctx.actor);
  const before = await lockEvent(ctx, id);
  const holidays = await bankHolidays(ctx);
  const after = movedEvent(before, move, { now: ctx.now, timeZone: ctx.timeZone, holidays });
  await ctx.store.events.save(after);
  await record(ctx, {
    action: 'events.move',
    subject: { kind: 'event', id },
    before: eventTrace(before),
    after: eventTrace(after),
    why: move.why.trim(),
  });
  return { before, after };
}

/**
 * Calls an event off; how its bookings end is their part.
 *
 * @throws `access.not-permitted`, `events.not-found`, and whatever {@link cancelledEvent} refuses
 */
export async function callOffEvent(
  ctx: Context<EventsStores>,
  id: EventId,
  why: string,
): Promise<{ readonly before: EventRecord; readonly after: EventRecord }> {
  insistOnEventsEditor(ctx.actor);
  const before = await lockEvent(ctx, id);
  const after = cancelledEvent(before, why, ctx.now);
  await ctx.store.events.save(after);
  await record(ctx, {
    action: 'events.cancel',
    subject: { kind: 'event', id },
    before: eventTrace(before),
    after: eventTrace(after),
    why: why.trim(),
  });
  return { before, after };
}

function publishing(ctx: Context<EventsStores>, { course: offered, versions }: CourseWithMappings) {
  return { course: offered, versions, now: ctx.now, timeZone: ctx.timeZone };
}

function historyOf({
  state,
  sequence,
  movedFrom,
  declineFreeUntilOn,
  allottedAt,
  tendAt,
}: Pick<EventRecord, 'state' | 'sequence' | 'movedFrom'> & Partial<EventRecord>) {
  return { state, sequence, movedFrom, declineFreeUntilOn, allottedAt, tendAt };
}

/** Whether what was confirmed of an event is still so: the same course at the same times. */
function isSameDelivery(before: EventRecord, after: Pick<EventRecord, 'sessions' | 'courseId'>): boolean {
  return before.courseId === after.courseId && JSON.stringify(before.sessions) === JSON.stringify(after.sessions);
}

/** A published event with changes. Calendars hear of another place or link; another date is a move. */
function changedInPublic(before: EventRecord, after: EventRecord): EventRecord {
  const isSameTime = JSON.stringify(before.sessions) === JSON.stringify(after.sessions);
  if (!isSameTime || before.courseId !== after.courseId)
    throw refusal(
      'events.already-published',
      'People may have booked it. Move it, with a reason, or cancel it and add another.',
      { field: isSameTime ? 'courseId' : 'sessions' },
    );
  const place = ({ mode, venue, joiningLink }: EventRecord) => JSON.stringify([mode, venue, joiningLink]);
  return place(before) === place(after) ? after : { ...after, sequence: before.sequence + 1 };
}

/** What was published stays bookable: it keeps a room, and does not change to a version that cannot be booked any more. */
function insistOnPublished(
  ctx: Context,
  changed: { readonly before: EventRecord; readonly saved: EventRecord; readonly offered: CourseWithMappings },
): void {
  const { before, saved, offered } = changed;
  insistOnVenue(saved);
  if (saved.courseVersion === before.courseVersion) return;
  insistOnVersion({ event: saved, versions: offered.versions, now: ctx.now, timeZone: ctx.timeZone });
}
