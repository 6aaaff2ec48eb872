import type { OverrideInForce } from '../judge-input.ts';

/** From a day until the next such day, the override that an agency goes by for one requirement; undefined: by none. */
export interface AgencyInterval {
  readonly from: number;
  readonly override: OverrideInForce | undefined;
}

/**
 * What an agency's overrides come to for one requirement, in order of time; before the first day there is none.
 *
 * Of those that hold on a day it is the one with the latest start; of two with the same start the one for this very requirement.
 *
 * @source house
 */
export function agencyIntervals(overrides: readonly OverrideInForce[], requirement: string): readonly AgencyInterval[] {
  if (overrides.length === 0) return NONE;
  const known = knownIntervals.get(overrides) ?? new Map<string, readonly AgencyInterval[]>();
  knownIntervals.set(overrides, known);
  const found = known.get(requirement);
  if (found) return found;
  const made = workOut(overrides.filter((each) => (each.requirementId ?? requirement) === requirement));
  known.set(requirement, made);
  return made;
}

const NONE: readonly AgencyInterval[] = [];

/** Every post of an agency shares its overrides, so what they come to is worked out once for each requirement. */
const knownIntervals = new WeakMap<readonly OverrideInForce[], Map<string, readonly AgencyInterval[]>>();

/** Whichever begins later goes before those that began earlier, so those that hold lie on a stack, and only its top need be looked at. */
function workOut(overrides: readonly OverrideInForce[]): readonly AgencyInterval[] {
  const beginning = inOrderOfWeight(overrides);
  const days = [...new Set(overrides.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const intervals: AgencyInterval[] = [];
  const begun: OverrideInForce[] = [];
  let next = 0;
  for (const day of days) {
    for (; beginning[next]?.from === day; next += 1) begun.push(beginning[next]!);
    while (begun.length > 0 && begun.at(-1)!.to <= day) begun.pop();
    const override = begun.at(-1);
    if (override !== intervals.at(-1)?.override) intervals.push({ from: day, override });
  }
  return intervals;
}

/** What weighs more comes later. Of those with the same start and the same reach, it is the later of the requirement's own, and the earlier of the others. */
function inOrderOfWeight(overrides: readonly OverrideInForce[]): readonly OverrideInForce[] {
  const own = overrides.filter(({ requirementId }) => requirementId !== undefined);
  const general = overrides.filter(({ requirementId }) => requirementId === undefined);
  return [...general.toReversed(), ...own].sort((a, b) => a.from - b.from);
}

/**
 * The override that an agency goes by on a day.
 *
 * @param intervals - in order of time
 * @source house
 */
export function overrideOn(intervals: readonly AgencyInterval[], day: number): OverrideInForce | undefined {
  let [low, high] = [0, intervals.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (intervals[middle]!.from <= day) low = middle + 1;
    else high = middle;
  }
  return intervals[low - 1]?.override;
}
