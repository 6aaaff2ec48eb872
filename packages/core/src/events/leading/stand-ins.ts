import { z } from 'zod';
import { dateOf, dayOf, knownBy, localDate } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import type { EventId, PersonId } from '../../ids.ts';
import { namedTrainers } from '../../trainers/pool/actions.ts';
import { matched } from '../../trainers/eligible/matched.ts';
import { TRAINER_OPTIONS } from '../../trainers/options.ts';
import { readingsToday } from '../../frameworks/in-force/readings-today.ts';
import { TrainerRecord, type Trainer } from '../../trainers/schema.ts';
import { eventOf, judgedFor } from './assign-trainers.ts';
import { insistOnEventsEditor } from '../programme/save-event.ts';
import type { EventRecord } from '../schema.ts';
import type { EventsStores } from '../store.ts';

/** Somebody who can lead an event instead of a trainer who cannot come, and what speaks for her. */
export const StandIn = z.object({
  trainer: TrainerRecord,
  name: z.string(),
  agencyName: z.string(),
  because: z.array(z.string()),
});
export type StandIn = z.infer<typeof StandIn>;

/**
 * Who can lead an event instead of somebody: eligible, free on its days, and with whoever remains from different agencies. Whoever is named for
 * the course comes first, then whoever shares most skills with the one she stands in for.
 *
 * @returns the best first; empty when nobody can
 * @throws `access.not-permitted`, `events.not-found`
 * @source house when a trainer is ill the night before, nobody has time to search
 */
export async function standIns(
  ctx: Context<EventsStores>,
  { eventId, insteadOf }: { readonly eventId: EventId; readonly insteadOf: PersonId },
): Promise<StandIn[]> {
  insistOnEventsEditor(ctx.actor);
  const event = await eventOf(ctx, eventId);
  const assigned = (await ctx.store.trainers.assignmentsOf([eventId])).map(({ personId }) => personId);
  const remaining = await ctx.store.trainers.byPeople(assigned.filter((id) => id !== insteadOf));
  const [replaced] = await ctx.store.trainers.byPeople([insteadOf]);
  const pool = (await ctx.store.trainers.active()).filter(
    ({ personId }) => personId !== insteadOf && !assigned.includes(personId),
  );
  const busy = new Set(await busyOnItsDays(ctx, pool, event));
  const judged = await judgedFor(ctx, pool, event);
  const readings = await readingsToday(ctx, TRAINER_OPTIONS);
  const fitting = pool.filter(
    (trainer) =>
      judged.get(trainer.personId)!.isEligible &&
      !busy.has(trainer.personId) &&
      (remaining.length === 0 || matched([...remaining, trainer], readings).isMultiAgency),
  );
  const brings = (trainer: Trainer | undefined) => (trainer ? [...trainer.skills, ...trainer.knowledge] : []);
  const shared = (trainer: Trainer) => brings(trainer).filter((skill) => brings(replaced).includes(skill));
  const isNamed = (trainer: Trainer) => trainer.approvals.some(({ courseId }) => courseId === event.courseId);
  const best = fitting.toSorted(
    (one, other) =>
      Number(isNamed(other)) - Number(isNamed(one)) ||
      shared(other).length - shared(one).length ||
      Number(other.jobRole === replaced?.jobRole) - Number(one.jobRole === replaced?.jobRole),
  );
  return (await namedTrainers(ctx, best)).map((row) => ({
    ...row,
    because: [
      ...(isNamed(row.trainer) ? ['approved for this course'] : []),
      ...(remaining.length > 0 && remaining.every(({ agencyId }) => agencyId !== row.trainer.agencyId)
        ? ['from another agency than whoever else leads it']
        : []),
      ...(shared(row.trainer).length > 0 ? [`knows ${shared(row.trainer).join(', ')}`] : []),
      'free that day',
    ],
  }));
}

async function busyOnItsDays(
  ctx: Context<EventsStores>,
  pool: readonly Trainer[],
  { sessions, id }: EventRecord,
): Promise<readonly PersonId[]> {
  const days = new Set(sessions.map(({ startsAt }) => localDate(startsAt, ctx.timeZone)));
  const ids = pool.map(({ personId }) => personId);
  const busy: PersonId[] = [];
  for (const day of days) {
    const others = await ctx.store.trainers.busy(
      ids,
      knownBy(dateOf(dayOf(day) - 1), ctx.timeZone),
      knownBy(day, ctx.timeZone),
    );
    busy.push(...others.filter(({ eventId }) => eventId !== id).map(({ personId }) => personId));
  }
  return busy;
}
