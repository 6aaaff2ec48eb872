import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { logFailure, requestLog, routeOf } from './request-log.ts';

/** What an app notes of one request, line by line. */
async function linesOf(path: string, headers: Readonly<Record<string, string>> = {}) {
  const lines: Record<string, unknown>[] = [];
  const log = pino({ base: null }, { write: (line: string) => void lines.push(JSON.parse(line) as (typeof lines)[0]) });
  const app = express();
  app.use(requestLog(log));
  app.get('/people/:agency/:staffNumber', (_, response) => void response.status(404).end());
  app.get('/broken', (request, response) => {
    logFailure(log, new TypeError('Ann Baker is not a function'), routeOf(request), request);
    response.status(500).end();
  });
  app.get('/healthz', (_, response) => void response.end());
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  const reference = (await fetch(url, { headers })).headers.get('x-request-id');
  await new Promise((resolve) => server.close(resolve));
  return { reference, lines };
}

test('a request leaves one line, with the pattern of its route and not the address that names somebody', async () => {
  const { reference, lines } = await linesOf('/people/AC/12345?email=ann@council.example');
  expect(lines).toEqual([
    {
      level: 30,
      time: expect.any(Number),
      requestId: reference,
      method: 'GET',
      route: '/people/:agency/:staffNumber',
      status: 404,
      tookMs: expect.any(Number),
      msg: 'answered',
    },
  ]);
});

test('a fault on our side is noted by its place, under the reference that the caller was given', async () => {
  const { reference, lines } = await linesOf('/broken');
  expect(lines).toMatchObject([
    { level: 50, requestId: reference, route: '/broken', error: 'TypeError' },
    { level: 50, requestId: reference, status: 500, msg: 'failed' },
  ]);
  expect(JSON.stringify(lines)).not.toContain('Ann Baker');
});

test('a caller’s own reference is kept when it cannot be anything but one', async () => {
  expect((await linesOf('/broken', { 'x-request-id': 'their-reference-1' })).reference).toBe('their-reference-1');
  expect((await linesOf('/broken', { 'x-request-id': 'ann@council.example' })).reference).toMatch(/^[\w-]{36}$/);
});

test('those that only ask whether we live leave none', async () => {
  expect((await linesOf('/healthz')).lines).toEqual([]);
});
