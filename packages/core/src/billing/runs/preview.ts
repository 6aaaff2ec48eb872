import type { CalendarDate } from '../../calendar.ts';
import type { AgencyId } from '../../ids.ts';
import type { Agency } from '../../people/schema.ts';
import { missingOf, type MissingDetail } from '../agencies/missing-details.ts';
import type { AgencySuccession, BillingPeriod, FinanceDetails } from '../schema.ts';
import type { StoredLine } from '../store.ts';
import { payerOn } from '../agencies/succession.ts';

/** What one agency would be billed. */
export interface AgencyPreviewed {
  /** Who pays. */
  readonly agencyId: AgencyId;
  readonly ref: string;
  readonly name: string;
  readonly details: FinanceDetails;
  /** The agencies whose lines they are: itself, those that it succeeded. */
  readonly of: readonly AgencyId[];
  readonly lines: readonly StoredLine[];
  readonly pence: number;
  /** What finance has still to set; empty where nothing would be owed. */
  readonly missing: readonly MissingDetail[];
}

/** What a run of a month would take, by whoever pays, in the order of their references. */
export interface RunPreviewed {
  readonly period: BillingPeriod;
  readonly isPeriodOver: boolean;
  readonly invoicedPence: number;
  readonly heldPence: number;
  readonly disputedPence: number;
  /** Charges of nothing that the run would take: attended places that cost nothing. */
  readonly zeroLines: number;
  /** How many lines it would take. */
  readonly lines: number;
  readonly heldLines: number;
  readonly disputedLines: number;
  readonly agencies: readonly AgencyPreviewed[];
}

/** What a run is worked out from. */
export interface RunQuestion {
  readonly period: BillingPeriod;
  readonly today: CalendarDate;
  /** What arose up to the last day of the month and no run has exported. */
  readonly unbilled: readonly StoredLine[];
  readonly agencies: readonly Agency[];
  readonly details: readonly FinanceDetails[];
  readonly successions: readonly AgencySuccession[];
}

/**
 * What a run of a month would take: every line that arose up to its last day, was not exported before and is neither held nor disputed.
 * Whoever pays on the day of the run is billed.
 *
 * @source house total invoiced, held, one zero line; held and disputed lines wait
 */
export function previewOf({ period, today, unbilled, agencies, details, successions }: RunQuestion): RunPreviewed {
  const inState = Map.groupBy(unbilled, (line) => line.state);
  const open = inState.get('open') ?? [];
  const [held, disputed] = [inState.get('held') ?? [], inState.get('disputed') ?? []];
  const byPayer = Map.groupBy(open, (line) => payerOn(line.agencyId, successions, today));
  const rows = [...byPayer].map(([agencyId, lines]): AgencyPreviewed => {
    const agency = agencies.find((each) => each.id === agencyId);
    const known = details.find((each) => each.agencyId === agencyId) ?? { agencyId };
    const pence = sum(lines);
    return {
      agencyId,
      ref: agency?.ref ?? agencyId,
      name: agency?.name ?? agencyId,
      details: known,
      of: [...new Set(lines.map((line) => line.agencyId))].toSorted(),
      lines,
      pence,
      missing: pence === 0 ? [] : missingOf(known),
    };
  });
  return {
    period,
    isPeriodOver: today > lastDayOf(period),
    invoicedPence: sum(open),
    heldPence: sum(held),
    disputedPence: sum(disputed),
    zeroLines: open.filter((line) => line.kind === 'charge' && line.pence === 0).length,
    lines: open.length,
    heldLines: held.length,
    disputedLines: disputed.length,
    agencies: rows.toSorted((one, other) => (one.ref < other.ref ? -1 : 1)),
  };
}

/**
 * The last day of a billing month; every line up to it may go out with that month's run.
 *
 * @source house
 */
export function lastDayOf(period: BillingPeriod): CalendarDate {
  const [year, month] = period.split('-').map(Number) as [number, number];
  return `${period}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`;
}

function sum(lines: readonly StoredLine[]): number {
  return lines.reduce((total, line) => total + line.pence, 0);
}
