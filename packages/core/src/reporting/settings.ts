import { record, type Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { agencyScope, PARTNERSHIP_ROLES } from '../scope.ts';
import { smallNumbersOf } from '../small-numbers.ts';
import { insistThat } from './editors.ts';
import { SMALL_NUMBERS_BOUNDS, SmallNumbers, type ReportingErrorCode } from './schema.ts';
import type { ReportingStores } from './store.ts';

/** What a partnership decides for its reports. */
export interface ReportingSettings {
  /** HOUSE-SMALL-NUMBERS: counts from 1 up to, not including, this are withheld beyond the agency. */
  readonly smallNumbers: number;
  readonly isDefault: boolean;
  /** Between which numbers it is chosen. */
  readonly least: number;
  readonly most: number;
}

/** What holds for reports that are not signed yet. */
export async function reportingSettings(ctx: Context<ReportingStores>): Promise<ReportingSettings> {
  const set = await ctx.store.reporting.smallNumbers();
  return {
    smallNumbers: smallNumbersOf(set),
    isDefault: set === undefined,
    ...SMALL_NUMBERS_BOUNDS,
  };
}

/**
 * Sets how small a count must be to be withheld. Signed reports keep the number that they were signed with.
 *
 * @throws `access.not-permitted`, `reporting.small-numbers`
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
  const { least, most } = SMALL_NUMBERS_BOUNDS;
  if (!SmallNumbers.safeParse(smallNumbers).success)
    throw new DomainError<ReportingErrorCode>(
      'reporting.small-numbers',
      `Choose a whole number from ${least} to ${most}: a partnership may withhold more than the rule asks, and not less.`,
      { field: 'smallNumbers' },
    );
  await ctx.store.reporting.saveSmallNumbers(smallNumbers);
  const after = { ...before, smallNumbers, isDefault: false };
  await record(ctx, {
    action: 'reporting.save-settings',
    subject: { kind: 'partnership', id: 'reporting' },
    before,
    after,
    why,
  });
  return after;
}
