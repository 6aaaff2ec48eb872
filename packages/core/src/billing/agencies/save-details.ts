import { localDate } from '../../calendar.ts';
import { record, type Context } from '../../context.ts';
import type { Agency } from '../../people/schema.ts';
import { agencyOf } from './agency-facts.ts';
import { BILLING_ROLES, FINANCE_ROLES, insistOnBilling } from '../editors.ts';
import { missingOf, type MissingDetail } from './missing-details.ts';
import type { AgencySuccession, FinanceDetails } from '../schema.ts';
import type { BillingStores } from '../store.ts';
import { insistOnNoCircle, payerOn } from './succession.ts';

/** An agency as finance knows it. */
export interface DetailsListed {
  readonly agency: Agency;
  readonly details: FinanceDetails;
  readonly missing: readonly MissingDetail[];
  /** Who pays its dues today, where somebody else does. */
  readonly payerId?: Agency['id'] | undefined;
}

/**
 * Every agency as finance knows it, by name.
 *
 * @throws `access.not-permitted`
 */
export async function financeDetails(ctx: Context<BillingStores>): Promise<readonly DetailsListed[]> {
  insistOnBilling(ctx.actor, BILLING_ROLES);
  const { billing, people } = ctx.store;
  const [known, successions] = [await billing.details(), await billing.successions()];
  const today = localDate(ctx.now, ctx.timeZone);
  return (await people.agencies())
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB'))
    .map((agency): DetailsListed => {
      const details = known.find((each) => each.agencyId === agency.id) ?? { agencyId: agency.id };
      const payerId = payerOn(agency.id, successions, today);
      return { agency, details, missing: missingOf(details), ...(payerId === agency.id ? {} : { payerId }) };
    });
}

/**
 * Keeps how finance knows an agency. What was released before keeps the codes of its day.
 *
 * @throws `access.not-permitted`, `people.agency-not-found`
 */
export async function saveDetails(ctx: Context<BillingStores>, details: FinanceDetails): Promise<void> {
  insistOnBilling(ctx.actor, FINANCE_ROLES);
  await agencyOf(ctx, details.agencyId);
  const before = (await ctx.store.billing.details()).find((each) => each.agencyId === details.agencyId);
  await ctx.store.billing.saveDetails(details);
  await record(ctx, {
    action: 'billing.save-details',
    subject: { kind: 'agency', id: details.agencyId },
    before,
    after: details,
  });
}

/**
 * Who took over whose dues, and when.
 *
 * @throws `access.not-permitted`
 */
export async function successions(ctx: Context<BillingStores>): Promise<readonly AgencySuccession[]> {
  insistOnBilling(ctx.actor, BILLING_ROLES);
  return await ctx.store.billing.successions();
}

/**
 * Says that from a day on an agency's dues are another's, also those from before. The succession of one agency on one day is one: saved again, it
 * is changed.
 *
 * @throws `access.not-permitted`, `people.agency-not-found`, `billing.succession-circular`
 * @source house lines before go to the legal successor by the succession row
 */
export async function saveSuccession(ctx: Context<BillingStores>, succession: AgencySuccession): Promise<void> {
  insistOnBilling(ctx.actor, FINANCE_ROLES);
  await agencyOf(ctx, succession.from);
  await agencyOf(ctx, succession.to);
  const { billing } = ctx.store;
  await billing.lockLedger('alone');
  const known = await billing.successions();
  const before = known.find((each) => each.from === succession.from && each.on === succession.on);
  insistOnNoCircle([...known.filter((each) => each !== before), succession]);
  await billing.saveSuccession(succession);
  await record(ctx, {
    action: 'billing.save-succession',
    subject: { kind: 'agency', id: succession.from },
    before,
    after: succession,
  });
}
