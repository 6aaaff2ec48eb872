import { createServer } from 'node:http';
import { describe, expect, test } from 'vitest';
import { json, startServer } from '../vectors/test-platform.ts';
import { FetchFailure, guardedFetch } from './fetch.ts';

const local = { allowLocalPlatforms: true };
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
    expect(await guardedFetch(local)(`${server.url}/echo`, options)).toEqual({
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
    expect(await reasonOf(guardedFetch(local)(server.url))).toBe('redirected');
    expect(server.counts.get('/next')).toBeUndefined();
  });

  test.each([400, 401, 404, 500])('takes status %i for a refusal', async (status) => {
    await using server = await startServer();
    server.on('/', json({}, status));
    expect(await reasonOf(guardedFetch(local)(server.url))).toBe('refused');
  });

  test('stops at the size limit', async () => {
    await using server = await startServer();
    server.on('/', json('x'.repeat(2000)));
    expect(await reasonOf(guardedFetch(local, quick)(server.url))).toBe('too-large');
  });

  test('stops at the deadline, before the answer and within it', async () => {
    await using server = await startServer();
    server.on('/silent', () => undefined);
    server.on('/slow', (_, response) => {
      response.writeHead(200);
      response.write('{');
    });
    expect(await reasonOf(guardedFetch(local, quick)(`${server.url}/silent`))).toBe('too-slow');
    expect(await reasonOf(guardedFetch(local, quick)(`${server.url}/slow`))).toBe('too-slow');
  });

  test('takes no compressed answer and nothing that is not JSON', async () => {
    await using server = await startServer();
    server.on('/gzip', (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('x'));
    server.on('/html', (_, response) => response.writeHead(200).end('<html>'));
    expect(await reasonOf(guardedFetch(local)(`${server.url}/gzip`))).toBe('not-json');
    expect(await reasonOf(guardedFetch(local)(`${server.url}/html`))).toBe('not-json');
  });

  test('says so when nobody answers', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    await new Promise((resolve) => server.close(resolve));
    const port = typeof address === 'object' ? address?.port : 0;
    expect(await reasonOf(guardedFetch(local)(`http://127.0.0.1:${port}/`))).toBe('unreachable');
  });
});
