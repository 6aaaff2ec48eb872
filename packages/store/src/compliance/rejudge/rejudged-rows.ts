import type { BinaryRows } from './binary-rows.ts';
import type { Visitor } from '../judge/compare.ts';
import type { RollUp } from '../judge/roll-up.ts';
import { at, NONE, spanFields } from '../judge/span-rows.ts';

const ofSpan = spanFields.length;

/** Where judged spans go: those that stay keep the moment since which they are known, those that are gone are kept as superseded. */
export interface Targets {
  readonly partnershipId: number;
  readonly spans: BinaryRows;
  readonly superseded: BinaryRows;
  readonly rollUp: RollUp;
  /** Microseconds since 2000-01-01 as two halves: since when stored spans are known that do not say it. */
  readonly rejudgedAt: readonly [high: number, low: number];
  /** The number of this re-judging. */
  readonly rejudging: number;
}

/** How much there was of what. */
export interface Counts {
  spans: number;
  fresh: number;
  gone: number;
}

/** Writes what comparing finds. */
export function writer(targets: Targets, counts: Counts): Visitor {
  const { partnershipId, spans, superseded, rollUp, rejudgedAt, rejudging } = targets;

  function content(rows: BinaryRows, numbers: Int32Array, row: number): void {
    rows.int4(partnershipId);
    for (let field = 0; field < ofSpan; field += 1) {
      const value = numbers[row + field]!;
      if (value === NONE) rows.none();
      else if (field === at.view || field === at.state) rows.int2(value);
      else rows.int4(value);
    }
  }
  function known(rows: BinaryRows, stored: Int32Array, row: number): void {
    if (stored[row + at.known] === NONE) rows.int8(...rejudgedAt);
    else rows.int8(stored[row + at.known]!, stored[row + at.known + 1]!);
  }
  function count(numbers: Int32Array, row: number): void {
    counts.spans += 1;
    rollUp.add(numbers, row, 1);
  }

  return {
    same(numbers, row, stored, storedRow) {
      spans.row(ofSpan + 2);
      content(spans, numbers, row);
      known(spans, stored, storedRow);
      count(numbers, row);
    },
    fresh(numbers, row) {
      spans.row(ofSpan + 2);
      content(spans, numbers, row);
      spans.none();
      count(numbers, row);
      counts.fresh += 1;
    },
    gone(stored, row) {
      superseded.row(ofSpan + 3);
      content(superseded, stored, row);
      known(superseded, stored, row);
      superseded.int4(rejudging);
      counts.gone += 1;
    },
  };
}

/** The columns of spans as they are loaded. */
export const spanTarget = ['partnership_id', ...spanFields, 'known_from'].join(', ');
/** The same of superseded ones, which are dated together when they count. */
export const supersededTarget = `${spanTarget}, rejudging`;
