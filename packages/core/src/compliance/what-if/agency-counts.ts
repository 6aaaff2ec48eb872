import type { AgencyId } from '../../ids.ts';

/** What is counted once for each of several agencies: a thing by its id, so that none counts twice in the sum of all. */
export class AgencyCounts {
  readonly #ofAgency = new Map<AgencyId, Map<string, number>>();

  /** Counts so many more of one thing at an agency. */
  add(agencyId: AgencyId, id: string, count = 1): void {
    if (count === 0) return;
    const things = this.#ofAgency.get(agencyId) ?? new Map<string, number>();
    this.#ofAgency.set(agencyId, things);
    things.set(id, (things.get(id) ?? 0) + count);
  }

  /** Counts one thing once at an agency, however often it is come across there. */
  note(agencyId: AgencyId, id: string): void {
    if (this.#ofAgency.get(agencyId)?.has(id) !== true) this.add(agencyId, id);
  }

  /** How many there are in all: things that two agencies have are as many as the agency with more of them has. */
  sum(): number {
    return sumOf(largestOf(this.#ofAgency.values()));
  }

  /**
   * The sum as it may be told to somebody.
   *
   * @param maySee - the agencies of which she may see the people anyway
   * @param smallNumbers - counts from 1 up to, not including, this are small
   * @returns null: the sum is small, or small agencies leave so few when the others, each of which can be asked for alone, are taken away
   * @source house HOUSE-SMALL-NUMBERS
   */
  told(maySee: (agencyId: AgencyId) => boolean, smallNumbers: number): number | null {
    const isSmall = (count: number): boolean => count > 0 && count < smallNumbers;
    const hidden = [...this.#ofAgency].flatMap(([id, things]) => (maySee(id) ? [] : [things]));
    if (isSmall(sumOf(largestOf(hidden)))) return null;
    const leftOver = hidden.filter((things) => isSmall(sumOf(things)));
    return isSmall(sumOf(largestOf(leftOver))) ? null : this.sum();
  }
}

function largestOf(agencies: Iterable<ReadonlyMap<string, number>>): ReadonlyMap<string, number> {
  const largest = new Map<string, number>();
  for (const things of agencies)
    for (const [id, count] of things) largest.set(id, Math.max(largest.get(id) ?? 0, count));
  return largest;
}

function sumOf(things: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const count of things.values()) sum += count;
  return sum;
}
