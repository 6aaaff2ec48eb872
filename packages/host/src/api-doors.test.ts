import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { createApi, type Api } from '@trellis/api';
import express from 'express';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { apiDoors } from './api-doors.ts';

/** The doors to an API whose REST door answers with a file in these pieces. */
async function startDoors(pieces: () => AsyncIterable<string>) {
  const lines: string[] = [];
  const log = pino(
    new Writable({
      write: (line: Buffer, _, done) => {
        lines.push(line.toString('utf8'));
        done();
      },
    }),
  );
  const api: Api = {
    ...createApi({
      version: '0.1.0',
      plugins: [],
      addresses: { home: '', invitation: String, signIn: String, mailFrom: '' },
      certificates: { sign: () => Promise.reject(new Error('nobody asks for one')) },
      onFailure: () => undefined,
    }),
    rest: () => Promise.resolve({ status: 200, headers: { 'content-type': 'text/csv' }, body: pieces() }),
  };
  const app = express();
  app.use(
    apiDoors({
      api,
      identify: () => Promise.resolve(undefined),
      identifyConnector: () => Promise.reject(new Error('nobody connects')),
      log,
      now: () => new Date(),
    }),
  );
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    lines,
    url: `http://localhost:${(server.address() as AddressInfo).port}/api/v1/compliance/people.csv`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

test('a file that breaks half-way reaches nobody as whole, and the log says so', async () => {
  await using doors = await startDoors(async function* () {
    yield 'staff_number\r\n';
    throw new TypeError('with a name in it');
  });
  const answer = await fetch(doors.url);
  await expect(answer.text()).rejects.toThrow('terminated');
  expect(doors.lines).toHaveLength(1);
  expect(JSON.parse(doors.lines[0]!)).toMatchObject({ level: 50, route: '/api/v1', error: 'TypeError' });
  expect(doors.lines[0]).not.toContain('with a name in it');
});

test('a reader who leaves stops the reading, and that is no fault', async () => {
  let stopped: () => void;
  const isStopped = new Promise<void>((resolve) => (stopped = resolve));
  await using doors = await startDoors(async function* () {
    try {
      for (;;) yield 'x'.repeat(65_536);
    } finally {
      stopped();
    }
  });
  const leaving = new AbortController();
  const answer = await fetch(doors.url, { signal: leaving.signal });
  await answer.body!.getReader().read();
  leaving.abort();
  await isStopped;
  expect(doors.lines).toEqual([]);
});
