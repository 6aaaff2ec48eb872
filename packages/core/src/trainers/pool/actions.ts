import { z } from 'zod';
import type { Actor } from '../../actor.ts';
import { CalendarDate, localDate } from '../../calendar.ts';
import { record, type Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import type { PersonId } from '../../ids.ts';
import type { Page, PageRequest } from '../../paging.ts';
import { nameOf } from '../../people/name-of.ts';
import type { PeopleErrorCode } from '../../people/schema.ts';
import type { PeopleStore } from '../../people/store.ts';
import { agencyScope, PARTNERSHIP_ROLES } from '../../scope.ts';
import { eligible } from '../eligible/eligible.ts';
import { observationDueOn } from '../eligible/observation-due.ts';
import { TRAINER_OPTIONS } from '../options.ts';
import { readingsToday } from '../../frameworks/in-force/readings-today.ts';
import { Eligibility, TrainerRecord, type Trainer, type TrainersErrorCode } from '../schema.ts';
import { PLAIN_SETTINGS } from '../settings.ts';
import type { TrainersStores } from '../store.ts';

/** A trainer with her name, her agency and whether she may train. */
export const TrainerListed = z.object({
  trainer: TrainerRecord,
  name: z.string(),
  agencyName: z.string(),
  eligibility: Eligibility,
  observationDueOn: CalendarDate.optional().meta({
    description: 'Present where the partnership asks for observations',
  }),
});
export type TrainerListed = z.infer<typeof TrainerListed>;

/** Whether an actor looks after the pool. */
export function isPoolKeeper(actor: Actor): boolean {
  return agencyScope(actor, PARTNERSHIP_ROLES).all;
}

/**
 * Refuses whoever does not look after the pool.
 *
 * @throws `access.not-permitted`
 */
export function insistOnPoolKeeper(actor: Actor): void {
  if (!isPoolKeeper(actor))
    throw new DomainError('access.not-permitted', 'Only a coordinator or an administrator looks after trainers.');
}

/**
 * The training pool by family name, with whether each may train today.
 *
 * @throws `access.not-permitted`
 */
export async function trainers(ctx: Context<TrainersStores>, page: PageRequest): Promise<Page<TrainerListed>> {
  insistOnPoolKeeper(ctx.actor);
  const found = await ctx.store.trainers.trainers(page);
  const readings = await readingsToday(ctx, TRAINER_OPTIONS);
  const settings = (await ctx.store.trainers.settings()) ?? PLAIN_SETTINGS;
  const asked = { on: localDate(ctx.now, ctx.timeZone), readings, settings };
  const named = await namedTrainers(ctx, found.rows);
  return {
    ...found,
    rows: named.map((row) => ({
      ...row,
      // Whether she is free is a matter of dates: of today nobody asks.
      eligibility: eligible({ ...row.trainer, availability: undefined }, asked),
      observationDueOn: observationDueOn(row.trainer, readings),
    })),
  };
}

/**
 * Takes somebody into the pool, or changes what is known of her training. Whoever leaves it is not deleted, but not active any more.
 *
 * @throws `access.not-permitted`, `people.not-found`, `people.agency-not-found`, `trainers.approved-twice`
 */
export async function saveTrainer(ctx: Context<TrainersStores>, trainer: Trainer): Promise<Trainer> {
  insistOnPoolKeeper(ctx.actor);
  const person = await ctx.store.people.person(trainer.personId);
  if (!person || person.erasedAt !== undefined)
    throw new DomainError<PeopleErrorCode>('people.not-found', 'There is no such person.', { field: 'personId' });
  if (!(await ctx.store.people.agencies()).some(({ id }) => id === trainer.agencyId))
    throw new DomainError<PeopleErrorCode>('people.agency-not-found', 'There is no such agency.', {
      field: 'agencyId',
    });
  const courses = trainer.approvals.map(({ courseId }) => courseId);
  const twice = courses.findIndex((id, index) => courses.indexOf(id) !== index);
  if (twice !== -1)
    throw new DomainError<TrainersErrorCode>('trainers.approved-twice', 'A course stands twice among the approvals.', {
      field: `approvals.${twice}.courseId`,
    });
  const [before] = await ctx.store.trainers.byPeople([trainer.personId]);
  await ctx.store.trainers.save(trainer);
  await record(ctx, {
    action: 'trainers.save',
    subject: { kind: 'trainer', id: trainer.personId },
    personId: trainer.personId,
    before,
    after: trainer,
  });
  return trainer;
}

/** Trainers with their names and agencies, in the order given. */
export async function namedTrainers(
  ctx: Context<{ readonly people: PeopleStore }>,
  pool: readonly TrainerRecord[],
): Promise<readonly { readonly trainer: TrainerRecord; readonly name: string; readonly agencyName: string }[]> {
  const ids: PersonId[] = pool.map(({ personId }) => personId);
  const people = new Map((await ctx.store.people.people(ids)).map((person) => [person.id, person]));
  const agencies = new Map((await ctx.store.people.agencies()).map(({ id, name }) => [id, name]));
  return pool.map((trainer) => {
    const person = people.get(trainer.personId);
    return {
      trainer,
      name: person ? nameOf(person) : '',
      agencyName: agencies.get(trainer.agencyId) ?? '',
    };
  });
}
