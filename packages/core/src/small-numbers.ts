import { z } from 'zod';

/** The least and the most that a partnership may set for {@link SmallNumbers}. @source domain, section 7: counts under five are withheld */
export const SMALL_NUMBERS_BOUNDS = { least: 5, most: 20 } as const;

/** HOUSE-SMALL-NUMBERS: counts from 1 up to, not including, this are withheld beyond the agency. A partnership may be stricter than the rule. */
export const SmallNumbers = z.number().int().min(SMALL_NUMBERS_BOUNDS.least).max(SMALL_NUMBERS_BOUNDS.most);

/**
 * The number that holds for a partnership: what it set, and the rule's own where it set none, or one from before the rule's own became the least.
 *
 * @source domain, section 7: counts under five are withheld; HOUSE-SMALL-NUMBERS
 */
export function smallNumbersOf(set: number | undefined): number {
  return Math.max(set ?? SMALL_NUMBERS_BOUNDS.least, SMALL_NUMBERS_BOUNDS.least);
}
