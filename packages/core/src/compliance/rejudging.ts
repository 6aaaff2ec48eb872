import { z } from 'zod';
import { Instant } from '../calendar.ts';
import { ReasonToRejudge } from '../context.ts';

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
