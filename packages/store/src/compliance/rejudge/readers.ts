import { sql, type Kysely } from 'kysely';
import type pg from 'pg';
import type { Database } from '../../database.ts';
import type { Tables } from '../../tables.ts';
import { connect } from './copy.ts';
import { end } from './run.ts';

/** Two connections that read at once what a transaction sees. */
export interface Readers {
  readonly lives: pg.Client;
  readonly spans: pg.Client;
  /** How many people there are to be read. */
  readonly people: number;
}

/**
 * What comes of reading with two more connections, which end afterwards.
 *
 * @param tx - sees one moment, and is of the partnership
 */
export async function withReaders<Outcome>(
  database: Database,
  partnershipId: number,
  tx: Kysely<Tables>,
  read: (readers: Readers) => Promise<Outcome>,
): Promise<Outcome> {
  const { rows } = await sql<{ snapshot: string; people: number }>`
    select pg_export_snapshot() as snapshot, (select count(*) from person)::int as people`.execute(tx);
  const { snapshot, people } = rows[0]!;
  const opened: pg.Client[] = [];
  const reader = async (): Promise<pg.Client> => {
    const client = await connect(database.connection.app);
    opened.push(client);
    await joinSnapshot(client, snapshot, partnershipId);
    return client;
  };
  try {
    return await read({ lives: await reader(), spans: await reader(), people });
  } finally {
    for (const client of opened) await end(client);
  }
}

/** Lets a connection read what a transaction sees, as the role that it is. */
async function joinSnapshot(client: pg.Client, snapshot: string, partnershipId: number): Promise<void> {
  await client.query('begin transaction isolation level repeatable read read only');
  await client.query(`set transaction snapshot '${snapshot}'`);
  await client.query(`select set_config('app.partnership', '${partnershipId}', true)`);
  await client.query(`set local work_mem = '64MB'`);
}
