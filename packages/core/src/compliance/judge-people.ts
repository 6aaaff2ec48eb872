import type { Context } from '../context.ts';
import type { PersonId } from '../ids.ts';
import { fingerprint, spansOfLife } from './life-spans.ts';
import { lifeOf, livesOf } from './lives.ts';
import { loadRules, rulesInForce } from './rules.ts';
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
  ctx: Pick<Context<ComplianceStores>, 'store'>,
  people: readonly PersonId[],
  onProgress?: (done: number) => void,
): Promise<void> {
  if (people.length === 0) return;
  const inOrder = [...new Set(people)].sort();
  await ctx.store.compliance.lockJudging(inOrder, 'shared');
  await judgeEach(ctx, inOrder, onProgress);
}

/**
 * The same for whoever holds the locks of judging already.
 *
 * @source house
 */
export async function judgeEach(
  ctx: Pick<Context<ComplianceStores>, 'store'>,
  people: readonly PersonId[],
  onProgress?: (done: number) => void,
): Promise<void> {
  if (people.length === 0) return;
  const { compliance } = ctx.store;
  const { rules, isHeld } = await rulesInForce(ctx);
  await compliance.replaceChunks(judged());
  if (isHeld) await compliance.noteJudged(people);

  async function* judged(): AsyncGenerator<JudgedPeople> {
    for (let start = 0; start < people.length; start += CHUNK) {
      const chunk = people.slice(start, start + CHUNK);
      const records = await compliance.recordsOf(chunk);
      const spans = records.flatMap((record) => spansOfLife({ ...record, life: lifeOf(record, rules) }, rules));
      yield { people: chunk, spans };
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
