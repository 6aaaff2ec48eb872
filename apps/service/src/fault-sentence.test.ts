import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { faultSentence, listenFault } from './fault-sentence.ts';

/** What a server says that cannot listen there. */
async function faultOfListening(at: { readonly host: string; readonly port: number }): Promise<string> {
  const server = createServer();
  const error = await new Promise<Error>((resolve, reject) => {
    server.once('error', resolve);
    server.listen(at, () => server.close(() => reject(new Error('It listens.'))));
  });
  return faultSentence(listenFault(error));
}

test('a host that cannot be listened on is HOST’s fault, not the database’s', async () => {
  expect(await faultOfListening({ host: '999.1.1.1', port: 0 })).toMatch(/^HOST: /);
  expect(await faultOfListening({ host: '192.0.2.1', port: 0 })).toMatch(/^HOST: /);
});

test('a port that is taken is PORT’s fault', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  expect(await faultOfListening({ host: '127.0.0.1', port: (server.address() as AddressInfo).port })).toMatch(
    /^PORT: /,
  );
  await new Promise((resolve) => server.close(resolve));
});

test('a file that may not be read or written is not said to be a port', () => {
  expect(faultSentence(Object.assign(new Error('no'), { code: 'EACCES' }))).not.toContain('PORT');
});
