import { DomainError } from '../../errors.ts';
import { hasEnded, isDisputed, isHeld, standsPence, type Family } from '../ledger/family.ts';
import type { BillingErrorCode } from '../schema.ts';

function refuse(code: BillingErrorCode, message: string, facts: Readonly<Record<string, unknown>> = {}): never {
  throw new DomainError<BillingErrorCode>(code, message, facts);
}

/**
 * How much of a charge is taken off: what was asked for, or all that stands.
 *
 * @param pence - absent: all of it
 * @throws `billing.more-than-charged`
 * @source house never more than stands
 */
export function amountOff(family: Family, pence: number | undefined): number {
  const stands = standsPence(family);
  const wanted = pence ?? stands;
  if (wanted > stands || stands === 0)
    refuse('billing.more-than-charged', 'No more can be taken off than is still owed of this charge.', {
      field: 'pence',
      standsPence: stands,
    });
  return wanted;
}

/**
 * Refuses to touch a charge that is disputed: first the dispute is decided.
 *
 * @throws `billing.already-disputed`
 * @source house a dispute freezes the line
 */
export function insistOnUndisputed(family: Family): void {
  if (isDisputed(family))
    refuse('billing.already-disputed', 'This charge is disputed and frozen. Decide the dispute first.');
}

/**
 * Refuses to waive or hold what finance has been sent.
 *
 * @throws `billing.already-billed`
 * @source house
 */
export function insistOnUnbilled({ head }: Family): void {
  if (head.runId !== undefined) refuse('billing.already-billed', 'This charge has been billed. Give a credit instead.');
}

/**
 * Refuses to credit what was never billed.
 *
 * @throws `billing.not-billed`
 * @source house
 */
export function insistOnBilled({ head }: Family): void {
  if (head.runId === undefined) refuse('billing.not-billed', 'This charge has not been billed yet. Waive it instead.');
}

/**
 * Refuses a dispute of what is disputed already or not owed any more.
 *
 * @throws `billing.already-disputed`, `billing.more-than-charged`
 * @source house
 */
export function insistOnDisputable(family: Family): void {
  if (isDisputed(family)) refuse('billing.already-disputed', 'This charge is disputed already.');
  if (standsPence(family) === 0) refuse('billing.more-than-charged', 'Nothing is owed of this charge.');
}

/**
 * Refuses to decide a dispute that is not there.
 *
 * @throws `billing.not-disputed`
 * @source house
 */
export function insistOnDispute(family: Family): void {
  if (!isDisputed(family)) refuse('billing.not-disputed', 'Nobody disputes this charge.');
}

/**
 * Refuses to hold what is held, and to end a hold that is not there.
 *
 * @throws `billing.already-held`, `billing.not-held`
 * @source house
 */
export function insistOnHold(family: Family, isWanted: boolean): void {
  if (isHeld(family) === isWanted) return;
  if (isWanted) refuse('billing.not-held', 'This charge is not on hold.');
  refuse('billing.already-held', 'This charge is on hold already.');
}

/**
 * Refuses to add a cost to a charge that was taken back.
 *
 * @throws `billing.not-a-charge`
 * @source house
 */
export function insistOnLive(family: Family): void {
  if (hasEnded(family))
    refuse('billing.not-a-charge', 'This charge was taken back. Choose the one that took its place.');
}
