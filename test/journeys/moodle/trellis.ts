import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { csvFile, type Cells } from '@trellis/testing';
import {
  environmentOf,
  startServiceProcess,
  trellis,
  type CommandResult,
  type ServiceProcess,
} from '../service-process.ts';

/** The product in a process of its own, with an administrator's way in. */
export interface Trellis extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  /** Calls a procedure as an administrator. */
  call<Result>(procedure: string, input: object): Promise<Result>;
  /** Asks the REST door as an administrator. */
  rest<Result>(method: string, path: string, body?: object): Promise<Result>;
  command(...words: string[]): Promise<CommandResult>;
  importPeople(rows: readonly Cells[]): Promise<void>;
  /** Stops the service; what it knows stays. */
  stop(): Promise<void>;
  /** Starts it again at the same address. */
  start(): Promise<void>;
}

/** A port that nobody listens on, so that the service can come back to it. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Waits until something is so, looking every second. */
export async function until<Value>(
  look: () => Promise<Value>,
  isSo: (value: Value) => boolean,
  seconds: number,
): Promise<Value> {
  for (let left = seconds; ; left -= 1) {
    const value = await look();
    if (isSo(value) || left <= 0) return value;
    await sleep(1000);
  }
}

/** Starts the product on a data folder of its own. */
export async function startTrellis(): Promise<Trellis> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'trellis-moodle-'));
  const port = await freePort();
  const env = environmentOf(folder, {
    PORT: String(port),
    HOST: 'localhost',
    TRELLIS_ALLOW_LOCAL_PLATFORMS: '1',
  });
  let service: ServiceProcess = await startServiceProcess(env);
  const command = (...words: string[]) => trellis(env, ...words);
  const token = (await command('token', 'create', '--name', 'journey', '--role', 'administrator')).last;

  async function ask<Result>(method: string, address: string, body: object | undefined): Promise<Result> {
    const response = await fetch(service.url + address, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as Result;
    if (!response.ok) throw new Error(`${method} ${address}: ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  }

  return {
    url: service.url,
    port,
    command,
    async call<Result>(procedure: string, input: object) {
      return (await ask<{ result: { data: Result } }>('POST', `/api/trpc/${procedure}`, input)).result.data;
    },
    rest: (method, address, body) => ask(method, `/api/v1${address}`, body),
    async importPeople(rows) {
      const file = path.join(folder, 'people.csv');
      writeFileSync(file, csvFile(rows));
      const { code, error } = await command('people', 'import', file);
      if (code !== 0) throw new Error(error);
    },
    async stop() {
      await service.stop();
    },
    async start() {
      service = await startServiceProcess(env);
    },
    async [Symbol.asyncDispose]() {
      await service.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
