import { createHash, randomBytes } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import pg from 'pg';
import { advisoryLocks } from './advisory-locks.ts';
import { embeddedConnection, openServer, type Database } from './database.ts';
import { startEmbedded, type EmbeddedServer } from './embedded.ts';
import { migrate, storeMigrations, type MigrationSet } from './migrate.ts';
import { superuser } from './server/cluster.ts';
import { isAlive } from './server/processes.ts';
import { databaseNames } from './server/roles.ts';
import { sessionConfig } from './session.ts';

export { tallyAgain } from './evaluation/summary/tally-again.ts';
export { createTestPartnership, type TestPartnership } from './test-partnership.ts';

/** A database of one's own that is gone after use. */
export interface TestDatabase extends Database {
  readonly name: string;
}

/** What a test's database shall contain. */
export interface TestDatabaseOptions {
  /** More migrations than the store's own, for example a plugin's. */
  readonly sets?: readonly MigrationSet[];
}

const keptTemplates = 4;

/**
 * Keeps the test server running for the length of a test run, which saves each test file the start, and clears away what killed runs left.
 *
 * Set TRELLIS_TEST_DATA_DIR to say where it keeps its files.
 *
 * @returns what ends the use of it
 */
export async function holdTestServer(): Promise<() => Promise<void>> {
  const server = await startTestServer();
  await asSuperuser(server, dropLeftovers);
  return server.stop;
}

/** Starts the test server, or joins the one that another run or process has already started. It trades safety for speed. */
async function startTestServer(): Promise<EmbeddedServer> {
  const dataDir =
    process.env['TRELLIS_TEST_DATA_DIR'] ?? path.join(os.tmpdir(), `trellis-test-${os.userInfo().username}`);
  return await startEmbedded({ dataDir, isDurable: false });
}

/**
 * A new, migrated, empty database on the test server: `await using database = await createTestDatabase()`.
 *
 * It is copied from a template that is migrated once for each state of the migrations, which takes some 30 ms.
 */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const server = await startTestServer();
  const sets = [storeMigrations(), ...(options.sets ?? [])];
  const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`;
  await asSuperuser(server, async (client) => {
    const template = await findTemplate(server, client, sets);
    await client.query(`create database ${name} template ${template} owner ${databaseNames.owner}`);
  });
  const database = await openServer(embeddedConnection(server, name), async () => {
    await asSuperuser(server, (client) => client.query(`drop database if exists ${name} with (force)`));
    await server.stop();
  });
  return { ...database, name };
}

async function findTemplate(server: EmbeddedServer, client: pg.Client, sets: readonly MigrationSet[]): Promise<string> {
  const name = `template_${createHash('sha256').update(JSON.stringify(sets)).digest('hex').slice(0, 16)}`;
  const isMade = async () =>
    (await client.query('select 1 from pg_database where datname = $1', [name])).rowCount === 1;
  if (await isMade()) return name;
  await client.query('select pg_advisory_lock($1, $2)', [advisoryLocks.family, advisoryLocks.testTemplate]);
  try {
    if (await isMade()) return name;
    await dropLeftovers(client);
    const fresh = `test_${process.pid}_template`;
    await client.query(`create database ${fresh} owner ${databaseNames.owner}`);
    const database = await openServer(embeddedConnection(server, fresh), () => Promise.resolve());
    try {
      await migrate(database, sets);
    } finally {
      await database.close();
    }
    await client.query(`alter database ${fresh} rename to ${name}`);
    return name;
  } finally {
    await client.query('select pg_advisory_unlock($1, $2)', [advisoryLocks.family, advisoryLocks.testTemplate]);
  }
}

/** Databases of killed test runs, and the templates of old states of the migrations. */
async function dropLeftovers(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    `select datname from pg_database where datname ~ '^(test|template)_' order by oid desc`,
  );
  const names = rows.map((row) => row.datname);
  const abandoned = names.filter((name) => {
    const maker = /^test_(\d+)_/.exec(name)?.[1];
    return (
      maker !== undefined && (Number(maker) === process.pid ? name.endsWith('_template') : !isAlive(Number(maker)))
    );
  });
  const old = names.filter((name) => name.startsWith('template_')).slice(keptTemplates);
  for (const name of [...abandoned, ...old]) await client.query(`drop database if exists ${name} with (force)`);
}

async function asSuperuser<Result>(
  server: EmbeddedServer,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({
    host: server.host,
    port: server.port,
    user: superuser,
    database: 'postgres',
    ...sessionConfig(),
  });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
