import { judgeBy } from '@trellis/core/compliance';
import { sql } from 'kysely';
import type pg from 'pg';
import { connect } from './copy.ts';
import type { Progress } from './progress.ts';
import type { RejudgeOptions } from './rejudge.ts';
import { rulesOf } from './rules-of.ts';
import { end, run } from './run.ts';
import { copyLives, copySpans, joinSnapshot } from './sources.ts';
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
  const readers: pg.Client[] = [];
  try {
    return await database.app
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (tx): Promise<'judged'> => {
        await sql`select set_config('app.partnership', ${String(partnershipId)}, true)`.execute(tx);
        const seen = await rulesOf(tx, { ...options, now: options.now() }, 'written');
        const { rows } = await sql<{ snapshot: string; people: number }>`
          select pg_export_snapshot() as snapshot, (select count(*) from person)::int as people`.execute(tx);
        const { snapshot, people } = rows[0]!;
        await progress.begin(people);
        for (let count = 0; count < 2; count += 1) readers.push(await connect(database.connection.app));
        const [lives, spans] = readers as [pg.Client, pg.Client];
        await joinSnapshot(lives, snapshot, partnershipId);
        await joinSnapshot(spans, snapshot, partnershipId);
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
  } catch (error) {
    if (error instanceof NoLongerWanted) return error.outcome;
    throw error;
  } finally {
    for (const reader of readers) await end(reader);
  }
}
