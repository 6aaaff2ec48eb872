import { localDate } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import type { EvaluationStores } from '../store.ts';

/**
 * Asks by letter whoever can say now how it was, and reminds those who have not answered a week and two weeks later. It stops when they answer,
 * decline, leave their post or are erased, and when the sheet closes.
 *
 * @returns how many letters were asked for
 * @source house two reminders at most
 */
export function askPeople(ctx: Context<Pick<EvaluationStores, 'evaluation'>>): Promise<number> {
  return ctx.store.evaluation.askPeople(ctx.now, localDate(ctx.now, ctx.timeZone));
}
