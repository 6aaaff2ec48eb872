import { deciderOf, type Decider } from '../../access/who-decided.ts';
import { localDate } from '../../calendar.ts';
import { record, type Context } from '../../context.ts';
import type { AgencyId } from '../../ids.ts';
import type { Family } from './family.ts';
import { restate, withNotes } from './load-families.ts';
import type { LineNote } from '../schema.ts';
import { settle, takeBack, type Wanted } from './settle.ts';
import type { BillingStores, NewLine } from '../store.ts';

/** What a booking costs as things stand now, and who decided. */
export interface ChargeToSettle extends Wanted {
  /** Absent: whoever asks. For what time alone brought about, the job. */
  readonly decidedBy?: Decider | undefined;
  /** Why an earlier charge is taken back; absent: that the booking came out otherwise. */
  readonly why?: string | undefined;
}

/**
 * Makes the ledger say what a booking costs: nothing happens where it does already; else the charge before is taken back, by a reversal or, once
 * billed, a credit, and the new one is written. Within the transaction that changed the booking, after the lock of its event.
 */
export async function settleCharge(ctx: Context<BillingStores>, input: ChargeToSettle): Promise<void> {
  const { billing } = ctx.store;
  await billing.lockLedger('share');
  await settleLocked(ctx, input, await withNotes(ctx, await billing.ofBooking(input.bookingId)));
}

/** The same for whoever holds the ledger already and has read what is in it of the booking. */
export async function settleLocked(
  ctx: Context<BillingStores>,
  input: ChargeToSettle,
  families: readonly Family[],
): Promise<void> {
  const { takenBack, charge } = settle(families, input);
  if (takenBack.length === 0 && charge === undefined) return;
  const madeBy = input.decidedBy ?? deciderOf(ctx);
  const dispute = charge?.dispute;
  const corrected = takenBack.map((family) =>
    correctionLines(ctx, family, input, { madeBy, doesDisputeGoOn: dispute?.lineId === family.head.id }),
  );
  const charged = charge === undefined ? undefined : newCharge(ctx, input, madeBy);
  const lines = [...corrected.map(({ line }) => line), ...(charged === undefined ? [] : [charged])];
  const { billing } = ctx.store;
  await billing.addLines(lines);
  await billing.addNotes([
    ...corrected.flatMap(({ notes }) => notes),
    ...(charged === undefined || charge?.holdBecause === undefined
      ? []
      : [noteOf(ctx, charged.id, 'held', charge.holdBecause, madeBy)]),
    ...(charged === undefined || dispute === undefined
      ? []
      : [noteOf(ctx, charged.id, 'disputed', dispute.why, dispute.by)]),
  ]);
  await restate(ctx, [...takenBack.map(({ head }) => head.id), ...(charged === undefined ? [] : [charged.id])]);
  await record(ctx, {
    action: 'billing.settle',
    subject: { kind: 'booking', id: input.bookingId },
    after: lines.map(({ id, kind, pence }) => ({ id, kind, pence })),
  });
}

function correctionLines(
  ctx: Context<BillingStores>,
  family: Family,
  { outcome, why, title }: ChargeToSettle,
  { madeBy, doesDisputeGoOn }: { readonly madeBy: Decider; readonly doesDisputeGoOn: boolean },
): { readonly line: NewLine; readonly notes: readonly LineNote[] } {
  const { line, notes } = takeBack(family, localDate(ctx.now, ctx.timeZone), doesDisputeGoOn);
  const because =
    why ??
    (outcome === 'cancelled-by-organiser'
      ? 'The organiser cancelled the course.'
      : 'The booking came out otherwise, so it is charged anew.');
  return {
    line: {
      ...lineAfter(family, ctx.newId(), ctx.now, madeBy),
      ...line,
      title: outcome === 'cancelled-by-organiser' ? title : family.head.title,
      why: because,
    },
    notes: notes.map((kind) => noteOf(ctx, family.head.id, kind, because, madeBy)),
  };
}

function newCharge(ctx: Context<BillingStores>, input: ChargeToSettle, madeBy: Decider): NewLine {
  const { bookingId, agencyId, outcome, arisesOn, title, quote, question, costCentre } = input;
  return {
    id: ctx.newId(),
    kind: 'charge',
    bookingId,
    agencyId,
    pence: quote.totalPence,
    arisesOn,
    title,
    outcome,
    quote,
    question,
    ...(costCentre === undefined || costCentre === '' ? {} : { costCentre }),
    endsCharge: false,
    madeAt: ctx.now,
    madeBy,
  };
}

/** What a line that concerns a charge takes over from it. @source house */
export function lineAfter(
  { head }: Family,
  id: string,
  madeAt: string,
  madeBy: Decider,
): Omit<NewLine, 'kind' | 'pence' | 'concerns' | 'why'> & { readonly agencyId: AgencyId } {
  const { bookingId, agencyId, arisesOn, title, outcome, quote, question, costCentre } = head;
  return {
    id,
    bookingId,
    agencyId,
    arisesOn,
    title,
    outcome,
    quote,
    question,
    ...(costCentre === undefined ? {} : { costCentre }),
    endsCharge: false,
    madeAt,
    madeBy,
  };
}

/** A note of something that happened to a line now. */
export function noteOf(
  ctx: Context<BillingStores>,
  lineId: string,
  kind: LineNote['kind'],
  why: string,
  by: Decider = deciderOf(ctx),
): LineNote {
  return { id: ctx.newId(), lineId, kind, at: ctx.now, by, why };
}
