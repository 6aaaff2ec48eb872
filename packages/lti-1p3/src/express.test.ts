import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { describe, expect, test } from 'vitest';
import { ltiRoutes } from './express.ts';
import { startBench } from './vectors/bench.ts';
import { sign } from './vectors/test-platform.ts';

/** The tool behind a real server. */
async function startService() {
  const bench = await startBench();
  const app = express();
  app.use((_, response, next) => {
    response.setHeader('x-frame-options', 'SAMEORIGIN');
    next();
  });
  app.use(
    ltiRoutes(bench.tool, (launch, _, response) => response.redirect(303, new URL(launch.targetLinkUri).pathname)),
  );
  const server = await new Promise<Server>((resolve) => {
    const started = app.listen(0, '127.0.0.1', () => resolve(started));
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const send = (path: string, init: RequestInit = {}) => fetch(`${url}${path}`, { redirect: 'manual', ...init });
  return {
    bench,
    send,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await bench[Symbol.asyncDispose]();
    },
  };
}

const form = (fields: Record<string, string>, cookie = '') => ({
  method: 'POST',
  body: new URLSearchParams(fields),
  headers: { cookie },
});

describe('the tool behind Express', () => {
  test('logs in and launches', async () => {
    await using service = await startService();
    const { bench, send } = service;
    const login = await send('/lti/login', form(bench.initiation()));
    expect(login.status).toBe(302);
    const { searchParams } = new URL(login.headers.get('location') ?? '');
    const cookie = login.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
    const id_token = await sign(bench.key, bench.claimsFor(searchParams.get('nonce') ?? ''));
    const launch = await send('/lti/launch', form({ state: searchParams.get('state') ?? '', id_token }, cookie));
    expect(launch.status).toBe(303);
    expect(launch.headers.get('location')).toBe('/tools/pathway');
    expect(launch.headers.getSetCookie()).toEqual([expect.stringContaining('Max-Age=0')]);
  });

  test('lets its own pages be shown in a frame', async () => {
    await using service = await startService();
    const response = await service.send('/lti/launch', form({ state: 'x', id_token: 'y' }));
    expect(response.status).toBe(403);
    expect(response.headers.get('x-frame-options')).toBeNull();
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  });

  test('answers a body over 512 kB with a page, whoever posts it', async () => {
    await using service = await startService();
    for (const path of ['/lti/launch', '/lti/login']) {
      const response = await service.send(path, form({ state: 'x', id_token: 'y'.repeat(530_000) }));
      expect(response.status).toBe(413);
      expect(await response.text()).toContain('512 kB');
    }
  });

  test('answers a very large body too, and an address that cannot be decoded', async () => {
    await using service = await startService();
    const form = { method: 'POST', body: new URLSearchParams({ x: 'y'.repeat(6_000_000) }) };
    expect((await service.send('/lti/launch', form)).status).toBe(413);
    for (const address of ['/lti/register/%zz', '/lti/register', '/lti/register/a/b']) {
      expect((await service.send(address)).status).toBe(403);
    }
  });

  test('closes the connection after 20 MB, so that the next request has one of its own', async () => {
    await using service = await startService();
    const form = { method: 'POST', body: new URLSearchParams({ x: 'y'.repeat(20_000_000) }) };
    const refused = await service.send('/lti/launch', form);
    expect(refused.status).toBe(413);
    expect(refused.headers.get('connection')).toBe('close');
    expect(await refused.text()).toContain('512 kB');
    expect((await service.send('/lti/keys')).status).toBe(200);
  });

  test('serves keys, and refuses what it does not serve', async () => {
    await using service = await startService();
    expect(await (await service.send('/lti/keys')).json()).toMatchObject({ keys: [{ kty: 'RSA' }] });
    expect((await service.send('/lti/launch')).status).toBe(405);
    expect((await service.send('/lti/register/unknown')).status).toBe(403);
    expect((await service.send('/lti/restart', form({ token: 'x' }))).status).toBe(403);
  });
});
