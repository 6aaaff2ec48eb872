import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import { startEmbedded } from '@trellis/store/embedded';
import pg from 'pg';
import type { MeasuredTool } from './measured-tool.ts';

/** What the process of ltijs is told. */
export interface LtijsSettings {
  /** Where ltijs is installed. */
  readonly folder: string;
  readonly database: { readonly host: string; readonly port: number; readonly user: string; readonly database: string };
  /** How many it may open to the database. */
  readonly connections: number;
  readonly platform: { readonly issuer: string; readonly clientId: string; readonly keysetUrl: string };
}

/** As many connections to the database as Trellis keeps. */
const CONNECTIONS = 12;

/**
 * ltijs in a process of its own, on the same PostgreSQL as Trellis, in a database of its own.
 *
 * @param folder - where it is installed
 * @param dataDir - the data folder of a running Trellis
 * @throws Error when it does not start
 */
export async function startLtijs(
  folder: string,
  dataDir: string,
  platform: LtijsSettings['platform'],
): Promise<MeasuredTool & AsyncDisposable> {
  const postgres = await startEmbedded({ dataDir });
  const { host, port } = postgres;
  const administrator = { host, port, user: 'postgres' };
  const client = new pg.Client({ ...administrator, database: 'postgres' });
  await client.connect();
  await client.query('create database ltijs');
  await client.end();
  const settings: LtijsSettings = {
    folder,
    database: { ...administrator, database: 'ltijs' },
    connections: CONNECTIONS,
    platform,
  };
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'ltijs-server.ts'), JSON.stringify(settings)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
    await postgres.stop();
  };
  const listening = await Promise.race([
    once(child, 'message').then(([message]) => message as number),
    ended.then(() => undefined),
  ]);
  if (listening === undefined) {
    await stop();
    throw new Error('ltijs did not start.');
  }
  const url = `http://127.0.0.1:${listening}`;
  return {
    name: 'ltijs',
    loginUrl: `${url}/login`,
    clientId: platform.clientId,
    deploymentId: '1',
    targetLinkUri: `${url}/`,
    landing: /[?&]ltik=/,
    [Symbol.asyncDispose]: stop,
  };
}
