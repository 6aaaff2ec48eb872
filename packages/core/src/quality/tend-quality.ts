import { dateOf, dayOf, localDate } from '../calendar.ts';
import { record, type Context } from '../context.ts';
import { readingsToday } from '../frameworks/in-force/readings-today.ts';
import { ENDING_DAYS, STANDARDS_OPTIONS } from '../standards/options.ts';
import { openReview } from './reviews/open-review.ts';
import type { QualityStores } from './store.ts';
import { tellOf } from '../notices/tell-of.ts';

/** How long the words of an observation are kept after the session. @source house two years, as long as what learners write */
export const OBSERVATION_DAYS = 730;

/** As many reviews as are opened at once. The rest waits for the next time. */
const AT_ONCE = 50;

/**
 * Opens a review of each course whose content was to be looked at again by today.
 *
 * @returns how many there were
 * @source London Competency Framework section 1.9: relevance, currency and accuracy
 */
export async function openContentReviews(ctx: Context<QualityStores>): Promise<number> {
  const due = await ctx.store.quality.contentDue(localDate(ctx.now, ctx.timeZone), AT_ONCE);
  for (const { courseId, version, reviewOn } of due)
    await openReview(ctx, { courseId, version, cause: { kind: 'content-date', version, reviewOn } });
  return due.length;
}

/** The longest time before its end for which an endorsement's end is told of, days. */
export const MOST_ENDING_DAYS = Math.max(...Object.values(ENDING_DAYS));

/**
 * Tells the leads of an agency and the coordinators, once, that an endorsement of its own course comes to its end.
 *
 * @returns of how many endorsements somebody was told
 * @source house AMB-ST-2
 */
export async function remindOfEndorsements(ctx: Context<QualityStores>): Promise<number> {
  const days = ENDING_DAYS[(await readingsToday(ctx, STANDARDS_OPTIONS))['AMB-ST-2'] ?? ''];
  if (days === undefined) return 0;
  const { standards, access } = ctx.store;
  const today = localDate(ctx.now, ctx.timeZone);
  const ending = await standards.endorsementsEnding({ today, by: dateOf(dayOf(today) + days) });
  const coordinators = ending.length === 0 ? [] : await access.holdersOf('coordinator');
  let told = 0;
  for (const { id, agencyId, expiresOn } of ending) {
    const people = [...new Set([...(await access.holdersOf('agency-lead', agencyId)), ...coordinators])];
    await tellOf(ctx, 'endorsement-ending', id, people, dayOf(expiresOn!));
    told += Math.sign(people.length);
  }
  return told;
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
