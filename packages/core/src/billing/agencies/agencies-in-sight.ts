import { localDate } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import type { AgencyId } from '../../ids.ts';
import { mayActFor } from '../../scope.ts';
import { chargesScope } from '../editors.ts';
import type { BillingStores } from '../store.ts';
import { payerOn } from './succession.ts';

/** The agencies whose lines somebody may read: those of her grants, and those whose dues are theirs today. Undefined: all of them. */
export async function agenciesInSight(ctx: Context<BillingStores>): Promise<readonly AgencyId[] | undefined> {
  const scope = chargesScope(ctx.actor);
  if (scope.all) return undefined;
  const successions = await ctx.store.billing.successions();
  const today = localDate(ctx.now, ctx.timeZone);
  const taken = successions.map(({ from }) => from).filter((id) => mayActFor(scope, payerOn(id, successions, today)));
  return [...new Set([...scope.agencyIds, ...taken])];
}
