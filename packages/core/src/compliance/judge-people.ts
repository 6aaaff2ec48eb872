import type { Context } from '../context.ts';
import type { PersonId } from '../ids.ts';
import { fingerprint, spansOfLife } from './life-spans.ts';
import { livesOf, loadRules } from './lives.ts';
import { WHOLE } from './schema.ts';
import type { ComplianceStores, JudgedPeople } from './store.ts';

/** How many people are judged at a time, so that memory does not grow with the partnership. */
const CHUNK = 1000;

/**
 * Judges people again and puts their spans in place of the old, in the transaction that changed what they are judged by.
 * Whoever opens a transaction calls this with everybody who was touched, before it commits.
 *
 * @param onProgress - told how many of them are done
 */
export async function judgePeople(
  ctx: Context<ComplianceStores>,
  people: readonly PersonId[],
  onProgress?: (done: number) => void,
): Promise<void> {
  if (people.length === 0) return;
  const inOrder = [...new Set(people)].sort();
  const rules = await loadRules(ctx);
  await ctx.store.compliance.lockPeople(inOrder);
  await ctx.store.compliance.replaceChunks(judged());

  async function* judged(): AsyncGenerator<JudgedPeople> {
    for (let start = 0; start < inOrder.length; start += CHUNK) {
      const chunk = inOrder.slice(start, start + CHUNK);
      const lives = await livesOf(ctx, chunk, rules);
      yield { people: chunk, spans: lives.flatMap((life) => spansOfLife(life, rules)) };
      onProgress?.(start + chunk.length);
    }
  }
}

/** How many stored spans there are, and how many of them differ from what the judge says today: always none, or something wrote past it. */
export interface Recheck {
  readonly people: number;
  readonly spans: number;
  /** How many posts there are times the requirements that each is judged by. */
  readonly cells: number;
  readonly differing: number;
}

/** Judges everybody again in memory and compares with what is stored; changes nothing. */
export async function recheck(ctx: Context<ComplianceStores>, onProgress?: (done: number) => void): Promise<Recheck> {
  const rules = await loadRules(ctx);
  const result = { people: 0, spans: 0, cells: 0, differing: 0 };
  for await (const chunk of ctx.store.compliance.everyPerson(CHUNK)) {
    const spans = (await livesOf(ctx, chunk, rules)).flatMap((life) => spansOfLife(life, rules));
    const judged = spans.map(fingerprint);
    const stored = (await ctx.store.compliance.spansOf(chunk, undefined, { withWhole: true })).map(fingerprint);
    result.people += chunk.length;
    result.cells += new Set(
      spans
        .filter((span) => span.view === 'post' && span.requirement !== WHOLE)
        .map((span) => `${span.post} ${span.requirement}`),
    ).size;
    result.spans += stored.length;
    result.differing += without(judged, stored) + without(stored, judged);
    onProgress?.(result.people);
  }
  return result;
}

/** How many texts stand in one list and not as often in the other. */
function without(texts: readonly string[], others: readonly string[]): number {
  const left = new Map<string, number>();
  for (const text of others) left.set(text, (left.get(text) ?? 0) + 1);
  return texts.filter((text) => {
    const remaining = left.get(text) ?? 0;
    left.set(text, remaining - 1);
    return remaining <= 0;
  }).length;
}
