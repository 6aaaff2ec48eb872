import type { Context } from '../context.ts';
import type { PersonId } from '../ids.ts';
import { spansOfLife } from './life-spans.ts';
import { lifeOf } from './lives.ts';
import { rulesInForce } from './rules.ts';
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
