import { localDate, type CalendarDate } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import { calendarOf, chargingOn } from '../../frameworks/in-force/charging-in-force.ts';
import type { FrameworksStore } from '../../frameworks/store.ts';

/**
 * The bank holidays that the partnership's charging policy of today counts by.
 *
 * @returns empty where no policy is at work: then Monday to Friday are working days
 * @source house
 */
export async function bankHolidays(
  ctx: Context<{ readonly frameworks: FrameworksStore }>,
): Promise<ReadonlySet<CalendarDate>> {
  const packs = await ctx.store.frameworks.packs();
  const atWork = chargingOn(packs, await ctx.store.frameworks.activations(), localDate(ctx.now, ctx.timeZone));
  const calendar = atWork && calendarOf(packs, atWork.policy.calendar);
  return new Set(calendar?.holidays.map(({ date }) => date));
}
