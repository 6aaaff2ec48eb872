import { dayOf, dateOf } from '@trellis/core';
import type { BinaryRows } from './binary-rows.ts';

/** Numbers beside the key of a cell. */
const STATES = 6;

/** The roll-up of many spans, as PostgreSQL would count it: by how much the number in each state changed, by requirement, day and agency. */
export class RollUp {
  private readonly requirements: Places;
  private readonly agencies: Places;
  private slots = 1 << 12;
  private keys = new Float64Array(this.slots).fill(-1);
  private counts = new Int32Array(this.slots * STATES);
  size = 0;

  /** @param like - a roll-up of the same agencies and requirements */
  constructor(like?: RollUp) {
    this.requirements = like?.requirements ?? new Places();
    this.agencies = like?.agencies ?? new Places();
  }

  private keyOf(requirement: number, day: number, agency: number): number {
    return (this.requirements.of(requirement) * DAYS + (day - FIRST_DAY)) * AGENCIES + this.agencies.of(agency);
  }

  private partsOf(key: number): [requirement: number, day: number, agency: number] {
    const agency = key % AGENCIES;
    const rest = (key - agency) / AGENCIES;
    const day = rest % DAYS;
    return [this.requirements.keys[(rest - day) / DAYS]!, day + FIRST_DAY, this.agencies.keys[agency]!];
  }

  /** @param change - 1 for a span that comes, -1 for one that goes */
  add(requirement: number, day: number, agency: number, state: number, change: number): void {
    const slot = this.slotOf(this.keyOf(requirement, day, agency));
    this.counts[slot * STATES + state]! += change;
  }

  private slotOf(key: number): number {
    let slot = hash(key) & (this.slots - 1);
    while (this.keys[slot] !== -1) {
      if (this.keys[slot] === key) return slot;
      slot = (slot + 1) & (this.slots - 1);
    }
    if (this.size * 3 >= this.slots * 2) {
      this.widen();
      return this.slotOf(key);
    }
    this.keys[slot] = key;
    this.size += 1;
    return slot;
  }

  private widen(): void {
    const { keys, counts } = this;
    this.slots *= 2;
    this.size = 0;
    this.keys = new Float64Array(this.slots).fill(-1);
    this.counts = new Int32Array(this.slots * STATES);
    for (const [slot, key] of keys.entries()) {
      if (key === -1) continue;
      const to = this.slotOf(key) * STATES;
      for (let state = 0; state < STATES; state += 1) this.counts[to + state] = counts[slot * STATES + state]!;
    }
  }

  /** Every cell that is not all zero, in the order of its key. */
  forEach(cell: (requirement: number, day: number, agency: number, counts: Int32Array) => void): void {
    const inOrder = this.keys.filter((key) => key !== -1).sort();
    for (const key of inOrder) {
      const slot = this.slotOf(key);
      const counts = this.counts.subarray(slot * STATES, slot * STATES + STATES);
      if (counts.some((count) => count !== 0)) cell(...this.partsOf(key), counts);
    }
  }

  /** Takes away what somebody else has counted in one cell: what is right leaves all zeros. @returns whether it was right */
  takeAway(requirement: number, day: number, agency: number, counts: readonly number[]): boolean {
    const from = this.slotOf(this.keyOf(requirement, day, agency)) * STATES;
    let isRight = true;
    for (const [state, count] of counts.entries()) {
      isRight &&= this.counts[from + state] === count;
      this.counts[from + state] = 0;
    }
    return isRight;
  }

  /** The same by a longer stretch: each cell on the first day of its month or year. */
  by(firstDayOf: (day: number) => number): RollUp {
    const coarse = new RollUp(this);
    const firsts = new Map<number, number>();
    for (const [slot, key] of this.keys.entries()) {
      if (key === -1) continue;
      const [requirement, day, agency] = this.partsOf(key);
      const first = firsts.get(day) ?? firstDayOf(day);
      firsts.set(day, first);
      const to = coarse.slotOf(coarse.keyOf(requirement, first, agency)) * STATES;
      for (let state = 0; state < STATES; state += 1) coarse.counts[to + state]! += this.counts[slot * STATES + state]!;
    }
    return coarse;
  }
}

/** What the number of a grain means: the first day of the year or month that a day is in, or the day. */
export const grains: readonly ((day: number) => number)[] = [
  (day) => dayOf(`${dateOf(day).slice(0, 4)}-01-01`),
  (day) => dayOf(`${dateOf(day).slice(0, 7)}-01`),
  (day) => day,
];

/** The three grains of a roll-up by day. */
export function tiersOf(days: RollUp): readonly RollUp[] {
  const months = days.by(grains[1]!);
  return [months.by(grains[0]!), months, days];
}

/** Writes a cell as a row of `tally`. */
export function writeCell(
  rows: BinaryRows,
  partnershipId: number,
  cell: { readonly grain: number; readonly requirement: number; readonly day: number; readonly agency: number },
  counts: Int32Array,
): void {
  rows.row(5 + STATES);
  rows.int4(partnershipId);
  rows.int2(cell.grain);
  rows.int4(cell.requirement);
  rows.int4(cell.day);
  rows.int4(cell.agency);
  for (const count of counts) rows.int4(count);
}

/** Room for the days of eleven thousand years, for 131,072 agencies and 8,192 requirements: as much as a whole number holds. */
const DAYS = 1 << 22;
const FIRST_DAY = -(1 << 21);
const AGENCIES = 1 << 17;

/** Keys in the order in which they were met, so that a few numbers stand for however large ones. */
class Places {
  private readonly places = new Map<number, number>();
  readonly keys: number[] = [];

  of(key: number): number {
    const known = this.places.get(key);
    if (known !== undefined) return known;
    this.places.set(key, this.keys.length);
    return this.keys.push(key) - 1;
  }
}

function hash(key: number): number {
  const high = Math.floor(key / 0x1_0000_0000);
  let mixed = Math.imul((key >>> 0) ^ Math.imul(high, 0x9e37_79b1), 0x85eb_ca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2_ae35);
  return mixed ^ (mixed >>> 16);
}
