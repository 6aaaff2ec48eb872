import { z } from 'zod';

/** The states of posts as counts name them, in the order of reports. @source house */
export const COUNTED_STATES = ['unknown', 'upcoming', 'current', 'dueSoon', 'overdue', 'exempt'] as const;

/** How many of something are in each state. */
export type CountsByState = Readonly<Record<(typeof COUNTED_STATES)[number], number>>;

/** How many posts are in each state of a requirement. */
export const CountRow = z.object({
  agency: z.string().meta({ description: 'The agency’s reference' }),
  agencyName: z.string(),
  requirement: z.string(),
  title: z.string(),
  intervalMonths: z.number().int().nullable(),
  asks: z.string().meta({ description: 'How much and how often, in words; empty where nothing can be judged' }),
  unknown: z.number().int(),
  upcoming: z.number().int(),
  current: z.number().int(),
  dueSoon: z.number().int(),
  overdue: z.number().int(),
  exempt: z.number().int(),
});
export type CountRow = z.infer<typeof CountRow>;

/** The counts of several rows together; of no row, nought of each. @source house */
export function countsTogether(rows: readonly CountsByState[]): CountsByState {
  const sum = (state: keyof CountsByState): number => rows.reduce((total, row) => total + row[state], 0);
  return {
    unknown: sum('unknown'),
    upcoming: sum('upcoming'),
    current: sum('current'),
    dueSoon: sum('dueSoon'),
    overdue: sum('overdue'),
    exempt: sum('exempt'),
  };
}

/** How many are counted, whatever their state. @source house */
export function countedIn(row: CountsByState): number {
  return COUNTED_STATES.reduce((total, state) => total + row[state], 0);
}
