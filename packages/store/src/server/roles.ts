import type pg from 'pg';
import { advisoryLocks } from '../advisory-locks.ts';

/** The names of the database and of its two roles: one owns the tables and migrates, the other does all the daily work. */
export const databaseNames = { database: 'trellis', owner: 'trellis_owner', app: 'trellis_app' } as const;

/** Makes the roles and the database of the embedded server unless they exist. Neither role is a superuser. */
export async function makeRolesAndDatabase(client: pg.Client): Promise<void> {
  const { database, owner, app } = databaseNames;
  const isMade = async () => {
    const found = await client.query('select 1 from pg_database where datname = $1', [database]);
    return found.rowCount === 1;
  };
  if (await isMade()) return;
  const lock = [advisoryLocks.family, advisoryLocks.setUp];
  await client.query('select pg_advisory_lock($1, $2)', lock);
  try {
    if (await isMade()) return;
    const { rows } = await client.query<{ rolname: string }>('select rolname from pg_roles where rolname in ($1, $2)', [
      owner,
      app,
    ]);
    const known = new Set(rows.map((row) => row.rolname));
    for (const role of [owner, app]) {
      if (!known.has(role))
        await client.query(`create role ${role} login nosuperuser nocreatedb nocreaterole nobypassrls`);
    }
    await client.query(`create database ${database} owner ${owner}`);
  } finally {
    await client.query('select pg_advisory_unlock($1, $2)', lock);
  }
}
