import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { sql, type Kysely } from 'kysely';
import { advisoryLocks } from './advisory-locks.ts';
import { checkAppRole } from './app-role.ts';
import type { Database } from './database.ts';
import { StoreError } from './store-error.ts';
import type { Tables } from './tables.ts';

/** One step forward. */
export interface Migration {
  /** 'NNNN_what', without ending; they run in the order of their names. */
  readonly name: string;
  readonly sql: string;
}

/** The migrations of one owner: the store's own, or a plugin's. */
export interface MigrationSet {
  /** Under which they are recorded: 'trellis', or a plugin's id. */
  readonly name: string;
  /** The schema that a plugin's tables go into; made if it is missing. The store's own go into `public`. */
  readonly schema?: string;
  readonly migrations: readonly Migration[];
}

/** The store's own migrations, which ship with the package as the SQL files that they are. */
export function storeMigrations(): MigrationSet {
  return { name: 'trellis', migrations: readMigrations(new URL('../src/migrations/', import.meta.url)) };
}

/** The SQL files of a folder in the order in which they run. */
export function readMigrations(folder: URL): Migration[] {
  return readdirSync(folder)
    .filter((file) => /^\d{4}_[a-z0-9-]+\.sql$/.test(file))
    .toSorted()
    .map((file) => ({ name: file.slice(0, -'.sql'.length), sql: readFileSync(new URL(file, folder), 'utf8') }));
}

/**
 * Brings a database up to date. Each migration runs in a transaction of its own, and of several services that start at once one migrates
 * while the others wait.
 *
 * @param sets - the store's own first
 * @returns the names of those that ran now, as 'set/name', in order; empty when there was nothing to do
 * @throws `store.migration-changed` when one that ran before has other content now
 * @throws `store.migration-missing` when the database is ahead of this version of Trellis
 * @throws `store.migration-failed` with PostgreSQL's reason; that migration left nothing behind
 * @throws `store.role-too-strong` when the daily role could pass row-level security afterwards
 */
export async function migrate(
  database: Database,
  sets: readonly MigrationSet[] = [storeMigrations()],
): Promise<string[]> {
  const ran = await database.owner.connection().execute(async (owner) => {
    const { family, migrations } = advisoryLocks;
    await sql`select pg_advisory_lock(${family}, ${migrations})`.execute(owner);
    try {
      await makeRecord(owner);
      const names: string[] = [];
      for (const set of sets) names.push(...(await runSet(owner, set)));
      return names;
    } finally {
      await sql`select pg_advisory_unlock(${family}, ${migrations})`.execute(owner);
    }
  });
  await checkAppRole(database.app);
  return ran;
}

async function makeRecord(owner: Kysely<Tables>): Promise<void> {
  const { rows } = await sql`select 1 where to_regclass('door.migration') is not null`.execute(owner);
  if (rows.length > 0) return;
  await owner.transaction().execute(async (tx) => {
    await sql`create schema if not exists door`.execute(tx);
    await sql`create table door.migration (
      set_name text not null, name text not null, hash text not null, ran_at timestamptz(3) not null default now(),
      primary key (set_name, name)
    )`.execute(tx);
  });
}

async function runSet(owner: Kysely<Tables>, set: MigrationSet): Promise<string[]> {
  const { rows } = await sql<{ name: string; hash: string }>`
    select name, hash from door.migration where set_name = ${set.name}`.execute(owner);
  const recorded = new Map(rows.map((row) => [row.name, row.hash]));
  refuseUnknown(set, recorded);
  const names: string[] = [];
  for (const migration of set.migrations) {
    const hash = createHash('sha256').update(migration.sql.replaceAll('\r\n', '\n')).digest('hex');
    const before = recorded.get(migration.name);
    if (before === undefined) {
      await runOne(owner, set, migration, hash);
      names.push(`${set.name}/${migration.name}`);
    } else if (before !== hash) {
      throw new StoreError(
        'store.migration-changed',
        `The migration ${set.name}/${migration.name} has changed since it ran here. Put its old content back and write a new migration instead.`,
      );
    }
  }
  return names;
}

function refuseUnknown(set: MigrationSet, recorded: ReadonlyMap<string, string>): void {
  const known = new Set(set.migrations.map((migration) => migration.name));
  const unknown = [...recorded.keys()].find((name) => !known.has(name));
  if (unknown === undefined) return;
  throw new StoreError(
    'store.migration-missing',
    `This database was migrated by a newer version: ${set.name}/${unknown} is not known here. Start that version, or go back to a copy of the database from before.`,
  );
}

async function runOne(owner: Kysely<Tables>, set: MigrationSet, migration: Migration, hash: string): Promise<void> {
  try {
    await owner.transaction().execute(async (tx) => {
      if (set.schema !== undefined) {
        await sql`create schema if not exists ${sql.ref(set.schema)}`.execute(tx);
        await sql`select set_config('search_path', quote_ident(${set.schema}) || ', public', true)`.execute(tx);
      }
      await sql.raw(migration.sql).execute(tx);
      await sql`insert into door.migration (set_name, name, hash) values (${set.name}, ${migration.name}, ${hash})`.execute(
        tx,
      );
    });
  } catch (cause) {
    throw new StoreError(
      'store.migration-failed',
      `The migration ${set.name}/${migration.name} failed: ${(cause as Error).message}`,
      { cause },
    );
  }
}
