import type { Context } from '../../context.ts';
import type { PersonId } from '../../ids.ts';
import { judgeBy } from '../lives/life-spans.ts';
import { readyRulesIds, rulesFound } from '../rules/rules.ts';
import type { ComplianceStores } from '../store.ts';

/**
 * Judges people again and puts their spans in place of the old, in the transaction that changed what they are judged by.
 * Whoever opens a transaction calls this with everybody who was touched, before it commits.
 */
export async function judgePeople(
  ctx: Pick<Context<ComplianceStores>, 'store'>,
  people: readonly PersonId[],
): Promise<void> {
  if (people.length === 0) return;
  const inOrder = [...new Set(people)].sort();
  await ctx.store.compliance.lockJudging(inOrder, 'shared');
  await judgeEach(ctx, inOrder);
}

/**
 * The same for whoever holds the locks of judging already.
 *
 * @source house
 */
export async function judgeEach(
  ctx: Pick<Context<ComplianceStores>, 'store'>,
  people: readonly PersonId[],
): Promise<void> {
  if (people.length === 0) return;
  await ctx.store.compliance.judge(people, {
    ready: readyRulesIds(),
    judgeBy: async (found) => judgeBy(await rulesFound(ctx, found)),
  });
}
