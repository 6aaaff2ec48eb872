import { z } from 'zod';
import { record, recordAll, type Context } from '../../context.ts';
import { course } from '../../courses/actions.ts';
import { DomainError } from '../../errors.ts';
import { PersonId, type EventId } from '../../ids.ts';
import { namedTrainers } from '../../trainers/pool/actions.ts';
import { TRAINER_OPTIONS } from '../../trainers/options.ts';
import { readingsToday } from '../../frameworks/in-force/readings-today.ts';
import type { TrainersErrorCode } from '../../trainers/schema.ts';
import { busyDuring, eventOf, judgedFor } from '../leading/assign-trainers.ts';
import { insistOnOpen } from '../programme/change.ts';
import { deliveryProblems, type DeliveryProblem } from './delivery.ts';
import { insistOnEventsEditor, lockEvent } from '../programme/save-event.ts';
import { DeliveryConfirmed, type EventRecord } from '../schema.ts';
import type { EventsStores } from '../store.ts';
import { deliveryTrace } from '../trace.ts';

/** Whether the delivery of an event is confirmed, and what speaks against it now. */
export const DeliveryShown = z.object({
  confirmed: DeliveryConfirmed.omit({ by: true }).optional(),
  problems: z.array(
    z.object({
      code: z.enum(['none', 'not-eligible', 'alone', 'same-agency']),
      personId: PersonId.optional(),
      name: z.string().optional(),
      sentence: z.string(),
      option: z.string().optional(),
    }),
  ),
  endingSoon: z
    .array(z.object({ name: z.string(), what: z.string(), lastOn: z.string() }))
    .meta({ description: 'What these trainers have and what ends soon after the event' }),
});
export type DeliveryShown = z.infer<typeof DeliveryShown>;

/**
 * How the delivery of an event stands: confirmed or not, and what speaks against it now, also after it was confirmed.
 *
 * @throws `access.not-permitted`, `events.not-found`
 */
export async function delivery(ctx: Context<EventsStores>, id: EventId): Promise<DeliveryShown> {
  insistOnEventsEditor(ctx.actor);
  const event = await eventOf(ctx, id);
  const { problems, leading } = await judged(ctx, event);
  const names = new Map(leading.map(({ trainer, name }) => [trainer.personId, name]));
  const { by: _by, ...confirmed } = event.delivery ?? { by: '', confirmedAt: undefined };
  return {
    ...(confirmed.confirmedAt === undefined ? {} : { confirmed: { ...confirmed, confirmedAt: confirmed.confirmedAt } }),
    problems: problems.map((problem) => ({
      ...problem,
      ...(problem.personId === undefined ? {} : { name: names.get(problem.personId) }),
    })),
    endingSoon: leading.flatMap(({ name, eligibility }) => eligibility.endingSoon.map((soon) => ({ name, ...soon }))),
  };
}

/**
 * Says that an event is delivered as it stands: on its dates, by its trainers. Each of them may train on its days, and a course for several agencies
 * is led by trainers of two; a recorded reason sets that aside, but not that somebody would be in two places at once.
 *
 * @throws `access.not-permitted`, `events.not-found`, `events.already-ended`, `trainers.none`, `trainers.busy`, `trainers.not-eligible`,
 *   `trainers.same-agency`, `trainers.alone`
 * @source Leeds, Learning and Development Offer; AMB-TR-2: a warning, so a recorded reason sets it aside
 */
export async function confirmDelivery(
  ctx: Context<EventsStores>,
  { eventId, override }: { readonly eventId: EventId; readonly override?: string | undefined },
): Promise<void> {
  insistOnEventsEditor(ctx.actor);
  const before = await lockEvent(ctx, eventId);
  insistOnOpen(before, ctx.now);
  const { problems, leading } = await judged(ctx, before);
  const [busy] = await busyDuring(
    ctx,
    leading.map(({ trainer }) => trainer),
    before,
  );
  if (busy)
    throw refused('trainers.busy', 'One of them leads another event at the same time.', { personId: busy.personId });
  const why = override?.trim() ?? '';
  const [first] = problems;
  if (first && (first.code === 'none' || why === '')) throw refusedFor(first, problems);
  const confirmed: DeliveryConfirmed = {
    confirmedAt: ctx.now,
    by: ctx.actor.id,
    ...(first ? { override: { why, problems: problems.map(({ sentence }) => sentence) } } : {}),
  };
  await ctx.store.events.save({ ...before, delivery: confirmed });
  await record(ctx, {
    action: 'events.confirm-delivery',
    subject: { kind: 'event', id: eventId },
    before: deliveryTrace(before.delivery),
    after: { ...deliveryTrace(confirmed), trainers: leading.map(({ trainer }) => trainer.personId) },
  });
  const personIds = leading.map(({ trainer }) => trainer.personId);
  if (first) await recordReason(ctx, 'events.confirm-delivery', { eventId, personIds, why });
}

/**
 * Takes back that the delivery of an event is confirmed. One that is not is left as it is.
 *
 * @throws `access.not-permitted`, `events.not-found`, `events.already-ended`, `trainers.reason-needed`
 */
export async function takeBackDelivery(
  ctx: Context<EventsStores>,
  { eventId, why }: { readonly eventId: EventId; readonly why: string },
): Promise<void> {
  insistOnEventsEditor(ctx.actor);
  if (why.trim() === '')
    throw refused('trainers.reason-needed', 'Say why it is not confirmed any more.', { field: 'why' });
  const event = await lockEvent(ctx, eventId);
  insistOnOpen(event, ctx.now);
  if (event.delivery === undefined) return;
  await ctx.store.events.save({ ...event, delivery: undefined });
  await record(ctx, {
    action: 'events.take-back-delivery',
    subject: { kind: 'event', id: eventId },
    before: deliveryTrace(event.delivery),
  });
  const led = (await ctx.store.trainers.assignmentsOf([eventId])).map(({ personId }) => personId);
  const personIds = (await ctx.store.trainers.byPeople(led)).map(({ personId }) => personId);
  await recordReason(ctx, 'events.take-back-delivery', { eventId, personIds, why: why.trim() });
}

/** A reason is about those who lead the event, so it stands in an entry of each, which is sealed and can be forgotten. */
async function recordReason(
  ctx: Context<EventsStores>,
  action: string,
  {
    eventId,
    personIds,
    why,
  }: { readonly eventId: EventId; readonly personIds: readonly PersonId[]; readonly why: string },
): Promise<void> {
  const subject = { kind: 'event', id: eventId };
  await recordAll(
    ctx,
    personIds.map((personId) => ({ action, subject, personId, why })),
  );
}

async function judged(ctx: Context<EventsStores>, event: EventRecord) {
  const assigned = (await ctx.store.trainers.assignmentsOf([event.id])).map(({ personId }) => personId);
  const trainers = await ctx.store.trainers.byPeople(assigned);
  const found = await judgedFor(ctx, trainers, event);
  const leading = (await namedTrainers(ctx, trainers)).map((row) => ({
    ...row,
    eligibility: found.get(row.trainer.personId)!,
  }));
  const { isInterAgency } = (await course(ctx, event.courseId)).course;
  return {
    leading,
    problems: deliveryProblems(leading, { isInterAgency, readings: await readingsToday(ctx, TRAINER_OPTIONS) }),
  };
}

function refusedFor(first: DeliveryProblem, problems: readonly DeliveryProblem[]): DomainError<TrainersErrorCode> {
  const sentences = problems.map(({ sentence }) => sentence).join(' ');
  const { personId, option } = first;
  return refused(
    `trainers.${first.code}`,
    first.code === 'none'
      ? 'Nobody leads it. Choose trainers first.'
      : `${sentences} Choose others, or say why it is delivered all the same.`,
    {
      ...(personId === undefined ? {} : { personId }),
      ...(option === undefined ? {} : { option }),
      problems: problems.map(({ code, sentence }) => ({ code, sentence })),
    },
  );
}

function refused(
  code: TrainersErrorCode,
  message: string,
  facts: Readonly<Record<string, unknown>>,
): DomainError<TrainersErrorCode> {
  return new DomainError(code, message, facts);
}
