import { CompiledQuery, type DatabaseConnection, type QueryExecutorProvider } from 'kysely';
import type pg from 'pg';

const clients = new WeakMap<DatabaseConnection, pg.PoolClient>();

/** For a dialect's `onCreateConnection`: keeps which `pg` client stands behind each of Kysely's connections, which Kysely does not tell. */
export function rememberClient(pool: pg.Pool): (connection: DatabaseConnection) => Promise<void> {
  const byProcess = new Map<number, pg.PoolClient>();
  const processOf = (client: pg.PoolClient) => (client as pg.PoolClient & { processID: number }).processID;
  pool.on('connect', (client) => byProcess.set(processOf(client), client));
  pool.on('remove', (client) => byProcess.delete(processOf(client)));
  return async (connection) => {
    const { rows } = await connection.executeQuery<{ pid: number }>(
      CompiledQuery.raw('select pg_backend_pid() as pid'),
    );
    const client = byProcess.get(rows[0]!.pid);
    if (client !== undefined) clients.set(connection, client);
  };
}

/**
 * Runs some work on the bare `pg` client of a transaction, for what Kysely has no words for, such as COPY.
 *
 * @param tx - an open transaction, so that the client is the one that sees its rows and its partnership
 */
export async function withClientOf<Result>(
  tx: QueryExecutorProvider,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  return await tx.getExecutor().provideConnection(async (connection) => {
    const client = clients.get(connection);
    if (client === undefined) throw new Error('This connection was not opened by openDatabase().');
    return await work(client);
  });
}
