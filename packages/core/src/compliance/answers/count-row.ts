import { z } from 'zod';
import type { StateCounts } from '../state-counts.ts';

/** Posts by state as the API names the states. */
export const CountsShown = z.object({
  unknown: z.number().int(),
  upcoming: z.number().int(),
  current: z.number().int(),
  dueSoon: z.number().int(),
  overdue: z.number().int(),
  exempt: z.number().int(),
});
export type CountsShown = z.infer<typeof CountsShown>;

/** What a row of counts is about: one requirement in one agency. */
const CountedAbout = z.object({
  agency: z.string().meta({ description: 'The agency’s reference' }),
  agencyName: z.string(),
  requirement: z.string(),
  title: z.string(),
  intervalMonths: z.number().int().nullable(),
  asks: z.string().meta({ description: 'How much and how often, in words; empty where nothing can be judged' }),
});

/** How many posts are in each state of a requirement, as the API shows it. */
export const CountRow = CountedAbout.extend(CountsShown.shape);
export type CountRow = z.infer<typeof CountRow>;

/** How many posts are in each state of a requirement. */
export interface CountedRow extends Readonly<z.infer<typeof CountedAbout>> {
  readonly states: StateCounts;
}

/** Counts in the API's spelling of the states. @source house */
export function countsShown({
  'due-soon': dueSoon,
  unknown,
  upcoming,
  current,
  overdue,
  exempt,
}: StateCounts): CountsShown {
  return { unknown, upcoming, current, dueSoon, overdue, exempt };
}

/** A row as the API shows it. @source house */
export function countRow({ states, ...about }: CountedRow): CountRow {
  return { ...about, ...countsShown(states) };
}
