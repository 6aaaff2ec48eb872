import type { CalendarDate } from '../../calendar.ts';
import { record, type Audited, type Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import type { PersonId } from '../../ids.ts';
import type { PeopleErrorCode } from '../../people/schema.ts';
import { insistOnPoolKeeper } from './actions.ts';
import { PLAIN_SETTINGS, type TrainerSettings } from '../settings.ts';
import type { TrainersStore, TrainersStores } from '../store.ts';

/**
 * What the partnership asks of its pool.
 *
 * @throws `access.not-permitted`
 */
export async function trainerSettings(ctx: Context<TrainersStores>): Promise<TrainerSettings> {
  insistOnPoolKeeper(ctx.actor);
  return (await ctx.store.trainers.settings()) ?? PLAIN_SETTINGS;
}

/**
 * Changes what the partnership asks of its pool. Events that were led stay led: only those from the first day on are judged by it.
 *
 * @throws `access.not-permitted`, `people.agency-not-found`
 */
export async function saveTrainerSettings(
  ctx: Context<TrainersStores>,
  settings: TrainerSettings,
): Promise<TrainerSettings> {
  insistOnPoolKeeper(ctx.actor);
  const known = new Set((await ctx.store.people.agencies()).map(({ id }) => id));
  const unknown = settings.targets.findIndex(({ agencyId }) => !known.has(agencyId));
  if (unknown !== -1)
    throw new DomainError<PeopleErrorCode>('people.agency-not-found', 'There is no such agency.', {
      field: `targets.${unknown}.agencyId`,
    });
  const before = await ctx.store.trainers.settings();
  await ctx.store.trainers.saveSettings(settings);
  await record(ctx, {
    action: 'trainers.save-settings',
    subject: { kind: 'trainer-settings', id: 'pool' },
    before,
    after: settings,
  });
  return settings;
}

/**
 * Keeps that trainers were observed on a day and told what was seen. An earlier day changes nothing; whoever is not in the pool is passed over.
 *
 * @param observed.on - the local day of the event
 * @source Leeds, Quality Assurance: the observation process
 */
export async function noteObserved(
  ctx: Context<Audited & { readonly trainers: TrainersStore }>,
  { personIds, on }: { readonly personIds: readonly PersonId[]; readonly on: CalendarDate },
): Promise<void> {
  const known = await ctx.store.trainers.byPeople(personIds);
  const later = known.filter(({ lastObservedOn }) => lastObservedOn === undefined || lastObservedOn < on);
  if (later.length === 0) return;
  await ctx.store.trainers.noteObserved(
    later.map(({ personId }) => personId),
    on,
  );
  for (const { personId, lastObservedOn } of later)
    await record(ctx, {
      action: 'trainers.observed',
      subject: { kind: 'trainer', id: personId },
      personId,
      before: { lastObservedOn },
      after: { lastObservedOn: on },
    });
}
