import { State } from '../../compliance/schema.ts';
import type { States } from './schema.ts';

/** Nobody in any state. */
export const NOBODY: States = Object.freeze({
  unknown: 0,
  upcoming: 0,
  current: 0,
  'due-soon': 0,
  overdue: 0,
  exempt: 0,
});

/** Counts added up. @source house */
export function addUp(counts: readonly States[]): States {
  return Object.fromEntries(
    State.options.map((state) => [state, counts.reduce((sum, each) => sum + each[state], 0)]),
  ) as States;
}

/** Everybody counted, in whatever state. @source house */
export function everybody(states: States): number {
  return State.options.reduce((sum, state) => sum + states[state], 0);
}

/** Of whom anything can be said. @source house unknown is never counted as done or as missed */
export function judged(states: States): number {
  return everybody(states) - states.unknown;
}

/** The states of whoever is up to date: done, soon due, or exempt. @source house what is coming up was never held */
export const UP_TO_DATE = ['current', 'due-soon', 'exempt'] as const satisfies readonly State[];

/** Whether a state is one of those. @source house */
export function isUpToDate(state: State): boolean {
  return (UP_TO_DATE as readonly State[]).includes(state);
}

/** How many are up to date. @source house */
export function upToDate(states: States): number {
  return UP_TO_DATE.reduce((sum, state) => sum + states[state], 0);
}
