import { dayOf, dateOf, FOREVER } from '@trellis/core';
import { views } from '../states.ts';
import { tallyColumns } from '../tally.ts';
import { firstOfFiveYears, firstOfMonth, firstOfYear, grains } from '../tiers.ts';
import { at } from './span-rows.ts';

/** Numbers of a cell. */
export const STATES = tallyColumns.length;

/** A cell in memory: what it is about as two numbers, and its counts. */
const WIDTH = 2 + STATES;
/** Stands in place of the first number where there is no cell. */
const FREE = -1;

/** What is done with a cell, whose counts begin at a place among numbers. */
export type CellVisitor = (
  requirement: number,
  day: number,
  agency: number,
  numbers: Int32Array,
  counts: number,
) => void;

/** The roll-up of many spans, as PostgreSQL would count it: by how much the number in each state changed, by requirement, day and agency. */
export class RollUp {
  private readonly requirements: Places;
  private readonly agencies: Places;
  /** A power of two. */
  private slots = 1 << 6;
  /** The cells, each where its hash says or in the next free place. */
  private cells = new Int32Array(this.slots * WIDTH).fill(FREE);
  size = 0;

  /** @param like - a roll-up of the same agencies and requirements */
  constructor(like?: RollUp) {
    this.requirements = like?.requirements ?? new Places();
    this.agencies = like?.agencies ?? new Places();
  }

  /**
   * Counts a span. Her own answer is nobody's figure.
   *
   * @param change - 1 for one that comes, -1 for one that goes
   */
  add(spans: Int32Array, span: number, change: number): void {
    if (spans[span + at.view] === views.person) return;
    const row = this.rowOf(spans[span + at.requirement]!, spans[span + at.agency]!);
    const state = spans[span + at.state]!;
    const to = spans[span + at.to]!;
    this.count(row, spans[span + at.from]!, state, change);
    if (to !== FOREVER) this.count(row, to, state, -change);
  }

  private count(row: number, day: number, state: number, change: number): void {
    // Before the cells are looked at: they are others once there had to be room for one more.
    const counts = this.countsOf(row, day);
    this.cells[counts + state]! += change;
  }

  /** A number for requirement and agency together. */
  private rowOf(requirement: number, agency: number): number {
    return this.requirements.of(requirement) * AGENCIES + this.agencies.of(agency);
  }

  /** Where the counts of a cell begin. */
  private countsOf(row: number, day: number): number {
    const { cells } = this;
    const last = this.slots - 1;
    for (let slot = hash(row, day) & last; ; slot = (slot + 1) & last) {
      const cell = slot * WIDTH;
      if (cells[cell] === row && cells[cell + 1] === day) return cell + 2;
      if (cells[cell] !== FREE) continue;
      if (this.size * 3 >= this.slots * 2) {
        this.widen();
        return this.countsOf(row, day);
      }
      cells[cell] = row;
      cells[cell + 1] = day;
      cells.fill(0, cell + 2, cell + WIDTH);
      this.size += 1;
      return cell + 2;
    }
  }

  private widen(): void {
    const { cells } = this;
    this.slots *= 2;
    this.size = 0;
    this.cells = new Int32Array(this.slots * WIDTH).fill(FREE);
    for (let cell = 0; cell < cells.length; cell += WIDTH)
      if (cells[cell] !== FREE)
        this.cells.set(cells.subarray(cell + 2, cell + WIDTH), this.countsOf(cells[cell]!, cells[cell + 1]!));
  }

  /** What stands for the cells that are not all zero, in the order of requirement, day and agency. */
  inOrder(): Float64Array {
    const { cells } = this;
    const keys = new Float64Array(this.size);
    let count = 0;
    for (let cell = 0; cell < cells.length; cell += WIDTH)
      if (cells[cell] !== FREE && hasCounts(cells, cell + 2)) keys[count++] = keyOf(cells[cell]!, cells[cell + 1]!);
    return keys.subarray(0, count).sort();
  }

  /** @param keys - some of those of {@link inOrder} */
  forEach(visit: CellVisitor, keys = this.inOrder()): void {
    for (const key of keys) {
      const agency = key % AGENCIES;
      const rest = (key - agency) / AGENCIES;
      const day = (rest % DAYS) + FIRST_DAY;
      const requirement = Math.floor(rest / DAYS);
      const counts = this.countsOf(requirement * AGENCIES + agency, day);
      visit(this.requirements.keys[requirement]!, day, this.agencies.keys[agency]!, this.cells, counts);
    }
  }

  /** Takes away what somebody else has counted in one cell: what is right leaves all zeros. @returns whether it was right */
  takeAway(requirement: number, day: number, agency: number, counts: readonly number[]): boolean {
    const from = this.countsOf(this.rowOf(requirement, agency), day);
    let isRight = true;
    for (const [state, count] of counts.entries()) {
      isRight &&= this.cells[from + state] === count;
      this.cells[from + state] = 0;
    }
    return isRight;
  }

  /** The same by a longer stretch: each cell on the first day of its month, year or years. */
  by(firstDayOf: (day: number) => number): RollUp {
    const coarse = new RollUp(this);
    const { cells } = this;
    const firsts = new Map<number, number>();
    for (let cell = 0; cell < cells.length; cell += WIDTH) {
      if (cells[cell] === FREE) continue;
      const day = cells[cell + 1]!;
      const first = firsts.get(day) ?? firstDayOf(day);
      firsts.set(day, first);
      const to = coarse.countsOf(cells[cell]!, first);
      for (let state = 0; state < STATES; state += 1) coarse.cells[to + state]! += cells[cell + 2 + state]!;
    }
    return coarse;
  }
}

function hasCounts(cells: Int32Array, counts: number): boolean {
  for (let state = 0; state < STATES; state += 1) if (cells[counts + state] !== 0) return true;
  return false;
}

/** A roll-up by day in all grains, each in the place of its number. */
export function tiersOf(days: RollUp): readonly RollUp[] {
  const by = (finer: RollUp, firstOf: (day: string) => string): RollUp =>
    finer.by((day) => dayOf(firstOf(dateOf(day))));
  const tiers: RollUp[] = [];
  tiers[grains.day] = days;
  tiers[grains.month] = by(days, firstOfMonth);
  tiers[grains.year] = by(tiers[grains.month]!, firstOfYear);
  tiers[grains.fiveYears] = by(tiers[grains.year]!, firstOfFiveYears);
  return tiers;
}

/** Room for the days of eleven thousand years, for 131,072 agencies and 8,192 requirements: as much as a whole number holds. */
const DAYS = 1 << 22;
const FIRST_DAY = -(1 << 21);
const AGENCIES = 1 << 17;

/** A number that sorts as requirement, day and agency do. */
function keyOf(row: number, day: number): number {
  const agency = row % AGENCIES;
  return (((row - agency) / AGENCIES) * DAYS + (day - FIRST_DAY)) * AGENCIES + agency;
}

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

function hash(row: number, day: number): number {
  let mixed = Math.imul(row ^ Math.imul(day, 0x9e37_79b1), 0x85eb_ca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2_ae35);
  return mixed ^ (mixed >>> 16);
}
