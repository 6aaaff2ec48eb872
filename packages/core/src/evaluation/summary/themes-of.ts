import type { Context } from '../../context.ts';
import type { EventId } from '../../ids.ts';
import type { RatedKey } from '../schema.ts';
import type { EvaluationStores } from '../store.ts';
import { formsOf } from './release.ts';
import { verdictOf, type Verdict } from './themes.ts';

/** What an event's answers say of one objective or question. */
export interface Theme extends Verdict {
  readonly key: RatedKey;
  readonly title: string;
  /** Of those that it was judged by, for how many it was not met: 0 to 1. */
  readonly share: number;
  /** Whether the form says that a theme opens a review; else it is only shown. AMB-EV-2 b */
  readonly opensReview: boolean;
  /** The runs that it was looked at by, the latest first. */
  readonly byRun: readonly { readonly eventId: EventId; readonly pairs: number; readonly unmet: number }[];
}

/** How many runs before one are looked at. */
const RUNS_BEFORE = 5;

/**
 * What the answers to an event's form say, objective by objective: all that are on record of a named form, what was released of an anonymous one.
 * For whoever opens reviews; it is no summary and has no threshold.
 *
 * @source Bath and North East Somerset, 5 Methods of Evaluation; AMB-EV-2
 */
export async function themesOf(
  ctx: Context<EvaluationStores>,
  { eventId }: { readonly eventId: EventId },
): Promise<readonly Theme[]> {
  const { evaluation } = ctx.store;
  const form = (await formsOf(ctx, [eventId])).get(eventId);
  if (form === undefined) return [];
  const byItem = Map.groupBy(await evaluation.runSums(eventId, RUNS_BEFORE), ({ item }) => item);
  const items = await evaluation.items([...byItem.keys()]);
  return items.flatMap(({ item, key, title, formId }) => {
    const byRun = byItem.get(item)!.map(({ eventId: run, pairs, unmet }) => ({ eventId: run, pairs, unmet }));
    if (formId !== form.id || byRun[0]?.eventId !== eventId) return [];
    const verdict = verdictOf(byRun, form.theme);
    return [
      {
        key,
        title,
        ...verdict,
        share: verdict.pairs === 0 ? 0 : verdict.unmet / verdict.pairs,
        opensReview: form.theme.opensReview,
        byRun,
      },
    ];
  });
}
