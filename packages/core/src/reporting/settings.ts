import { record, type Context } from '../context.ts';
import { agencyScope, PARTNERSHIP_ROLES } from '../scope.ts';
import { insistThat } from './editors.ts';
import { SMALL_NUMBERS } from './figures/work-out.ts';
import type { ReportingStores } from './store.ts';

/** What a partnership decides for its reports. */
export interface ReportingSettings {
  /** HOUSE-SMALL-NUMBERS: counts from 1 up to, not including, this are withheld beyond the agency. */
  readonly smallNumbers: number;
  readonly isDefault: boolean;
}

/** What holds for reports that are not signed yet. */
export async function reportingSettings(ctx: Context<ReportingStores>): Promise<ReportingSettings> {
  const set = await ctx.store.reporting.smallNumbers();
  return { smallNumbers: set ?? SMALL_NUMBERS, isDefault: set === undefined };
}

/**
 * Sets how small a count must be to be withheld. Signed reports keep the number that they were signed with.
 *
 * @throws `access.not-permitted`
 * @source house HOUSE-SMALL-NUMBERS, an option: a partnership may be stricter, and gives a reason
 */
export async function saveReportingSettings(
  ctx: Context<ReportingStores>,
  { smallNumbers, why }: { readonly smallNumbers: number; readonly why: string },
): Promise<ReportingSettings> {
  insistThat(
    agencyScope(ctx.actor, PARTNERSHIP_ROLES).all,
    'Only a coordinator or an administrator of the partnership decides this.',
  );
  const before = await reportingSettings(ctx);
  await ctx.store.reporting.saveSmallNumbers(smallNumbers);
  const after = { smallNumbers, isDefault: false };
  await record(ctx, {
    action: 'reporting.save-settings',
    subject: { kind: 'partnership', id: 'reporting' },
    before,
    after,
    why,
  });
  return after;
}
