import { addMonths, dateOf, dayOf, localDate, type Period } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import type { AgencyId, PersonId } from '../../ids.ts';
import type { AgencyScope } from '../../scope.ts';
import { mayActFor } from '../../scope.ts';
import { everyLife } from '../lives/lives.ts';
import { loadRules } from '../rules/rules.ts';
import type { ComplianceStores } from '../store.ts';
import { changedRules, type ChangedRules } from './changed-rules.ts';
import { comparePost, type PostCompared } from './lapses.ts';
import { MONTHS_AHEAD, type Proposal } from './schema.ts';
import { whatIsRead } from './what-is-read.ts';

/** A proposal made ready: its rules, and the time that is looked at. */
export interface Trial {
  readonly rules: ChangedRules;
  readonly time: Period;
}

/** A post of somebody, and what changed rules do to it. */
export interface ComparedPost extends PostCompared {
  readonly personId: PersonId;
  readonly postId: string;
  readonly agencyId: AgencyId;
}

/**
 * Makes a proposal ready to try. It looks ahead from the first change, or from today where that is later, to the end of a month.
 *
 * @throws `compliance.change-faults`, `frameworks.unknown-option`, `frameworks.unknown-reading`
 */
export async function prepareTrial(ctx: Context<ComplianceStores>, proposal: Proposal): Promise<Trial> {
  const today = localDate(ctx.now, ctx.timeZone);
  const changes = proposal.changes.map((change) => ({ ...change, from: change.from ?? proposal.from ?? today }));
  // The rules that people are judged by: while everybody is judged again, those are not what is written down.
  const { packs, activations } = await loadRules(ctx);
  const rules = changedRules(packs, activations, changes);
  const first = changes.map(({ from }) => from).toSorted()[0]!;
  const from = dayOf(first < today ? today : first);
  const monthBegins = dayOf(`${dateOf(from).slice(0, 7)}-01`);
  return { rules, time: { from, to: addMonths(monthBegins, MONTHS_AHEAD) } };
}

/**
 * Judges the posts of a scope by the rules without the changes and with them, in memory; nothing is stored.
 *
 * @param onProgress - told how many people are done
 */
export async function* comparedPosts(
  ctx: Context<ComplianceStores>,
  { rules, time }: Trial,
  scope: AgencyScope,
  onProgress?: (people: number) => void,
): AsyncGenerator<ComparedPost> {
  if (rules.reached.size === 0) return;
  const inForce = await loadRules(ctx);
  const filter = { ...whatIsRead(rules, inForce), ...(scope.all ? {} : { agencyIds: scope.agencyIds }) };
  let people = 0;
  for await (const lives of everyLife(ctx, inForce, filter)) {
    for (const { personId, posts, life } of lives)
      for (const [index, { id: postId, agencyId }] of posts.entries()) {
        if (!mayActFor(scope, agencyId)) continue;
        const compared = comparePost(life, index, rules, time);
        if (compared.isAsked) yield { personId, postId, agencyId, ...compared };
      }
    people += lives.length;
    onProgress?.(people);
  }
}
