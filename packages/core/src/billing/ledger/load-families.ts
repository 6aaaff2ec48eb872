import type { Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { familiesOf, statesOf, type Family } from './family.ts';
import type { BillingErrorCode } from '../schema.ts';
import type { BillingStores, StoredLine } from '../store.ts';

/** The charges among these lines with all that was recorded of them. */
export async function withNotes(ctx: Context<BillingStores>, lines: readonly StoredLine[]): Promise<readonly Family[]> {
  const heads = lines.filter((line) => line.concerns === undefined).map((line) => line.id);
  return familiesOf(lines, await ctx.store.billing.notesOf(heads));
}

/**
 * One charge with all that was recorded of it, as it stands now.
 *
 * @throws `billing.line-not-found`; `billing.not-a-charge` for a line that corrects another
 */
export async function familyOf(ctx: Context<BillingStores>, headId: string): Promise<Family> {
  const [family] = await withNotes(ctx, await ctx.store.billing.families([headId]));
  if (family !== undefined) return family;
  if ((await ctx.store.billing.line(headId)) === undefined) throw lineNotFound();
  throw new DomainError<BillingErrorCode>(
    'billing.not-a-charge',
    'This line corrects another one. Choose the charge that it concerns.',
  );
}

/** The refusal of a line that is not there, or not in sight. @source house */
export function lineNotFound(): DomainError<BillingErrorCode> {
  return new DomainError<BillingErrorCode>('billing.line-not-found', 'There is no such line.');
}

/** Works out anew where the lines of these charges stand; at the end of every action that changed something about them. */
export async function restate(ctx: Context<BillingStores>, headIds: readonly string[]): Promise<void> {
  const { billing } = ctx.store;
  const families = await withNotes(ctx, await billing.families(headIds));
  await billing.saveStates(families.flatMap(statesOf));
}
