import type { EventId, PersonId } from '../../ids.ts';
import { clash } from './dates.ts';
import type { Pair } from './pairs.ts';
import type { DateToLead } from './match.ts';

/** A date with its pairs, the best first. */
export interface Weighed {
  readonly date: DateToLead;
  readonly pairs: readonly Pair[];
}

/**
 * Gives as many dates of a group a pair as can be, and nobody two dates at once. Dates with the fewest pairs choose first, and each takes the best
 * pair that is left; where that leaves a date without one, other choices are tried.
 *
 * @param mostSteps - after so many choices the best found so far stands
 */
export function searchPairs(
  group: readonly Weighed[],
  mostSteps: number,
): { readonly chosen: ReadonlyMap<EventId, Pair>; readonly steps: number } {
  const order = group
    .filter(({ pairs }) => pairs.length > 0)
    .toSorted((one, other) => one.pairs.length - other.pairs.length);
  const clashes = order.map(({ date }) => order.map((other) => other.date !== date && clash(date, other.date)));
  const sameDay = order.map(({ date }) =>
    order.map((other) => other.date !== date && other.date.days.some((day) => date.days.includes(day))),
  );
  const most = mostPossible(order, clashes);
  const current: (Pair | undefined)[] = [];
  let best: (Pair | undefined)[] = [];
  let bestCount = -1;
  let steps = 0;
  choose(0, 0);
  return {
    steps,
    chosen: new Map(best.flatMap((pair, at) => (pair === undefined ? [] : [[order[at]!.date.eventId, pair] as const]))),
  };

  /** @returns whether the search is over */
  function choose(at: number, count: number): boolean {
    if (count > bestCount) {
      bestCount = count;
      best = [...current];
      if (count === most) return true;
    }
    steps += 1;
    if (at === order.length || count + order.length - at <= bestCount || steps > mostSteps) return steps > mostSteps;
    const [taken, tired] = [usedBy(clashes[at]!, at), usedBy(sameDay[at]!, at)];
    const free = order[at]!.pairs.filter(({ trainers }) => trainers.every(({ personId }) => !taken.has(personId)));
    const isTired = ({ trainers }: Pair) => trainers.some(({ personId }) => tired.has(personId));
    for (const pair of [...free.filter((each) => !isTired(each)), ...free.filter(isTired)]) {
      current[at] = pair;
      if (choose(at + 1, count + 1)) return true;
    }
    current[at] = undefined;
    const isOver = choose(at + 1, count);
    current.length = at;
    return isOver;
  }

  function usedBy(touches: readonly boolean[], before: number): ReadonlySet<PersonId> {
    const used = new Set<PersonId>();
    for (let other = 0; other < before; other += 1)
      if (touches[other]) for (const { personId } of current[other]?.trainers ?? []) used.add(personId);
    return used;
  }
}

/** How many dates can have a pair at most: of those that all clash with each other, no more than there are people for. */
function mostPossible(order: readonly Weighed[], clashes: readonly (readonly boolean[])[]): number {
  const allClash = clashes.every((row, at) => row.every((does, other) => does || other === at));
  if (!allClash) return order.length;
  const people = new Set(
    order.flatMap(({ pairs }) => pairs.flatMap(({ trainers }) => trainers.map(({ personId }) => personId))),
  );
  const needed = Math.min(...order.map(({ pairs }) => pairs[0]!.trainers.length));
  return Math.min(order.length, Math.floor(people.size / needed));
}
