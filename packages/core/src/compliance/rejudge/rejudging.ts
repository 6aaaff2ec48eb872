import { z } from 'zod';
import { Instant } from '../../calendar.ts';
import { ReasonToRejudge, type Context } from '../../context.ts';
import type { ComplianceStores } from '../store.ts';

/** Everybody being judged again because rules changed, and how far that is. Until it is done, figures are by the rules of before. */
export const Rejudging = z.object({
  id: z.string(),
  why: z.array(ReasonToRejudge),
  state: z.enum(['waiting', 'judging', 'storing', 'done']),
  peopleDone: z.number().int(),
  peopleOf: z.number().int(),
  askedAt: Instant,
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  changedSpans: z.number().int().nullable().meta({ description: 'How many judgements changed; null until it is done' }),
});
export type Rejudging = z.infer<typeof Rejudging>;

/**
 * The re-judging that is under way, or else the last one; null if there never was one.
 *
 * @source house
 */
export async function latestRejudging(ctx: Context<ComplianceStores>): Promise<Rejudging | null> {
  return (await ctx.store.compliance.latestRejudging()) ?? null;
}
