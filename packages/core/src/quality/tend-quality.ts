import { dateOf, dayOf, localDate } from '../calendar.ts';
import { record, type Context } from '../context.ts';
import { openReview } from './open-review.ts';
import type { QualityStores } from './store.ts';

/** How long the words of an observation are kept after the session. @source house two years, as long as what learners write */
export const OBSERVATION_DAYS = 730;

/**
 * Opens a review of each course whose content was to be looked at again by today.
 *
 * @param most - how many at once; the rest waits for the next time
 * @returns how many there were
 * @source London Competency Framework section 1.9: relevance, currency and accuracy
 */
export async function openContentReviews(ctx: Context<QualityStores>, most = 50): Promise<number> {
  const due = await ctx.store.quality.contentDue(localDate(ctx.now, ctx.timeZone), most);
  for (const { courseId, version, reviewOn } of due)
    await openReview(ctx, { courseId, version, cause: { kind: 'content-date', version, reviewOn } });
  return due.length;
}

/**
 * Empties the words of observations that have been kept long enough. What was found, counted, stays.
 *
 * @returns how many
 * @source house
 */
export async function forgetObservations(ctx: Context<QualityStores>): Promise<number> {
  const before = dateOf(dayOf(localDate(ctx.now, ctx.timeZone)) - OBSERVATION_DAYS);
  const emptied = await ctx.store.quality.forgetTexts(before);
  if (emptied > 0)
    await record(ctx, {
      action: 'quality.forget-texts',
      subject: { kind: 'observation', id: 'all' },
      after: { before, emptied },
    });
  return emptied;
}
