import { generateKeyPair, exportJWK } from 'jose';
import { describe, expect, test } from 'vitest';
import { post, startBench } from '../vectors/bench.ts';
import type { Bench } from '../vectors/bench.ts';
import { json, platformKey, sign } from '../vectors/test-platform.ts';
import type { PlatformKey } from '../vectors/test-platform.ts';
import { usableKeys } from './keyset.ts';

async function launchWith(bench: Bench, key: PlatformKey = bench.key): Promise<string> {
  const { state, nonce, cookie } = await bench.login();
  const id_token = await sign(key, bench.claimsFor(nonce));
  return bench.outcomeOf(await bench.tool.launch(post('/lti/launch', { state, id_token }, cookie)));
}

const fetches = (bench: Bench) => bench.server.counts.get('/keys') ?? 0;
const wait = (bench: Bench, seconds: number) => {
  bench.clock.now = new Date(bench.clock.now.getTime() + seconds * 1000);
};

describe('a keyset', () => {
  test('is fetched once for many launches, also when they come at once', async () => {
    await using bench = await startBench();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => launchWith(bench)));
    expect(new Set(outcomes)).toEqual(new Set(['launched']));
    await launchWith(bench);
    expect(fetches(bench)).toBe(1);
  });

  test('is fetched at most once in a cooldown, however many unknown keys arrive', async () => {
    await using bench = await startBench();
    const unknown = await platformKey('key-2');
    await launchWith(bench);
    await Promise.all(Array.from({ length: 20 }, () => launchWith(bench, unknown)));
    for (let index = 0; index < 5; index++) expect(await launchWith(bench, unknown)).toBe('launch.unknown-key');
    expect(fetches(bench)).toBe(2);
    expect(await launchWith(bench)).toBe('launched');
  });

  test('that cannot be fetched is left alone for a cooldown too', async () => {
    await using bench = await startBench();
    bench.server.on('/keys', json({}, 500));
    for (let index = 0; index < 5; index++) expect(await launchWith(bench)).toBe('launch.keyset-unavailable');
    expect(fetches(bench)).toBe(1);
    bench.server.on('/keys', json({ keys: [bench.key.publicJwk] }));
    wait(bench, 10);
    expect(await launchWith(bench)).toBe('launched');
  });

  test('takes a new key at once, and forgets one that was taken back', async () => {
    await using bench = await startBench();
    const next = await platformKey('key-2');
    await launchWith(bench);
    bench.server.on('/keys', json({ keys: [next.publicJwk] }));
    expect(await launchWith(bench, next)).toBe('launched');
    expect(await launchWith(bench)).toBe('launch.unknown-key');
  });

  test('takes a new key only after the cooldown when an unknown one was just asked for', async () => {
    await using bench = await startBench();
    const next = await platformKey('key-2');
    await launchWith(bench);
    expect(await launchWith(bench, next)).toBe('launch.unknown-key');
    bench.server.on('/keys', json({ keys: [next.publicJwk] }));
    expect(await launchWith(bench, next)).toBe('launch.unknown-key');
    wait(bench, 10);
    expect(await launchWith(bench, next)).toBe('launched');
  });

  test('is read again for a signature that does not fit, when the platform changed a key and kept its id', async () => {
    await using bench = await startBench();
    const changed = await platformKey(bench.key.publicJwk.kid ?? '');
    await launchWith(bench);
    bench.server.on('/keys', json({ keys: [changed.publicJwk] }));
    expect(await launchWith(bench, changed)).toBe('launch.signature');
    wait(bench, 11);
    expect(await launchWith(bench, changed)).toBe('launched');
    for (let index = 0; index < 5; index++) expect(await launchWith(bench)).toBe('launch.signature');
    expect(fetches(bench)).toBe(2);
  });

  test('is read again after ten minutes even for a known key', async () => {
    await using bench = await startBench();
    await launchWith(bench);
    bench.server.on('/keys', json({ keys: [] }));
    wait(bench, 600);
    expect(await launchWith(bench)).toBe('launch.unknown-key');
  });

  test('still serves for an hour while it cannot be fetched', async () => {
    await using bench = await startBench();
    await launchWith(bench);
    bench.server.on('/keys', json({}, 503));
    wait(bench, 1800);
    expect(await launchWith(bench)).toBe('launched');
    wait(bench, 1800);
    expect(await launchWith(bench)).toBe('launch.keyset-unavailable');
  });

  test.each([
    ['text', 'not json'],
    ['a list', []],
    ['keys that are no list', { keys: 'x' }],
    ['nothing', null],
  ])('that is %s is no keyset', async (_, value) => {
    await using bench = await startBench();
    bench.server.on('/keys', json(value));
    expect(await launchWith(bench)).toBe('launch.keyset-unavailable');
  });

  test('behind a redirect is not fetched', async () => {
    await using bench = await startBench();
    bench.server.on('/keys', (_, response) => response.writeHead(302, { location: '/other' }).end());
    bench.server.on('/other', json({ keys: [bench.key.publicJwk] }));
    expect(await launchWith(bench)).toBe('launch.keyset-unavailable');
    expect(bench.server.counts.get('/other')).toBeUndefined();
  });

  test('that is too large is not read', async () => {
    await using bench = await startBench();
    bench.server.on('/keys', json({ keys: [bench.key.publicJwk], padding: 'x'.repeat(300_000) }));
    expect(await launchWith(bench)).toBe('launch.keyset-unavailable');
  });

  test('of one registration does not serve another', async () => {
    await using bench = await startBench();
    const other = await platformKey('key-1');
    bench.server.on('/other', json({ keys: [other.publicJwk] }));
    await bench.connect({ issuer: 'https://other.example', keysetUrl: `${bench.server.url}/other` });
    await launchWith(bench);
    const { state, nonce, cookie } = await bench.login({ iss: 'https://other.example' });
    const forged = await sign(bench.key, { ...bench.claimsFor(nonce), iss: 'https://other.example' });
    const answer = await bench.tool.launch(post('/lti/launch', { state, id_token: forged }, cookie));
    expect(bench.outcomeOf(answer)).toBe('launch.signature');
  });
});

describe('of the keys in a keyset', () => {
  test('only sound RSA keys for signatures are used', async () => {
    const good = (await platformKey('good')).publicJwk;
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
    const small = await crypto.subtle.generateKey(
      { name: 'RSASSA-PKCS1-v1_5', modulusLength: 1024, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' },
      true,
      ['sign', 'verify'],
    );
    const elliptic = await generateKeyPair('ES256', { extractable: true });
    const { alg: _, use: __, ...bare } = good;
    const keys = [
      good,
      { ...bare, kid: 'bare' },
      { ...good, kid: 'for-encryption', use: 'enc' },
      { ...good, kid: 'for-another-algorithm', alg: 'RS512' },
      { ...good, kid: undefined },
      { ...good, kid: '' },
      { ...good, kid: 'signs-only', key_ops: ['sign'] },
      { ...good, kid: 'weak-exponent', e: 'AQ' },
      { ...good, kid: 'no-modulus', n: '' },
      { ...(await exportJWK(small.publicKey)), kid: 'too-small' },
      { ...(await exportJWK(privateKey)), kid: 'private' },
      { ...(await exportJWK(elliptic.publicKey)), kid: 'elliptic' },
      { kty: 'oct', k: 'AAAA', kid: 'secret' },
      { ...(await exportJWK(publicKey)), kid: 'good' },
      null,
      'x',
    ];
    const usable = await usableKeys({ keys });
    expect([...usable.keys()]).toEqual(['good', 'bare']);
    expect((await exportJWK(usable.get('good')!)).n).toBe(good.n);
  });
});
