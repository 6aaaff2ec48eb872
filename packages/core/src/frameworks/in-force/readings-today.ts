import { localDate } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import { lettersOf, type ChosenReadings, type Option } from '../../readings.ts';
import { packsOn } from './packs-on.ts';
import type { FrameworksStore } from '../store.ts';

/**
 * The letters of some options today: as the pack at work chose them that was put to work last, or else their defaults.
 *
 * @source house
 */
export async function readingsToday(
  { store, now, timeZone }: Context<{ readonly frameworks: FrameworksStore }>,
  options: readonly Option[],
): Promise<ChosenReadings> {
  const rules = { packs: await store.frameworks.packs(), activations: await store.frameworks.activations() };
  const atWork = packsOn(rules, localDate(now, timeZone)).toReversed();
  return lettersOf(options, Object.assign({}, ...atWork.map(({ chosen }) => chosen)) as ChosenReadings);
}
