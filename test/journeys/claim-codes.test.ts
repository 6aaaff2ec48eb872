import { createTestHost, type TestHost } from '@trellis/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

let trellis: TestHost;

beforeAll(async () => {
  trellis = await createTestHost();
});

afterAll(async () => {
  await trellis[Symbol.asyncDispose]();
});

/** Somebody who has just signed in: her cookie, and the secret of her tab. */
async function signIn(): Promise<{ cookie: string; secret: string }> {
  const answer = await fetch(await trellis.signInLink('practitioner'), { method: 'POST', redirect: 'manual' });
  const session = await fetch(`${trellis.url}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-trellis': '1' },
    body: JSON.stringify({ handover: answer.headers.get('location')!.split('#s=')[1] }),
  });
  const { secret } = (await session.json()) as { secret: string };
  return { cookie: answer.headers.getSetCookie()[0]!.split(';')[0]!, secret };
}

async function guess(path: string, headers: Record<string, string>, body: unknown = { code: 'WRNG-CODE' }) {
  const answer = await fetch(`${trellis.url}/api/trpc/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-trellis': '1', ...headers },
    body: JSON.stringify(body),
  });
  await answer.arrayBuffer();
  return answer.status;
}

test('nobody can try codes without end, however her requests are written', async () => {
  const { cookie, secret } = await signIn();
  const bearer = { authorization: `Bearer ${secret}` };
  const ways = [
    () => guess('access.claim', bearer),
    () => guess('access%2Eclaim', bearer),
    () => guess('x/access.claim', bearer),
    () => guess('access.claim?batch=1', bearer, { 0: { code: 'WRNG-CODE' } }),
    () => guess('access.claim', { authorization: `Bearer    ${secret}` }),
    () => guess('access.claim', { cookie }),
    () => guess('access.claim', { cookie: `junk=${Math.random()}; ${cookie}` }),
  ];
  for (let tried = 0; tried < 20; tried += 1) expect(await ways[tried % ways.length]!()).toBe(422);
  for (const way of ways) expect(await way()).toBe(429);
  // Somebody else behind the same address goes on.
  expect(await guess('access.claim', { cookie: (await signIn()).cookie })).toBe(422);
});

test('many codes in one request count as many tries', async () => {
  const { cookie } = await signIn();
  const paths = Array.from({ length: 21 }, (_, index) => (index % 2 === 0 ? 'access.claim' : 'access%2Eclaim'));
  const body = Object.fromEntries(paths.map((_, index) => [index, { code: 'WRNG-CODE' }]));
  expect(await guess(`${paths.join('%2C')}?batch=1`, { cookie }, body)).toBe(429);
});
