import pg from 'pg';
import { advisoryLocks } from '../advisory-locks.ts';
import { StoreError } from '../store-error.ts';
import { superuser } from './cluster.ts';
import { socketPort } from './folders.ts';

/**
 * One connection that says "somebody uses this server". It holds a shared advisory lock, which PostgreSQL itself drops when the process
 * behind it dies, however it dies; so there is nothing to count and nothing to go stale.
 */
export interface Keeper {
  readonly client: pg.Client;
  /** Settles when the connection ends, for whatever reason. */
  readonly ended: Promise<void>;
}

/** What a try to reach the server found: a keeper, a server that is busy starting or stopping, or no server. */
export type Reached = Keeper | 'busy' | 'absent';

const { family, users } = advisoryLocks;

/** Connects to the server at a socket folder, if one is there. */
export async function reachServer(socket: string): Promise<Reached> {
  const client = new pg.Client({
    host: socket,
    port: socketPort,
    user: superuser,
    database: 'postgres',
    options: '-c TimeZone=UTC',
    application_name: 'trellis keeper',
    keepAlive: true,
  });
  const ended = new Promise<void>((resolve) => client.on('end', () => resolve()));
  // The end of the connection is what matters; `ended` tells it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    // Waits while the last user is about to stop the server, and is then disconnected.
    await client.query('select pg_advisory_lock_shared($1, $2)', [family, users]);
    return { client, ended };
  } catch (error) {
    await client.end().catch(() => undefined);
    const { code } = error as { code?: string };
    if (code === 'ENOENT' || code === 'ECONNREFUSED') return 'absent';
    // 57P03: starting or stopping; 57P01 and a lost connection (no code): stopped in between; 53300: no connection free just now.
    if (code === undefined || ['57P03', '57P01', '53300', 'ECONNRESET', 'EPIPE'].includes(code)) return 'busy';
    if (code === 'EACCES' || code === 'EPERM') {
      const reason = `${socket} belongs to another user. Start Trellis as that user or set TRELLIS_DATA_DIR to another folder.`;
      throw new StoreError('store.server-not-started', reason, { cause: error });
    }
    throw error;
  }
}

/** Gives up the use of the server and tells whether nobody else uses it. If so, nobody can begin to until this connection ends. */
export async function isLastUser(keeper: Keeper): Promise<boolean> {
  await keeper.client.query('select pg_advisory_unlock_shared($1, $2)', [family, users]);
  const { rows } = await keeper.client.query<{ last: boolean }>('select pg_try_advisory_lock($1, $2) as last', [
    family,
    users,
  ]);
  return rows[0]?.last === true;
}
