import type { Completion } from './completions.ts';
import type { Due } from './due.ts';
import type { JudgedEvidence } from './judge-input.ts';

/**
 * When learning is due again whose course version was recalled as unsafe: on the day of the recall, or when the learning before it is due, if that
 * is later.
 *
 * @param completions - of one requirement, in order
 * @param held - which of them is asked about
 * @param dueAgain - when a completion is due again by its interval
 * @source house HOUSE-RECALL; London Competency Framework section 1.9: relevance, currency and accuracy
 */
export function dueAfterRecall(
  completions: readonly Completion[],
  held: number,
  { evidence, letter }: { readonly evidence: readonly JudgedEvidence[]; readonly letter: string | undefined },
  dueAgain: (completion: Completion) => Due,
): Due {
  const recalledOn = (completion: Completion) => evidence[completion.evidence]?.recalledOn;
  const completion = completions[held]!;
  const due = dueAgain(completion);
  const recall = recalledOn(completion);
  if (recall === undefined || letter === 'b' || (due.on !== null && due.on <= recall)) return due;
  const before = completions.slice(0, held).findLast((earlier) => recalledOn(earlier) === undefined);
  const stands = before && dueAgain(before);
  const on = stands?.on === null ? null : Math.max(recall, completion.on, stands?.on ?? recall);
  return { on, option: 'HOUSE-RECALL:a' };
}

/**
 * Until when a piece of learning counts where amounts are added up: until its own last day, or the day on which its course version was recalled.
 *
 * @param last - the last day on which it would count
 * @source house HOUSE-RECALL
 */
export function lastsUntil(
  on: number,
  last: number,
  recalledOn: number | undefined,
  letter: string | undefined,
): { readonly until: number; readonly option: string | undefined } {
  if (recalledOn === undefined || letter === 'b' || last <= recalledOn) return { until: last, option: undefined };
  return { until: Math.max(recalledOn, on), option: 'HOUSE-RECALL:a' };
}
