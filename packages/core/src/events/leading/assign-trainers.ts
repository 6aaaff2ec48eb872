import { z } from 'zod';
import { Instant, localDate, type CalendarDate } from '../../calendar.ts';
import { record, type Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import type { EventId, PersonId } from '../../ids.ts';
import type { NoticeKind } from '../../notices/schema.ts';
import type { NoticesStore } from '../../notices/store.ts';
import { namedTrainers, TrainerListed } from '../../trainers/pool/actions.ts';
import { eligible } from '../../trainers/eligible/eligible.ts';
import { matched } from '../../trainers/eligible/matched.ts';
import { TRAINER_OPTIONS } from '../../trainers/options.ts';
import { readingsToday } from '../../frameworks/in-force/readings-today.ts';
import type { Eligibility, Trainer, TrainerRecord, TrainersErrorCode } from '../../trainers/schema.ts';
import { PLAIN_SETTINGS } from '../../trainers/settings.ts';
import type { BusyTrainer } from '../../trainers/store.ts';
import { insistOnOpen } from '../programme/change.ts';
import { isOver, refusal } from '../check-event.ts';
import { insistOnEventsEditor, lockEvent } from '../programme/save-event.ts';
import type { EventRecord } from '../schema.ts';
import type { EventsStores } from '../store.ts';
import { deliveryTrace } from '../trace.ts';

type WithNotices = EventsStores & { readonly notices: NoticesStore };

/** A trainer of the pool, as an event sees her. */
export const TrainerForEvent = TrainerListed.extend({
  isAssigned: z.boolean(),
  busyOn: z.array(Instant).meta({ description: 'Sessions of other events at the same time, by their start' }),
});
export type TrainerForEvent = z.infer<typeof TrainerForEvent>;

/**
 * Everybody active in the pool, by family name, with whether she may lead an event and is free. A pool is some tens of people.
 *
 * @throws `access.not-permitted`, `events.not-found`
 */
export async function trainersFor(ctx: Context<EventsStores>, id: EventId): Promise<TrainerForEvent[]> {
  insistOnEventsEditor(ctx.actor);
  const event = await eventOf(ctx, id);
  const pool = await ctx.store.trainers.active();
  const assigned = new Set((await ctx.store.trainers.assignmentsOf([id])).map(({ personId }) => personId));
  const busy = await busyDuring(ctx, pool, event);
  const judged = await judgedFor(ctx, pool, event);
  return (await namedTrainers(ctx, pool)).map((row) => ({
    ...row,
    eligibility: judged.get(row.trainer.personId)!,
    isAssigned: assigned.has(row.trainer.personId),
    busyOn: busy.filter(({ personId }) => personId === row.trainer.personId).map(({ startsAt }) => startsAt),
  }));
}

/** Who is to lead an event, and why in spite of a rule. */
export interface TrainersAsked {
  readonly eventId: EventId;
  readonly personIds: readonly PersonId[];
  /** The reason for which somebody leads it who is not eligible, or two of one agency; kept with the assignment. */
  readonly override?: string | undefined;
}

/**
 * Has trainers lead an event, besides those who do already. Two or more come from different agencies. A reason can set aside every rule but
 * that of being in two places at once.
 *
 * @throws `access.not-permitted`, `events.not-found`, `events.already-ended`, `trainers.not-found`, `trainers.busy`, `trainers.not-eligible`,
 *   `trainers.same-agency`
 * @source Leeds, Learning and Development Offer; AMB-TR-2: a warning, so a recorded reason sets it aside
 */
export async function assignTrainers(ctx: Context<WithNotices>, { eventId, personIds, override }: TrainersAsked) {
  insistOnEventsEditor(ctx.actor);
  const event = await lockEvent(ctx, eventId);
  insistOnOpen(event, ctx.now);
  const already = (await ctx.store.trainers.assignmentsOf([eventId])).map(({ personId }) => personId);
  const wanted = [...new Set(personIds)].filter((id) => !already.includes(id));
  const together = await ctx.store.trainers.byPeople([...already, ...wanted]);
  const added = together.filter(({ personId }) => wanted.includes(personId));
  if (added.length < wanted.length) throw notInPool();
  const why = override?.trim() ?? '';
  const [busy] = await busyDuring(ctx, added, event);
  if (busy)
    throw new DomainError<TrainersErrorCode>('trainers.busy', 'They lead another event at the same time.', {
      personId: busy.personId,
      eventId: busy.eventId,
    });
  const judged = await judgedFor(ctx, added, event);
  const refused = added.find(({ personId }) => !judged.get(personId)!.isEligible);
  if (refused && why === '') throw notEligible(refused.personId, judged.get(refused.personId)!);
  const pair = matched(together, await readingsToday(ctx, TRAINER_OPTIONS));
  if (together.length > 1 && !pair.isMultiAgency && why === '')
    throw new DomainError<TrainersErrorCode>(
      'trainers.same-agency',
      'These trainers are all of one agency. Choose one of another, or say why these.',
      { option: pair.option },
    );
  for (const { personId } of added) {
    const isSetAside = why !== '' && (!judged.get(personId)!.isEligible || !pair.isMultiAgency);
    const assignment = {
      eventId,
      personId,
      assignedAt: ctx.now,
      ...(isSetAside ? { override: { why, by: ctx.actor.id } } : {}),
    };
    await ctx.store.trainers.assign(assignment);
    await recordTrainer(ctx, 'trainers.assign', assignment, { after: assignment, ...(isSetAside ? { why } : {}) });
  }
  await tell(ctx, event, {
    kind: 'trainer-assigned',
    notAnyMore: 'trainer-unassigned',
    to: added.map(({ personId }) => personId),
  });
  if (added.length > 0) await unconfirm(ctx, event);
}

/**
 * Takes a trainer off an event, with the reason.
 *
 * @throws `access.not-permitted`, `events.not-found`, `trainers.not-found`, `trainers.reason-needed`
 */
export async function unassignTrainer(
  ctx: Context<WithNotices>,
  { eventId, personId, why }: { readonly eventId: EventId; readonly personId: PersonId; readonly why: string },
): Promise<void> {
  insistOnEventsEditor(ctx.actor);
  if (why.trim() === '')
    throw new DomainError<TrainersErrorCode>('trainers.reason-needed', 'Say why they do not lead it any more.', {
      field: 'why',
    });
  const event = await lockEvent(ctx, eventId);
  const before = (await ctx.store.trainers.assignmentsOf([eventId])).find((each) => each.personId === personId);
  if (!before) throw new DomainError<TrainersErrorCode>('trainers.not-found', 'They do not lead this event.');
  await ctx.store.trainers.unassign(eventId, personId);
  await recordTrainer(ctx, 'trainers.unassign', before, { before, why: why.trim() });
  await tell(ctx, event, { kind: 'trainer-unassigned', notAnyMore: 'trainer-assigned', to: [personId] });
  await unconfirm(ctx, event);
}

/**
 * Tells trainers that they lead a date, or do not any more. Whoever has not been told the opposite yet need be told neither, nor whoever did it
 * herself.
 */
async function tell(
  ctx: Context<WithNotices>,
  event: EventRecord,
  {
    kind,
    notAnyMore,
    to,
  }: { readonly kind: NoticeKind; readonly notAnyMore: NoticeKind; readonly to: readonly PersonId[] },
): Promise<void> {
  if (isOver(event, ctx.now)) return;
  const { notices } = ctx.store;
  for (const personId of to) {
    const wasWaiting = await notices.withdrawFrom(personId, event.id, notAnyMore);
    if (wasWaiting || personId === ctx.actor.personId) continue;
    await notices.enqueue([{ kind, personId, eventId: event.id, sequence: event.sequence }]);
  }
}

/** Other trainers, another delivery: what was confirmed is to be looked at again. */
async function unconfirm(ctx: Context<EventsStores>, event: EventRecord): Promise<void> {
  if (event.delivery === undefined || isOver(event, ctx.now)) return;
  await ctx.store.events.save({ ...event, delivery: undefined });
  await record(ctx, {
    action: 'events.take-back-delivery',
    subject: { kind: 'event', id: event.id },
    before: deliveryTrace(event.delivery),
    why: 'Its trainers changed',
  });
}

/** What the standard says of each of these trainers for an event. */
export async function judgedFor(
  ctx: Context<EventsStores>,
  pool: readonly TrainerRecord[],
  { sessions, courseId }: Pick<EventRecord, 'sessions' | 'courseId'>,
): Promise<ReadonlyMap<PersonId, Eligibility>> {
  const readings = await readingsToday(ctx, TRAINER_OPTIONS);
  const settings = (await ctx.store.trainers.settings()) ?? PLAIN_SETTINGS;
  const days = daysOf(sessions, ctx.timeZone);
  const asked = { on: days[0]!, days, today: localDate(ctx.now, ctx.timeZone), courseId, readings, settings };
  return new Map(pool.map((trainer) => [trainer.personId, eligible(trainer, asked)]));
}

/** The local days on which sessions take place, each once, in order. */
export function daysOf(sessions: EventRecord['sessions'], timeZone: string): readonly CalendarDate[] {
  return [
    ...new Set(sessions.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt].map((at) => localDate(at, timeZone)))),
  ];
}

/** Sessions of other events that these trainers lead while one of this event lasts. */
export async function busyDuring(
  ctx: Context<EventsStores>,
  pool: readonly Pick<Trainer, 'personId'>[],
  event: EventRecord,
): Promise<readonly BusyTrainer[]> {
  const { sessions } = event;
  const ids = pool.map(({ personId }) => personId);
  const near = await ctx.store.trainers.busy(ids, sessions[0]!.startsAt, sessions.at(-1)!.endsAt);
  return near.filter(
    (other) =>
      other.eventId !== event.id &&
      sessions.some(
        ({ startsAt, endsAt }) =>
          Date.parse(other.startsAt) < Date.parse(endsAt) && Date.parse(startsAt) < Date.parse(other.endsAt),
      ),
  );
}

/**
 * One event, read only.
 *
 * @throws `events.not-found`
 */
export async function eventOf(ctx: Context<Pick<EventsStores, 'events'>>, id: EventId): Promise<EventRecord> {
  const event = await ctx.store.events.event(id);
  if (!event) throw refusal('events.not-found', 'There is no such event.');
  return event;
}

function recordTrainer(
  ctx: Context<EventsStores>,
  action: string,
  { eventId, personId }: { readonly eventId: EventId; readonly personId: PersonId },
  change: { readonly before?: unknown; readonly after?: unknown; readonly why?: string },
): Promise<void> {
  return record(ctx, { action, subject: { kind: 'event', id: eventId }, personId, ...change });
}

function notInPool(): DomainError<TrainersErrorCode> {
  return new DomainError('trainers.not-found', 'Only trainers of the pool can lead an event. Take them in first.');
}

function notEligible(personId: PersonId, { missing, option }: Eligibility): DomainError<TrainersErrorCode> {
  return new DomainError('trainers.not-eligible', `Cannot lead it: ${missing.join(' and ')} missing.`, {
    personId,
    missing,
    ...(option === undefined ? {} : { option }),
  });
}
