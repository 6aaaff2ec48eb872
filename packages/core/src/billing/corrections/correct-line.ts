import { deciderOf } from '../../access/who-decided.ts';
import { localDate } from '../../calendar.ts';
import { record, type Context } from '../../context.ts';
import { amountOff, insistOnBilled, insistOnLive, insistOnUnbilled, insistOnUndisputed } from './correct.ts';
import { FINANCE_ROLES, insistOnBilling } from '../editors.ts';
import type { Family } from '../ledger/family.ts';
import { familyOf, restate } from '../ledger/load-families.ts';
import type { ChargeLine } from '../schema.ts';
import { correctionOf } from '../ledger/settle.ts';
import { lineAfter } from '../ledger/settle-charge.ts';
import type { BillingStores, NewLine } from '../store.ts';

/** What is taken off a charge, and why. */
export interface Correction {
  readonly lineId: string;
  /** Positive; absent: all that stands. */
  readonly pence?: number | undefined;
  readonly why: string;
}

/**
 * Waives what was charged and not billed yet, or a part of it.
 *
 * @throws `access.not-permitted`, `billing.line-not-found`, `billing.not-a-charge`, `billing.already-billed`, `billing.already-disputed`,
 *   `billing.more-than-charged`
 * @source house waiver with reason and name
 */
export async function waive(ctx: Context<BillingStores>, input: Correction): Promise<void> {
  const family = await lockedFamily(ctx, input.lineId);
  insistOnUnbilled(family);
  insistOnUndisputed(family);
  await addCorrection(ctx, family, 'waiver', amountOff(family, input.pence), input.why);
}

/**
 * Gives back what was billed, or a part of it: a credit note that the next run exports.
 *
 * @throws `access.not-permitted`, `billing.line-not-found`, `billing.not-a-charge`, `billing.not-billed`, `billing.already-disputed`,
 *   `billing.more-than-charged`
 * @source house credit note reverses, never deletes
 */
export async function credit(ctx: Context<BillingStores>, input: Correction): Promise<void> {
  const family = await lockedFamily(ctx, input.lineId);
  insistOnBilled(family);
  insistOnUndisputed(family);
  await addCorrection(ctx, family, 'credit', amountOff(family, input.pence), input.why);
}

/**
 * Adds a cost to a booking that was charged, an interpreter for instance: a line of its own, which is waived and disputed like any other.
 *
 * @param input.lineId - the charge of the booking, also one of nothing
 * @throws `access.not-permitted`, `billing.line-not-found`, `billing.not-a-charge`
 * @source Bath and North East Somerset charging policy: costs besides the place
 */
export async function addCost(
  ctx: Context<BillingStores>,
  input: { readonly lineId: string; readonly title: string; readonly pence: number; readonly why: string },
): Promise<void> {
  insistOnBilling(ctx.actor);
  const { billing } = ctx.store;
  await billing.lockLedger('alone');
  const family = await familyOf(ctx, input.lineId);
  insistOnLive(family);
  const today = localDate(ctx.now, ctx.timeZone);
  const line: NewLine = {
    ...lineAfter(family, ctx.newId(), ctx.now, deciderOf(ctx)),
    kind: 'extra-cost',
    pence: input.pence,
    // Its month may have been billed already.
    arisesOn: family.head.runId !== undefined && today > family.head.arisesOn ? today : family.head.arisesOn,
    title: input.title,
    why: input.why,
  };
  await billing.addLines([line]);
  await restate(ctx, [line.id]);
  await record(ctx, { action: 'billing.add-cost', subject: { kind: 'line', id: line.id }, after: amountOf(line) });
}

async function lockedFamily(ctx: Context<BillingStores>, lineId: string): Promise<Family> {
  insistOnBilling(ctx.actor, FINANCE_ROLES);
  await ctx.store.billing.lockLedger('alone');
  return await familyOf(ctx, lineId);
}

/** Writes a line that takes something off a charge; for whoever holds the ledger and has made sure that it may be. */
export async function addCorrection(
  ctx: Context<BillingStores>,
  family: Family,
  kind: ChargeLine['kind'],
  pence: number,
  why: string,
): Promise<void> {
  const line: NewLine = {
    ...lineAfter(family, ctx.newId(), ctx.now, deciderOf(ctx)),
    ...correctionOf(family, pence, localDate(ctx.now, ctx.timeZone)),
    kind,
    why,
  };
  await ctx.store.billing.addLines([line]);
  await restate(ctx, [family.head.id]);
  await record(ctx, {
    action: `billing.${kind}`,
    subject: { kind: 'line', id: family.head.id },
    after: amountOf(line),
    why,
  });
}

function amountOf({ id, pence }: NewLine): { readonly id: string; readonly pence: number } {
  return { id, pence };
}
