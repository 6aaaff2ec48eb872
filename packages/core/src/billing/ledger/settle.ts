import type { CalendarDate } from '../../calendar.ts';
import { canonicalJson } from '../../canonical-json.ts';
import type { Quote, QuoteQuestion } from '../../charging/question.ts';
import type { AgencyId, BookingId } from '../../ids.ts';
import { hasEnded, isDisputed, isHeld, standsPence, type Family } from './family.ts';
import type { ChargedOutcome, ChargeLine, LineNote } from '../schema.ts';

/** What a booking costs as things stand now. */
export interface Wanted {
  readonly bookingId: BookingId;
  readonly agencyId: AgencyId;
  readonly outcome: ChargedOutcome;
  /** The day on which it arises: the event's, or that of cancelling. */
  readonly arisesOn: CalendarDate;
  /** What it is for: the course and what became of the place; without a person's name. */
  readonly title: string;
  readonly quote: Quote;
  readonly question: QuoteQuestion;
  /** The cost centre that the manager named. */
  readonly costCentre?: string | undefined;
}

/** What has to happen to the ledger so that it says what a booking costs. */
export interface Settlement {
  readonly takenBack: readonly Family[];
  /** Whether a charge is written, whether it is held, and which dispute of the charge before goes on with it. */
  readonly charge: { readonly holdBecause?: string | undefined; readonly dispute?: LineNote | undefined } | undefined;
}

/**
 * What has to be taken back and charged so that the ledger says what a booking costs now. Settling the same again changes nothing, so nobody is
 * ever charged twice. A place that nobody pays for leaves a line of nothing when it was attended, and no line otherwise.
 *
 * @param families - all of this booking
 * @source house a second press exports nothing new; a refund is automatic when the organiser cancels
 */
export function settle(families: readonly Family[], wanted: Wanted): Settlement {
  const live = families.filter((family) => !hasEnded(family));
  const charge = live.find(({ head }) => head.kind === 'charge');
  const isDue = wanted.quote.totalPence !== 0 || wanted.outcome === 'attended';
  if (charge !== undefined && isDue && isSame(charge.head, wanted)) return { takenBack: [], charge: undefined };
  const costs = wanted.outcome === 'cancelled-by-organiser' ? live.filter((family) => family !== charge) : [];
  return {
    takenBack: [...(charge === undefined ? [] : [charge]), ...costs],
    charge: isDue
      ? { holdBecause: holdBecause(charge, wanted.quote), dispute: disputeGoingOn(charge, wanted) }
      : undefined,
  };
}

/** What an agency disputes it disputes at another price too: only somebody decides that, or nothing is owed any more. @source house */
function disputeGoingOn(before: Family | undefined, { agencyId, quote }: Wanted): LineNote | undefined {
  if (before === undefined || !isDisputed(before) || before.head.agencyId !== agencyId || quote.totalPence === 0)
    return undefined;
  return before.notes.findLast((note) => note.kind === 'disputed');
}

/** What was on hold stays on hold; what the policy holds is held, unless somebody has answered its question before. */
function holdBecause(before: Family | undefined, quote: Quote): string | undefined {
  if (before !== undefined && isHeld(before)) return before.notes.findLast((note) => note.kind === 'held')?.why;
  const isAnswered = before?.head.quote.onHold === true;
  return quote.onHold && !isAnswered ? (quote.holdBecause ?? 'The policy asks for an answer first.') : undefined;
}

/** Whoever was charged when she booked is not charged again for having come. */
function isSame(head: ChargeLine, { agencyId, outcome, quote }: Wanted): boolean {
  const isSameOutcome = head.outcome === outcome || (head.outcome === 'booked' && outcome === 'attended');
  return (
    isSameOutcome &&
    head.agencyId === agencyId &&
    head.quote.totalPence === quote.totalPence &&
    head.quote.tier === quote.tier &&
    head.quote.policy.id === quote.policy.id &&
    canonicalJson(head.quote.readings) === canonicalJson(quote.readings)
  );
}

/** A line that takes a charge back as a whole, with what has to be noted beside it. */
export interface TakenBack {
  readonly line: Pick<ChargeLine, 'kind' | 'pence' | 'arisesOn' | 'concerns' | 'endsCharge'>;
  /** Of the charge: what waited on it waits no longer. */
  readonly notes: readonly LineNote['kind'][];
}

/**
 * How a charge is taken back as a whole: by a reversal that goes out with it, or by a credit where a run has exported it already.
 *
 * @param today - the local day
 * @source house a credit note reverses, never deletes
 */
export function takeBack(family: Family, today: CalendarDate, doesDisputeGoOn = false): TakenBack {
  return {
    line: { ...correctionOf(family, standsPence(family), today), endsCharge: true },
    notes: [
      ...(isDisputed(family) ? ([doesDisputeGoOn ? 'dispute-moved' : 'dispute-upheld'] as const) : []),
      ...(isHeld(family) ? (['hold-ended'] as const) : []),
    ],
  };
}

/**
 * The line that takes some of a charge back. Before it was exported it belongs to the same month as the charge, so that both go out together;
 * afterwards it is a credit of the day on which it is made.
 *
 * @param pence - how much, positive
 * @source house a credit note reverses, never deletes
 */
export function correctionOf(
  { head }: Family,
  pence: number,
  today: CalendarDate,
): Pick<ChargeLine, 'kind' | 'pence' | 'arisesOn' | 'concerns'> {
  const isBilled = head.runId !== undefined;
  return {
    kind: isBilled ? 'credit' : 'reversal',
    pence: 0 - pence,
    arisesOn: isBilled && today > head.arisesOn ? today : head.arisesOn,
    concerns: head.id,
  };
}
