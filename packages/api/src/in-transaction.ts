import type { Context, Stores } from '@trellis/core';
import { settleJudgements } from '@trellis/core/compliance';
import { planScores } from '@trellis/core/lms';
import type { Run } from './context.ts';

/**
 * The one way in which anything is written: by a procedure, the REST door, the command line or a job.
 * Whoever's posts, evidence or rules were touched is judged again before the transaction commits, so no reader ever sees a record without its judgement;
 * and what an LMS is to be told of her completions is planned in it too.
 *
 * @param run - opens the transaction of one partnership
 * @param work - what to do in it; when it throws, nothing of it is kept
 */
export async function inTransaction<Result>(
  run: Run,
  work: (ctx: Context<Stores>) => Promise<Result>,
): Promise<Result> {
  return await run(async (bound) => {
    const { hears, settle } = settleJudgements(bound);
    const ctx: Context<Stores> = { ...bound, ...hears };
    const result = await work(ctx);
    await planScores(ctx, await settle());
    return result;
  });
}
