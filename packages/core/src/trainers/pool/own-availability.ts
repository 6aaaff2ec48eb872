import { record, type Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import type { PersonId } from '../../ids.ts';
import { isSelf } from '../../scope.ts';
import { isPoolKeeper } from './actions.ts';
import type { Availability } from '../availability.ts';
import type { TrainerRecord, TrainersErrorCode } from '../schema.ts';
import type { TrainersStores } from '../store.ts';

/**
 * When a trainer can be asked, as the trainer or a coordinator said it.
 *
 * @param personId - absent: whoever asks
 * @returns undefined when nothing was said: every day is free
 * @throws `trainers.not-found`, also for somebody else than whoever asks, unless whoever asks looks after the pool
 */
export async function trainerAvailability(
  ctx: Context<TrainersStores>,
  personId: PersonId | undefined,
): Promise<Availability | undefined> {
  return (await trainerKnownTo(ctx, personId)).availability;
}

/**
 * Keeps when a trainer can be asked. Dates that are led already stay so.
 *
 * @param availability - absent: every day is free
 * @throws `trainers.not-found`, also for somebody else than whoever asks, unless whoever asks looks after the pool
 */
export async function saveTrainerAvailability(
  ctx: Context<TrainersStores>,
  {
    personId,
    availability,
  }: { readonly personId?: PersonId | undefined; readonly availability?: Availability | undefined },
): Promise<void> {
  const trainer = await trainerKnownTo(ctx, personId);
  await ctx.store.trainers.saveAvailability(trainer.personId, availability);
  await record(ctx, {
    action: 'trainers.save-availability',
    subject: { kind: 'trainer', id: trainer.personId },
    personId: trainer.personId,
    before: trainer.availability,
    after: availability,
  });
}

/** The trainer who is asked about: whoever asks, or for those who look after the pool anybody in it. */
async function trainerKnownTo(ctx: Context<TrainersStores>, asked: PersonId | undefined): Promise<TrainerRecord> {
  const id = asked ?? ctx.actor.personId;
  const mayKnow = id !== undefined && (isSelf(ctx.actor, id) || isPoolKeeper(ctx.actor));
  const [trainer] = mayKnow ? await ctx.store.trainers.byPeople([id]) : [];
  if (trainer) return trainer;
  throw new DomainError<TrainersErrorCode>('trainers.not-found', 'This person is not in the pool of trainers.');
}
