import { z } from 'zod';
import { Instant, localDate } from '../calendar.ts';
import { record, type Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { EventId, PersonId } from '../ids.ts';
import { namedTrainers, TrainerListed } from '../trainers/actions.ts';
import { eligible } from '../trainers/eligible.ts';
import { matched } from '../trainers/matched.ts';
import { trainerReadings } from '../trainers/readings.ts';
import type { Eligibility, Trainer, TrainersErrorCode } from '../trainers/schema.ts';
import type { BusyTrainer } from '../trainers/store.ts';
import { insistOnOpen } from './change.ts';
import { refusal } from './check-event.ts';
import { insistOnEventsEditor, lockEvent } from './save-event.ts';
import type { EventRecord } from './schema.ts';
import type { EventsStores } from './store.ts';

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
  return (await namedTrainers(ctx, pool)).map((row) => {
    const { isEligible, missing, option } = judged.get(row.trainer.personId)!;
    return {
      ...row,
      eligibility: { isEligible, missing: [...missing], option },
      isAssigned: assigned.has(row.trainer.personId),
      busyOn: busy.filter(({ personId }) => personId === row.trainer.personId).map(({ startsAt }) => startsAt),
    };
  });
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
export async function assignTrainers(ctx: Context<EventsStores>, { eventId, personIds, override }: TrainersAsked) {
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
  const pair = matched(together, await trainerReadings(ctx));
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
}

/**
 * Takes a trainer off an event, with the reason.
 *
 * @throws `access.not-permitted`, `events.not-found`, `trainers.not-found`, `trainers.reason-needed`
 */
export async function unassignTrainer(
  ctx: Context<EventsStores>,
  { eventId, personId, why }: { readonly eventId: EventId; readonly personId: PersonId; readonly why: string },
): Promise<void> {
  insistOnEventsEditor(ctx.actor);
  if (why.trim() === '')
    throw new DomainError<TrainersErrorCode>('trainers.reason-needed', 'Say why they do not lead it any more.', {
      field: 'why',
    });
  await lockEvent(ctx, eventId);
  const before = (await ctx.store.trainers.assignmentsOf([eventId])).find((each) => each.personId === personId);
  if (!before) throw new DomainError<TrainersErrorCode>('trainers.not-found', 'They do not lead this event.');
  await ctx.store.trainers.unassign(eventId, personId);
  await recordTrainer(ctx, 'trainers.unassign', before, { before, why: why.trim() });
}

/** What the standard says of each of these trainers for an event. */
export async function judgedFor(
  ctx: Context<EventsStores>,
  pool: readonly Trainer[],
  { sessions, courseId }: EventRecord,
): Promise<ReadonlyMap<PersonId, Eligibility>> {
  const readings = await trainerReadings(ctx);
  const on = localDate(sessions[0]!.startsAt, ctx.timeZone);
  return new Map(pool.map((trainer) => [trainer.personId, eligible(trainer, { on, courseId, readings })]));
}

/** Sessions of other events that these trainers lead while one of this event lasts. */
async function busyDuring(
  ctx: Context<EventsStores>,
  pool: readonly Trainer[],
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
