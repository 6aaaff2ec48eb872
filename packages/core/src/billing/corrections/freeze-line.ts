import { record, type Context } from '../../context.ts';
import { amountOff, insistOnDisputable, insistOnDispute, insistOnHold, insistOnUnbilled } from './correct.ts';
import { addCorrection } from './correct-line.ts';
import { FINANCE_ROLES, insistOnBilling } from '../editors.ts';
import { standsPence, type Family } from '../ledger/family.ts';
import { familyOf, lineNotFound, restate } from '../ledger/load-families.ts';
import { agenciesInSight } from '../agencies/agencies-in-sight.ts';
import type { LineNote } from '../schema.ts';
import { noteOf } from '../ledger/settle-charge.ts';
import type { BillingStores } from '../store.ts';

/** Which line, and why. */
export interface AboutLine {
  readonly lineId: string;
  readonly why: string;
}

/**
 * Keeps a charge out of every run until somebody ends that.
 *
 * @throws `access.not-permitted`, `billing.line-not-found`, `billing.not-a-charge`, `billing.already-billed`, `billing.already-held`
 */
export async function hold(ctx: Context<BillingStores>, { lineId, why }: AboutLine): Promise<void> {
  insistOnBilling(ctx.actor);
  const family = await locked(ctx, lineId);
  insistOnUnbilled(family);
  insistOnHold(family, false);
  await note(ctx, family, 'held', why);
}

/**
 * Lets a charge that was on hold go out with the next run.
 *
 * @throws `access.not-permitted`, `billing.line-not-found`, `billing.not-a-charge`, `billing.not-held`
 */
export async function endHold(ctx: Context<BillingStores>, { lineId, why }: AboutLine): Promise<void> {
  insistOnBilling(ctx.actor);
  const family = await locked(ctx, lineId);
  insistOnHold(family, true);
  await note(ctx, family, 'hold-ended', why);
}

/**
 * Says that a charge is wrong: it is frozen, billed or not, until somebody decides. An agency's lead disputes those of her own agency and of those
 * that it succeeded.
 *
 * @throws `billing.line-not-found`, also for a line out of sight; `billing.not-a-charge`, `billing.already-disputed`, `billing.more-than-charged`
 * @source house a dispute freezes the line
 */
export async function dispute(ctx: Context<BillingStores>, { lineId, why }: AboutLine): Promise<void> {
  const line = await ctx.store.billing.line(lineId);
  const inSight = await agenciesInSight(ctx);
  if (line === undefined || inSight?.includes(line.agencyId) === false) throw lineNotFound();
  const family = await locked(ctx, lineId);
  insistOnDisputable(family);
  await note(ctx, family, 'disputed', why);
}

/**
 * Decides a dispute. Upheld, all that stands or a part of it is taken back: by a reversal, or by a credit where it was billed.
 *
 * @param input.pence - upheld: how much, positive; absent: all that stands
 * @throws `access.not-permitted`, `billing.line-not-found`, `billing.not-a-charge`, `billing.not-disputed`, `billing.more-than-charged`
 * @source house credit note reverses, never deletes
 */
export async function decideDispute(
  ctx: Context<BillingStores>,
  input: AboutLine & { readonly decision: 'upheld' | 'rejected'; readonly pence?: number | undefined },
): Promise<void> {
  insistOnBilling(ctx.actor, FINANCE_ROLES);
  const family = await locked(ctx, input.lineId);
  insistOnDispute(family);
  const isUpheld = input.decision === 'upheld';
  await note(ctx, family, isUpheld ? 'dispute-upheld' : 'dispute-rejected', input.why);
  if (!isUpheld || standsPence(family) === 0) return;
  const kind = family.head.runId === undefined ? 'reversal' : 'credit';
  await addCorrection(ctx, family, kind, amountOff(family, input.pence), input.why);
}

async function locked(ctx: Context<BillingStores>, lineId: string): Promise<Family> {
  await ctx.store.billing.lockLedger('alone');
  return await familyOf(ctx, lineId);
}

async function note(ctx: Context<BillingStores>, family: Family, kind: LineNote['kind'], why: string): Promise<void> {
  await ctx.store.billing.addNotes([noteOf(ctx, family.head.id, kind, why)]);
  await restate(ctx, [family.head.id]);
  await record(ctx, { action: `billing.${kind}`, subject: { kind: 'line', id: family.head.id }, why });
}
