import type { Context, Stores } from '@trellis/core';
import { createInstallation, operatorActor, type Installation } from '@trellis/host';
import { loadPlugins } from '@trellis/plugin';
import { listPartnerships, migrate, openDatabase, type Database } from '@trellis/store';
import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { Tables } from '@trellis/store';
import pg from 'pg';
import { generatedFolder, secretOf } from './data-folder.ts';

/** Of the built-in server: who may set it, and whom row-level security does not bind. */
export const SUPERUSER = 'postgres';

/** A generated partnership on a built-in PostgreSQL, and ways to work in it. */
export interface World extends AsyncDisposable {
  readonly people: number;
  readonly dataDir: string;
  readonly database: Database;
  readonly installation: Installation;
  readonly partnershipId: number;
  /** Its public id. */
  readonly partnership: string;
  /** RFC 3339 date of the day from which the records were generated. */
  readonly today: string;
  /** As the product does it: one transaction at whose end everybody touched is judged. */
  act<Result>(work: (ctx: Context<Stores> & { readonly tx: Transaction<Tables> }) => Promise<Result>): Promise<Result>;
  /** A connection of one's own as the owner of the tables, in the partnership. */
  owner<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result>;
}

/** Opens the generated partnership of so many people, which is made first where it is not there yet. */
export async function openWorld(people: number): Promise<World> {
  const { dataDir, partnership } = await generatedFolder(people);
  const database = await openDatabase({ dataDir });
  await migrate(database);
  const installation = createInstallation({
    database,
    plugins: loadPlugins({}, { version: '0.1.0' }),
    now: () => new Date(),
    settings: {
      publicUrl: 'http://localhost:3000',
      secret: secretOf(dataDir),
      allowLocalPlatforms: false,
      privateHosts: [],
    },
  });
  const partnershipId = (await listPartnerships(database.owner)).find((each) => each.publicId === partnership)!.id;
  return {
    people,
    dataDir,
    database,
    installation,
    partnershipId,
    partnership,
    today: await generatedOn(database.owner, partnershipId),
    act: (work) => installation.act(partnershipId, operatorActor('bench'), work),
    async owner(work) {
      const client = new pg.Client(database.connection.owner);
      await client.connect();
      try {
        await client.query(`select set_config('app.partnership', '${partnershipId}', false)`);
        return await work(client);
      } finally {
        await client.end();
      }
    },
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}

async function generatedOn(owner: Kysely<Tables>, partnershipId: number): Promise<string> {
  return await owner.transaction().execute(async (tx) => {
    await sql`select set_config('app.partnership', ${String(partnershipId)}, true)`.execute(tx);
    const { rows } = await sql<{ on: string }>`
      select at::date::text as on from audit_entry where action = 'people.generate' order by id limit 1`.execute(tx);
    return rows[0]!.on;
  });
}
