import { record, type Context } from '../../context.ts';
import type { LmsStores } from '../store.ts';

/**
 * For how many days after an LMS last named them somebody is kept on the match list for whom no completion waits: a term, in which whoever decides
 * has seen them, and no longer, since a roster names people who have nothing to do with the partnership.
 *
 * @source house
 */
export const UNSURE_DAYS = 90;

/**
 * Forgets people on the match list of whom an LMS has said nothing for {@link UNSURE_DAYS} and for whom no completion waits. Whom an LMS names again
 * is on the list again.
 *
 * @returns how many
 */
export async function forgetUnsure(ctx: Context<LmsStores>): Promise<number> {
  const before = new Date(Date.parse(ctx.now) - UNSURE_DAYS * 86_400_000).toISOString();
  const count = await ctx.store.lms.forgetUnsure(before);
  if (count > 0)
    await record(ctx, {
      action: 'lms.forget-unsure',
      subject: { kind: 'match-list', id: 'lms' },
      after: { count, before },
    });
  return count;
}
