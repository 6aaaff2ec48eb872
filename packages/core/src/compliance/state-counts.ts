import { z } from 'zod';
import { State } from './schema.ts';

/** How many are in each state: posts of one requirement, or people of everything asked of them. */
export const StateCounts = z.record(State, z.number().int());
export type StateCounts = Readonly<z.infer<typeof StateCounts>>;

/** Nobody in any state. */
export const NOBODY: StateCounts = Object.freeze({
  unknown: 0,
  upcoming: 0,
  current: 0,
  'due-soon': 0,
  overdue: 0,
  exempt: 0,
});

/** The counts of several together; of none, nobody in any state. @source house */
export function countsTogether(counts: readonly StateCounts[]): StateCounts {
  return Object.fromEntries(
    State.options.map((state) => [state, counts.reduce((sum, each) => sum + each[state], 0)]),
  ) as StateCounts;
}

/** How many are counted, whatever their state. @source house */
export function countedIn(counts: StateCounts): number {
  return State.options.reduce((sum, state) => sum + counts[state], 0);
}

/** Of how many anything can be said. @source house unknown is never counted as done or as missed */
export function judgedIn(counts: StateCounts): number {
  return countedIn(counts) - counts.unknown;
}

/** The states of whoever is up to date: done, soon due, or exempt. @source house what is coming up was never held */
export const UP_TO_DATE = ['current', 'due-soon', 'exempt'] as const satisfies readonly State[];

/** Whether a state is one of those. @source house */
export function isUpToDate(state: State): boolean {
  return (UP_TO_DATE as readonly State[]).includes(state);
}

/** How many are up to date. @source house */
export function upToDateIn(counts: StateCounts): number {
  return UP_TO_DATE.reduce((sum, state) => sum + counts[state], 0);
}
