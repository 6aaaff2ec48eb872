import type pg from 'pg';
import { JUDGE_EDITION } from '@trellis/core/compliance';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { advisoryLocks } from '../../advisory-locks.ts';
import type { Cipher } from '../../cipher.ts';
import type { Database } from '../../database.ts';
import { SAY_OPEN_NOW } from '../../open-work.ts';
import { connect } from './copy.ts';
import { Progress } from './progress.ts';
import { end } from './run.ts';
import { Stage } from './stage.ts';
import { judgeEverybody } from './judge-everybody.ts';

/** Whose people are judged again, and how. */
export interface RejudgeOptions {
  readonly database: Database;
  readonly partnershipId: number;
  readonly cipher: Cipher;
  /** The clock, RFC 3339. */
  readonly now: () => string;
  /** Whether to give up, for whoever runs next to begin anew. */
  readonly isStopping?: () => boolean;
  /** Told about once a second. */
  readonly onProgress?: (done: number, of: number) => void;
}

/** What became of it: `busy`: somebody else is at it; `nothing`: nobody asked for it. */
export type RejudgeOutcome = 'done' | 'busy' | 'nothing' | 'stopped';

/** How long the swap waits for whoever reads spans just now, ms: whoever comes after waits as long. Longer each time, up to the last. */
const PATIENCE_MS = [150, 300, 600, 1_200, 2_000];

/** PostgreSQL's codes for a lock that was not to be had in time. */
const NOT_NOW = new Set(['55P03', '40P01']);

/**
 * Judges everybody of a partnership again by the rules as they are written down, beside everything that goes on, and puts the judgements in force
 * in one short transaction. Everything is made in that transaction, so whoever is killed leaves nothing behind, and whoever runs next begins anew.
 *
 * Bulk loading is the owner's: what comes to stand in a partition's place belongs to the owner, who alone may exchange partitions.
 */
export async function rejudge(options: RejudgeOptions): Promise<RejudgeOutcome> {
  const client = await connect(options.database.connection.owner);
  try {
    for (;;) {
      const outcome = await attempt(client, options);
      if (outcome !== 'rules-changed') return outcome;
    }
  } finally {
    await end(client);
  }
}

async function attempt(client: pg.Client, options: RejudgeOptions): Promise<RejudgeOutcome | 'rules-changed'> {
  const { partnershipId } = options;
  await client.query('begin');
  try {
    await client.query(`select set_config('app.partnership', $1, true)`, [String(partnershipId)]);
    const { rows } = await client.query<{ locked: boolean }>(
      'select pg_try_advisory_xact_lock($1::int, $2::int) as locked',
      [advisoryLocks.rejudging, partnershipId],
    );
    if (rows[0]?.locked !== true) return await ended(client, 'busy');
    const asked = await client.query<{ id: string }>('select id from rejudging where ended_at is null');
    const id = asked.rows[0]?.id;
    if (id === undefined) return await ended(client, 'nothing');
    const progress = new Progress(options, id);
    const stage = await Stage.set(client, options);
    // Whoever was judged before what follows is seen by it.
    await stage.takeMeanwhile();
    const outcome = await judgeEverybody(options, stage, progress);
    if (outcome !== 'judged') return await ended(client, outcome);
    await progress.say('storing');
    await stage.index();
    return await putInForce(client, options, stage, progress);
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function ended<Outcome>(client: pg.Client, outcome: Outcome): Promise<Outcome> {
  await client.query('rollback');
  return outcome;
}

async function putInForce(
  client: pg.Client,
  options: RejudgeOptions,
  stage: Stage,
  progress: Progress,
): Promise<RejudgeOutcome | 'rules-changed'> {
  for (let tries = 0; ; tries += 1) {
    await stage.catchUp();
    if (options.isStopping?.() === true) return await ended(client, 'stopped');
    await client.query('savepoint swap');
    try {
      const patience = PATIENCE_MS[Math.min(tries, PATIENCE_MS.length - 1)]!;
      await client.query(`set local lock_timeout = ${patience}`);
      const { rows } = await client.query<{ rules_id: string }>('select rules_id from judging for no key update');
      if (rows[0]?.rules_id !== stage.rulesId) return await ended(client, 'rules-changed');
      await client.query('select pg_advisory_xact_lock($1::int, $2::int)', [
        advisoryLocks.judging,
        options.partnershipId,
      ]);
      await stage.catchUpAll();
      await client.query(SAY_OPEN_NOW, [options.partnershipId]);
      await stage.swap(options.now(), progress.id);
      await client.query('commit');
    } catch (error) {
      if (!NOT_NOW.has((error as { code?: string }).code ?? '')) throw error;
      await client.query('rollback to savepoint swap');
      await sleep(50 + 100 * Math.min(tries, 20));
      continue;
    }
    await stage.afterwards();
    return 'done';
  }
}

/** The tenants' numbers of the partnerships in which everybody is to be judged again, or was judged by an earlier edition of the judge. */
export async function rejudgingWork(database: Pick<Database, 'app'>): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`select id from door.rejudgings(${JUDGE_EDITION}) id`.execute(database.app);
  return rows.map((row) => row.id);
}
