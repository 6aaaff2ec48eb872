import { sql, type Transaction } from 'kysely';
import { fromKysely, PgBoss, type QueueOptions } from 'pg-boss';
import type { Logger } from 'pino';
import type { Database, Tables } from '@trellis/store';
import { logFailure } from './http/request-log.ts';

/** What a job is told: whose it is and which record it is about, never more. */
export interface JobPayload {
  readonly partnershipId: number;
  readonly id: string;
}

/** One kind of work that is done after the request that asked for it. */
export interface JobKind {
  /** Lower-case words joined by hyphens. */
  readonly name: string;
  /** Does it. May run again after a crash, so doing it twice must be the same as doing it once. */
  readonly work: (payload: JobPayload) => Promise<void>;
  /** Ends what it was about when it failed each time, also when whoever worked on it was killed each time. May run again too. */
  readonly giveUp: (payload: JobPayload) => Promise<void>;
}

/** The jobs of a service. Any number of services share the work. */
export interface Jobs {
  /** Asks for a job in the transaction that makes it necessary: both happen or neither. */
  enqueue(tx: Transaction<Tables>, kind: string, payload: JobPayload): Promise<void>;
  /** Ends what can be ended within the time; what cannot is taken up by whoever runs next. */
  stop(graceMs: number): Promise<void>;
}

const SCHEMA = 'jobs';

/** A worker that says nothing for so long is gone, and its job is somebody else's. */
const HEARTBEAT_SECONDS = 15;

/** No job takes longer than this. */
const LONGEST_SECONDS = 900;

/** How often a job is tried again before it is given up. */
const RETRIES = 5;

/**
 * Starts working on jobs, in the same database as everything else.
 *
 * @param kinds - every kind that this service works on
 * @throws PostgreSQL's own error when they cannot be started; nothing is left at work then
 */
export async function startJobs(database: Database, kinds: readonly JobKind[], log: Logger): Promise<Jobs> {
  const boss = new PgBoss({
    ...(database.connection.owner as object),
    application_name: 'trellis jobs',
    schema: SCHEMA,
    max: 3,
    schedule: false,
    superviseIntervalSeconds: HEARTBEAT_SECONDS,
    monitorIntervalSeconds: HEARTBEAT_SECONDS,
  });
  let hasStopped = false;
  // Its connections are told to close and not waited for: what they say when the database stops after it is no fault.
  boss.on('error', (error) => {
    if (!hasStopped) logFailure(log, error, 'jobs');
  });
  try {
    await boss.start();
    for (const { name, work, giveUp } of kinds) {
      const lastQueue = `${name}-given-up`;
      await openQueue(boss, lastQueue, { retryDelay: 1, retryBackoff: true });
      await openQueue(boss, name, { retryDelay: 1, deadLetter: lastQueue });
      await workOn(boss, name, work, log);
      await workOn(boss, lastQueue, giveUp, log);
    }
    await letAppEnqueue(database);
  } catch (error) {
    // Its timers and connections would keep a service that did not start from ending. Should the database be gone as well, the first error says more.
    await boss.stop({ graceful: false }).catch(() => undefined);
    hasStopped = true;
    throw error;
  }
  return {
    async enqueue(tx, kind, payload) {
      await boss.send(kind, payload, { db: fromKysely(tx) });
    },
    async stop(graceMs) {
      await boss.stop({ graceful: true, timeout: graceMs });
      hasStopped = true;
    },
  };
}

/** What is set of a queue. */
type QueueSettings = QueueOptions & { readonly deadLetter?: string };

/** A queue as this version wants it, also where an earlier one made it. */
async function openQueue(boss: PgBoss, name: string, own: QueueSettings): Promise<void> {
  const options: QueueSettings = {
    retryLimit: RETRIES,
    expireInSeconds: LONGEST_SECONDS,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    deleteAfterSeconds: 86_400,
    ...own,
  };
  await boss.createQueue(name, options);
  await boss.updateQueue(name, options);
}

async function workOn(boss: PgBoss, queue: string, work: JobKind['work'], log: Logger): Promise<void> {
  await boss.work<JobPayload>(queue, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async ([job]) => {
    if (job === undefined) return;
    try {
      await work(job.data);
    } catch (error) {
      logFailure(log, error, `job ${queue}`);
      throw new Error('The job failed; the log says where.');
    }
  });
}

/**
 * Jobs are enqueued by the role that does the daily work; payloads hold nothing that another partnership must not see.
 *
 * PostgreSQL refuses to grant what another connection grants at the same moment, so services that start at once take turns.
 */
async function letAppEnqueue({ owner }: Database): Promise<void> {
  await owner.transaction().execute(async (tx) => {
    await sql`lock table ${sql.ref(SCHEMA)}.version in share row exclusive mode`.execute(tx);
    await sql`grant usage on schema ${sql.ref(SCHEMA)} to trellis_app`.execute(tx);
    await sql`grant execute on all functions in schema ${sql.ref(SCHEMA)} to trellis_app`.execute(tx);
    await sql`grant select, insert, update on all tables in schema ${sql.ref(SCHEMA)} to trellis_app`.execute(tx);
  });
}
