import { z } from 'zod';
import { Source } from '../../readings.ts';
import { PackItemId } from './rule.ts';

/**
 * What a standard is held against: how a course is designed, a session as it is given, the person who trains, the content of an agency's
 * own course, or what an agency does as an employer, which is listed only.
 */
export const StandardUse = z.enum(['design', 'session', 'trainer', 'content', 'agency']);
export type StandardUse = z.infer<typeof StandardUse>;

/** One standard of a set. */
export const Standard = z.object({
  id: PackItemId.meta({ description: 'Stays the same in later versions for as long as the standard means the same' }),
  text: z.string().trim().min(1).max(600),
  source: Source,
});
export type Standard = z.infer<typeof Standard>;

/** Training standards, principles, expectations, induction standards or an agreed minimum content, as data. */
export const StandardSet = z.object({
  id: PackItemId,
  title: z.string().trim().min(1).max(200),
  uses: z.array(StandardUse).min(1),
  standards: z.array(Standard).min(1).max(100),
  source: Source,
});
export type StandardSet = z.infer<typeof StandardSet>;
