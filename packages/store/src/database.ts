import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { checkAppRole, ensureAppRole } from './app-role.ts';
import { startEmbedded } from './embedded.ts';
import { PreparingClient } from './asking/prepared.ts';
import { databaseNames } from './server/roles.ts';
import { sessionConfig } from './session.ts';
import { StoreError } from './store-error.ts';
import type { Tables } from './tables.ts';

/** Which PostgreSQL to use: one's own by its URL, or the built-in one in a data folder. */
export type DatabaseLocation = { readonly url: string } | { readonly dataDir: string };

/** The two ways into one database. */
export interface Database extends AsyncDisposable {
  /** As the owner of the tables: migrations, new partnerships, bulk swaps. Nothing else. */
  readonly owner: Kysely<Tables>;
  /** As `trellis_app`, which row-level security binds: everything else, through `inPartnership` or the functions of schema `door`. */
  readonly app: Kysely<Tables>;
  /** What a library with a pool of its own (jobs) needs to connect as either. */
  readonly connection: { readonly owner: pg.PoolConfig; readonly app: pg.PoolConfig };
  /** Ends all connections and gives up the embedded server. May be called again. */
  readonly close: () => Promise<void>;
}

const oldestSupportedVersion = 150_000;

/**
 * Opens a database and makes sure that the role for the daily work exists and is no stronger than it should be. Call `migrate` next.
 *
 * @throws `store.server-not-reached`, `store.database-too-old`, `store.role-missing`, `store.role-too-strong`, and for the built-in server
 * what `startEmbedded` throws
 */
export async function openDatabase(location: DatabaseLocation): Promise<Database> {
  if ('url' in location) return await openServer(ownServer(location.url), () => Promise.resolve(), prepareOwnServer);
  const server = await startEmbedded({ dataDir: location.dataDir });
  return await openServer(embeddedConnection(server, databaseNames.database), server.stop);
}

/** How to connect to a database of the embedded server. */
export function embeddedConnection(
  server: { readonly host: string; readonly port: number },
  database: string,
): Database['connection'] {
  const at = (user: string): pg.PoolConfig => ({
    host: server.host,
    port: server.port,
    user,
    database,
    ...sessionConfig(),
  });
  return { owner: at(databaseNames.owner), app: at(databaseNames.app) };
}

/**
 * Opens the pools on known connections.
 *
 * @param release - runs after they are closed
 * @param prepare - runs before the daily role is used for the first time
 */
export async function openServer(
  connection: Database['connection'],
  release: () => Promise<void>,
  prepare: (owner: Kysely<Tables>) => Promise<void> = () => Promise.resolve(),
): Promise<Database> {
  const owner = openPool({ ...connection.owner, max: 3 });
  const app = openPool({ ...connection.app, max: 12 });
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closed ??= Promise.all([owner.destroy(), app.destroy()]).then(release);
    return closed;
  };
  try {
    await prepare(owner);
    await checkAppRole(app);
  } catch (error) {
    await close();
    throw error;
  }
  return { owner, app, connection, close, [Symbol.asyncDispose]: close };
}

/** What the address itself asks for goes before our own settings, since the last one wins. */
function ownServer(url: string): Database['connection'] {
  const asked = /[?&]options=([^&]*)/.exec(url)?.[1];
  const more = asked === undefined ? undefined : decodeURIComponent(asked.replaceAll('+', ' '));
  const connectionString = url.replace(/([?&])options=[^&]*&?/, '$1').replace(/[?&]$/, '');
  return {
    owner: { connectionString, ...sessionConfig(undefined, more) },
    app: { connectionString, ...sessionConfig(databaseNames.app, more) },
  };
}

/** Connections of one role, as the stores need them: no other pool keeps plans and sends on what goes ahead. */
export function openPool(config: pg.PoolConfig): Kysely<Tables> {
  const pool = new pg.Pool({
    application_name: 'trellis',
    idleTimeoutMillis: 30_000,
    ...config,
    Client: PreparingClient,
  });
  // An idle connection that is lost (a restarted server) is dropped by the pool; the next query opens another.
  pool.on('error', () => undefined);
  // One that is lost while in use fails its query, which is told to whoever asked. Said a second time, with nobody to hear it, it would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

async function prepareOwnServer(owner: Kysely<Tables>): Promise<void> {
  const version = await serverVersion(owner);
  if (version < oldestSupportedVersion) {
    const name = `PostgreSQL ${Math.floor(version / 10_000)}`;
    throw new StoreError('store.database-too-old', `This server is ${name}; Trellis needs 15 or newer.`);
  }
  await ensureAppRole(owner);
}

async function serverVersion(owner: Kysely<Tables>): Promise<number> {
  const query = sql<{ version: number }>`select current_setting('server_version_num')::int as version`;
  try {
    return (await query.execute(owner)).rows[0]!.version;
  } catch (cause) {
    // PostgreSQL's own words name the host or the user, never the password.
    const message = `The PostgreSQL of TRELLIS_DATABASE_URL cannot be used: ${(cause as Error).message}`;
    throw new StoreError('store.server-not-reached', message, { cause });
  }
}
