import type { Context } from '../../context.ts';
import { readingsToday } from '../../frameworks/in-force/readings-today.ts';
import { QUALITY_OPTIONS, yearOfQualityOn } from '../options.ts';
import type { Observation } from '../schema.ts';
import type { QualityStores } from '../store.ts';

/** Of fewer observed sessions than this, what was found is told to those only who look after quality: it would be about a trainer. @source house */
export const FEWEST_OBSERVED = 5;

/**
 * Which observations become lots: each takes the first that wait until it has enough sessions, and what is left waits for more. Two looks at
 * one session are one session.
 *
 * @param waiting - in the order in which they were shared
 * @source house what was seen is told in lots of at least five sessions, so that two tellings differ by a lot or by nothing
 */
export function lotsOf<Waiting extends { readonly eventId: string }>(
  waiting: readonly Waiting[],
): readonly (readonly Waiting[])[] {
  const lots: Waiting[][] = [];
  let lot: Waiting[] = [];
  for (const each of waiting) {
    lot.push(each);
    if (new Set(lot.map(({ eventId }) => eventId)).size < FEWEST_OBSERVED) continue;
    lots.push(lot);
    lot = [];
  }
  return lots;
}

/**
 * Tells what was seen, as soon as there are enough sessions of the same year to tell it of together. A lot is of one set of standards, and
 * neither time nor another way to count years changes it: a year tells of the lots that lie in it whole.
 *
 * @source house
 */
export async function tellInLots(
  ctx: Context<QualityStores>,
  { on, setIds }: Pick<Observation, 'on' | 'setIds'>,
): Promise<void> {
  const { quality } = ctx.store;
  const year = yearOfQualityOn(on, await readingsToday(ctx, QUALITY_OPTIONS));
  // Two that are shared at once would not see each other, and the fifth session would wait for a sixth.
  await quality.lockTelling();
  for (const setId of setIds)
    for (const lot of lotsOf(await quality.untold(setId, year)))
      await quality.saveLot({ id: ctx.newId(), setId, observationIds: lot.map(({ id }) => id) });
}
