import { z } from 'zod';
import { localDate } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import type { AgencyId } from '../../ids.ts';
import type { Page, PageRequest } from '../../paging.ts';
import { insistOnAgency } from '../../scope.ts';
import { accountsOf, type Account } from './accounts.ts';
import { agenciesInSight } from '../agencies/agencies-in-sight.ts';
import { agencyOf } from '../agencies/agency-facts.ts';
import { ChargeLine, LineState, type RunStatement } from '../schema.ts';
import type { BillingStores, LinesFilter, StoredLine } from '../store.ts';

/** A line with where it stands and what its agency is called. */
export const LineListed = ChargeLine.extend({ state: LineState, agencyName: z.string() });
export type LineListed = z.infer<typeof LineListed>;

/** What an agency was charged in all, with what it is called. */
export interface AccountListed extends Account {
  readonly agencyName: string;
  readonly agencyRef: string;
}

/**
 * Lines that somebody may read, the newest first.
 *
 * @throws `access.outside-your-agency` when another agency is asked for
 */
export async function lines(
  ctx: Context<BillingStores>,
  filter: Omit<LinesFilter, 'agencyIds'> & { readonly agencyId?: AgencyId | undefined },
  page: PageRequest,
): Promise<Page<LineListed>> {
  const { agencyId, ...others } = filter;
  const inSight = await agenciesInSight(ctx);
  if (agencyId !== undefined && inSight !== undefined) insistOnAgency({ all: false, agencyIds: inSight }, agencyId);
  const agencyIds = agencyId === undefined ? inSight : [agencyId];
  return await named(ctx, await ctx.store.billing.lines({ ...others, agencyIds }, page));
}

/** What each agency was charged in all, by name; a lead's are those of her own agency and of those that it succeeded. */
export async function statements(ctx: Context<BillingStores>): Promise<readonly AccountListed[]> {
  const { billing, people } = ctx.store;
  const inSight = await agenciesInSight(ctx);
  const sums = (await billing.sums()).filter((sum) => inSight === undefined || inSight.includes(sum.agencyId));
  const agencies = new Map((await people.agencies()).map((agency) => [agency.id, agency]));
  return accountsOf(sums, await billing.successions(), localDate(ctx.now, ctx.timeZone))
    .map((account) => {
      const agency = agencies.get(account.agencyId);
      return { ...account, agencyName: agency?.name ?? '', agencyRef: agency?.ref ?? '' };
    })
    .toSorted((one, other) => one.agencyName.localeCompare(other.agencyName, 'en-GB'));
}

/** The statement of one agency: what it was charged in all, each line, and what runs have sent. */
export interface StatementShown {
  /** Absent when it was never charged anything. */
  readonly account?: AccountListed | undefined;
  readonly lines: Page<LineListed>;
  readonly sent: readonly RunStatement[];
}

/**
 * The statement of one agency that pays, with the lines of those that it succeeded.
 *
 * @throws `access.outside-your-agency`, `people.agency-not-found`
 */
export async function statement(
  ctx: Context<BillingStores>,
  { agencyId, state }: { readonly agencyId: AgencyId; readonly state?: LineState | undefined },
  page: PageRequest,
): Promise<StatementShown> {
  const inSight = await agenciesInSight(ctx);
  if (inSight !== undefined) insistOnAgency({ all: false, agencyIds: inSight }, agencyId);
  await agencyOf(ctx, agencyId);
  const account = (await statements(ctx)).find((each) => each.agencyId === agencyId);
  const agencyIds = account?.of ?? [agencyId];
  return {
    ...(account === undefined ? {} : { account }),
    lines: await named(ctx, await ctx.store.billing.lines({ agencyIds, state }, page)),
    sent: await ctx.store.billing.statementsTo(agencyId),
  };
}

/** Lines with what their agencies are called now. */
export async function named(ctx: Context<BillingStores>, page: Page<StoredLine>): Promise<Page<LineListed>> {
  const names = new Map((await ctx.store.people.agencies()).map(({ id, name }) => [id, name]));
  return { ...page, rows: page.rows.map((line) => ({ ...line, agencyName: names.get(line.agencyId) ?? '' })) };
}
