import { localDate } from '../calendar.ts';
import type { Context } from '../context.ts';
import type { FrameworksStore } from '../frameworks/store.ts';
import { lettersOf, type ChosenReadings } from '../readings.ts';
import { TRAINER_OPTIONS } from './options.ts';

/** The readings of open points about trainers today: as packs at work chose them, or else their defaults. */
export async function trainerReadings(ctx: Context<{ readonly frameworks: FrameworksStore }>): Promise<ChosenReadings> {
  const today = localDate(ctx.now, ctx.timeZone);
  const atWork = (await ctx.store.frameworks.activations()).filter(
    ({ from, to }) => (from ?? today) <= today && today <= (to ?? today),
  );
  return lettersOf(TRAINER_OPTIONS, Object.assign({}, ...atWork.map(({ readings }) => readings)) as ChosenReadings);
}
