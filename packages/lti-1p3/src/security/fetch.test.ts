import { createServer } from 'node:http';
import { describe, expect, test } from 'vitest';
import { json, startServer } from '../vectors/test-platform.ts';
import { FetchFailure, guardedFetch, jsonFetch } from './fetch.ts';
import type { FetchLimits } from './fetch.ts';

const local = { allowLocalPlatforms: true };
const fetchLocal = guardedFetch(local);
const fetchJson = (url: string, limits?: FetchLimits) => jsonFetch(fetchLocal)(url, limits ? { limits } : {});
const quick = { timeoutMilliseconds: 200, maximumBytes: 1000 };
const reasonOf = (fetching: Promise<unknown>) =>
  fetching.then(
    () => 'fetched',
    (error: unknown) => (error instanceof FetchFailure ? error.reason : error),
  );

describe('a guarded fetch', () => {
  test('gives JSON, and sends what it was told to', async () => {
    await using server = await startServer();
    server.on('/echo', (request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () =>
        json({ body, method: request.method, token: request.headers.authorization })(request, response),
      );
    });
    const options = { method: 'POST', headers: { authorization: 'Bearer x' }, body: '{"é":1}' } as const;
    expect(await jsonFetch(fetchLocal)(`${server.url}/echo`, options)).toEqual({
      body: '{"é":1}',
      method: 'POST',
      token: 'Bearer x',
    });
  });

  test('does not reach loopback unless local platforms are allowed', async () => {
    await using server = await startServer();
    server.on('/', json({}));
    expect(await reasonOf(guardedFetch({})(server.url))).toBe('address-not-allowed');
    expect(server.counts.size).toBe(0);
  });

  test('does not reach a name that resolves to a private address', async () => {
    // The resolver answers for localhost without any network; as a name that was not allowed it stands for any other.
    expect(await reasonOf(guardedFetch({ privateHosts: [] })('https://localhost/'))).toBe('address-not-allowed');
  });

  test.each([301, 302, 303, 307, 308])('follows no redirect (%i)', async (status) => {
    await using server = await startServer();
    server.on('/', (_, response) => response.writeHead(status, { location: '/next' }).end());
    expect(await reasonOf(fetchJson(server.url))).toBe('redirected');
    expect(server.counts.get('/next')).toBeUndefined();
  });

  test.each([400, 401, 404, 500])('takes status %i for a refusal', async (status) => {
    await using server = await startServer();
    server.on('/', json({}, status));
    expect(await reasonOf(fetchJson(server.url))).toBe('refused');
  });

  test('stops at the size limit', async () => {
    await using server = await startServer();
    server.on('/', json('x'.repeat(2000)));
    expect(await reasonOf(fetchJson(server.url, quick))).toBe('too-large');
  });

  test('stops at the deadline, before the answer and within it', async () => {
    await using server = await startServer();
    server.on('/silent', () => undefined);
    server.on('/slow', (_, response) => {
      response.writeHead(200);
      response.write('{');
    });
    expect(await reasonOf(fetchJson(`${server.url}/silent`, quick))).toBe('too-slow');
    expect(await reasonOf(fetchJson(`${server.url}/slow`, quick))).toBe('too-slow');
  });

  test('takes no compressed answer and nothing that is not JSON', async () => {
    await using server = await startServer();
    server.on('/gzip', (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('x'));
    server.on('/html', (_, response) => response.writeHead(200).end('<html>'));
    expect(await reasonOf(fetchJson(`${server.url}/gzip`))).toBe('not-json');
    expect(await reasonOf(fetchJson(`${server.url}/html`))).toBe('not-json');
  });

  test('says so when nobody answers', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    await new Promise((resolve) => server.close(resolve));
    const port = typeof address === 'object' ? address?.port : 0;
    const failure = await fetchJson(`http://127.0.0.1:${port}/`).catch((error: unknown) => error);
    expect(failure).toMatchObject({ reason: 'unreachable', fault: 'ECONNREFUSED' });
  });

  test('gives refusals with their status, their headers and the beginning of their body', async () => {
    await using server = await startServer();
    server.on('/', (_, response) => {
      response.writeHead(404, [
        ['content-type', 'text/html'],
        ['retry-after', '7'],
        ['link', '<a>; rel=next'],
        ['link', '<b>; rel=last'],
      ]);
      response.write('<html>');
      // Never ended: a refusal is not waited for once enough of it is there.
      response.write('x'.repeat(20_000));
    });
    const answer = await fetchLocal(server.url);
    expect(answer).toMatchObject({ status: 404, headers: { 'content-type': 'text/html', 'retry-after': '7' } });
    expect(answer.headers['link']).toBe('<a>; rel=next, <b>; rel=last');
    expect(answer.body).toMatch(/^<html>x/);
  });

  test.each(['PUT', 'DELETE'] as const)('sends %s with the accept and content type it was given', async (method) => {
    await using server = await startServer();
    server.on('/', (request, response) => {
      const { accept, 'content-type': type } = request.headers;
      response.writeHead(200).end(JSON.stringify([request.method, accept, type]));
    });
    const headers = { accept: 'application/x+json', 'content-type': 'application/y+json' };
    const { body } = await fetchLocal(server.url, { method, headers, body: '{}' });
    expect(JSON.parse(body)).toEqual([method, 'application/x+json', 'application/y+json']);
  });

  test('reads JSON behind a byte order mark', async () => {
    await using server = await startServer();
    server.on('/', (_, response) => response.writeHead(200).end('\uFEFF{"é":1}'));
    expect(await fetchJson(server.url)).toEqual({ é: 1 });
  });

  test('gives an answer without a body', async () => {
    await using server = await startServer();
    server.on('/', (_, response) => response.writeHead(204).end());
    expect(await fetchLocal(server.url, { method: 'DELETE' })).toMatchObject({ status: 204, body: '' });
  });

  test('fails when the other side breaks off', async () => {
    await using server = await startServer();
    server.on('/', (_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{');
      setImmediate(() => response.destroy());
    });
    expect(await reasonOf(fetchJson(server.url))).toBe('unreachable');
  });
});
