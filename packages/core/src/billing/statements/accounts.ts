import type { CalendarDate } from '../../calendar.ts';
import type { AgencyId } from '../../ids.ts';
import type { AgencySuccession } from '../schema.ts';
import type { LineSum } from '../store.ts';
import { payerOn } from '../agencies/succession.ts';

/** Everything that one agency was charged, and how much of it is where. The four parts add up to the whole. */
export interface Account {
  /** Who pays today. */
  readonly agencyId: AgencyId;
  /** Whose lines they are: itself, those that it succeeded. */
  readonly of: readonly AgencyId[];
  readonly lines: number;
  readonly pence: number;
  readonly openPence: number;
  readonly heldPence: number;
  readonly disputedPence: number;
  readonly billedPence: number;
  /** What runs have exported, disputed since or not. */
  readonly exportedPence: number;
}

/**
 * What each agency was charged in all, by whoever pays today. Together they are the whole ledger.
 *
 * @source house the sum of all lines is the sum of all statements
 */
export function accountsOf(
  sums: readonly LineSum[],
  successions: readonly AgencySuccession[],
  today: CalendarDate,
): readonly Account[] {
  const byPayer = Map.groupBy(sums, (each) => payerOn(each.agencyId, successions, today));
  return [...byPayer].map(([agencyId, ofPayer]): Account => {
    const penceOf = (isMeant: (each: LineSum) => boolean) =>
      ofPayer.filter(isMeant).reduce((total, each) => total + each.pence, 0);
    return {
      agencyId,
      of: [...new Set(ofPayer.map((each) => each.agencyId))].toSorted(),
      lines: ofPayer.reduce((total, each) => total + each.lines, 0),
      pence: penceOf(() => true),
      openPence: penceOf((each) => each.state === 'open'),
      heldPence: penceOf((each) => each.state === 'held'),
      disputedPence: penceOf((each) => each.state === 'disputed'),
      billedPence: penceOf((each) => each.state === 'billed'),
      exportedPence: penceOf((each) => each.isBilled),
    };
  });
}
