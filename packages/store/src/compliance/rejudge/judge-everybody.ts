import { judgeBy } from '@trellis/core/compliance';
import { sql } from 'kysely';
import type { Progress } from './progress.ts';
import type { RejudgeOptions } from './rejudge.ts';
import { rulesOf } from './rules-of.ts';
import { withReaders } from './readers.ts';
import { run } from './run.ts';
import { copyLives, copySpans } from './sources.ts';
import type { Stage } from './stage.ts';

class NoLongerWanted extends Error {
  readonly outcome: 'stopped' | 'rules-changed';

  constructor(outcome: 'stopped' | 'rules-changed') {
    super(outcome);
    this.outcome = outcome;
  }
}

/** Judges everybody as one moment shows them, into the stage. */
export async function judgeEverybody(
  options: RejudgeOptions,
  stage: Stage,
  progress: Progress,
): Promise<'judged' | 'stopped' | 'rules-changed'> {
  const { database, partnershipId, isStopping } = options;
  try {
    return await database.app
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (tx) => {
        await sql`select set_config('app.partnership', ${String(partnershipId)}, true)`.execute(tx);
        const seen = await rulesOf(tx, { ...options, now: options.now() }, 'written');
        return await withReaders(database, partnershipId, tx, async ({ lives, spans, people }): Promise<'judged'> => {
          await progress.begin(people);
          stage.judgeBy(seen);
          await run({
            lives: copyLives(lives, tx),
            stored: copySpans(spans, partnershipId),
            judge: judgeBy(seen.rules),
            keys: stage.keys,
            visitor: stage.visitor,
            async onBatch(count) {
              await stage.flush();
              const rulesId = await progress.add(count);
              if (isStopping?.() === true) throw new NoLongerWanted('stopped');
              if (rulesId !== undefined && rulesId !== seen.rulesId) throw new NoLongerWanted('rules-changed');
            },
          });
          await stage.loaded();
          return 'judged';
        });
      });
  } catch (error) {
    if (error instanceof NoLongerWanted) return error.outcome;
    throw error;
  }
}
