import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { rawBody } from './raw-body.ts';

const MEGABYTE = 1_048_576;

/** What comes of reading a body, and how much of it had come when that was known. */
async function read(body: string, headers: Record<string, string | number>) {
  const { promise, resolve } = Promise.withResolvers<{ outcome: unknown; bytes: number }>();
  const server = createServer((request: IncomingMessage, response) => {
    let bytes = 0;
    const push = request.push.bind(request);
    request.push = (chunk: Buffer | null, ...more) => {
      bytes += chunk?.byteLength ?? 0;
      return push(chunk, ...more);
    };
    void rawBody(request)
      .then(
        (whole) => whole.byteLength,
        (error: unknown) => error,
      )
      .then((outcome) => {
        resolve({ outcome, bytes });
        response.end();
      });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const sending = httpRequest({ port: (server.address() as AddressInfo).port, method: 'POST', headers });
  sending.on('error', () => undefined).end(body);
  const found = await promise;
  sending.destroy();
  server.close();
  return found;
}

test('a body of up to a megabyte is read as it was sent', async () => {
  expect(await read('x'.repeat(MEGABYTE), { 'content-length': MEGABYTE })).toEqual({
    outcome: MEGABYTE,
    bytes: MEGABYTE,
  });
});

test.each([{ 'content-length': 20 * MEGABYTE }, { 'transfer-encoding': 'chunked' }])(
  'a larger one is refused after all of it has come, so that whoever sends it reads the refusal (%o)',
  async (headers) => {
    const { outcome, bytes } = await read('x'.repeat(20 * MEGABYTE), headers);
    expect(outcome).toMatchObject({ code: 'request.too-large' });
    expect(bytes).toBe(20 * MEGABYTE);
  },
);

test('one that does not end is refused all the same', async () => {
  const { outcome, bytes } = await read('x'.repeat(70 * MEGABYTE), { 'transfer-encoding': 'chunked' });
  expect(outcome).toMatchObject({ code: 'request.too-large' });
  expect(bytes).toBeLessThan(70 * MEGABYTE);
});
