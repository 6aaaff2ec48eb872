import { createPrivateKey, createPublicKey } from 'node:crypto';
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import type { JSONWebKeySet } from 'jose';
import { describe, expect, test } from 'vitest';
import { createMemoryStorage } from '../memory-storage.ts';
import { get, startBench } from '../vectors/bench.ts';
import { createOwnKeys, generateToolKey, signingKey } from './keys.ts';
import { secretCipher } from './secret.ts';

const kids = (body: string) => (JSON.parse(body) as { keys: { kid: string }[] }).keys.map(({ kid }) => kid);

describe('the tool’s own keys', () => {
  test('are made when first asked for, and published without a private part', async () => {
    await using bench = await startBench();
    const response = await bench.tool.keyset(get('/lti/keys'));
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toBe('application/json');
    const [key] = (JSON.parse(response.body) as { keys: Record<string, string>[] }).keys;
    expect(Object.keys(key ?? {}).toSorted()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
    expect(Buffer.from(key?.['n'] ?? '', 'base64url').length * 8).toBe(2048);
    expect((await bench.tool.keyset({ ...get('/lti/keys'), method: 'POST' })).status).toBe(405);
  });

  test('overlap when they are rotated', async () => {
    await using bench = await startBench();
    const [first] = kids((await bench.tool.keyset(get('/lti/keys'))).body);
    const second = await bench.tool.rotateKeys(24);
    expect(kids((await bench.tool.keyset(get('/lti/keys'))).body).toSorted()).toEqual([first, second].toSorted());
    bench.clock.now = new Date(bench.clock.now.getTime() + 24 * 3_600_000);
    expect(kids((await bench.tool.keyset(get('/lti/keys'))).body)).toEqual([second]);
  });

  test('are sealed so that only the installation’s secret opens them', async () => {
    const cipher = secretCipher('a secret that is long enough for this test');
    const key = await generateToolKey(cipher, new Date(0));
    expect(key.sealedPrivateKey).not.toContain('PRIVATE');
    const opened = createPublicKey(createPrivateKey(await cipher.open(key.sealedPrivateKey))).export({ format: 'jwk' });
    expect(opened.n).toBe(key.publicKey.n);
    await expect(secretCipher('another secret that is also long enough').open(key.sealedPrivateKey)).rejects.toThrow(
      'another secret',
    );
    await expect(cipher.open(`${key.sealedPrivateKey.slice(0, -4)}AAAA`)).rejects.toThrow('another secret');
    expect(() => secretCipher('short')).toThrow(RangeError);
  });
});

const start = new Date('2026-11-21T10:00:00.000Z');
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);

describe('the key to sign with', () => {
  const old = { kid: 'old', createdAt: after(-86_400) };
  const seen = { kid: 'seen', createdAt: after(-360) };
  const fresh = { kid: 'fresh', createdAt: after(-359) };
  const future = { kid: 'future', createdAt: after(60) };

  test.each([
    ['the only key, however new', [fresh], 'fresh'],
    ['the newest that every copy of the keyset must hold', [seen, old], 'seen'],
    ['not one that a copy may still lack', [fresh, old], 'old'],
    ['the one published longest where all are new', [future, fresh], 'fresh'],
  ])('is %s', (_, keys, expected) => {
    expect(signingKey(keys, start)?.kid).toBe(expected);
  });

  test('is none where none is published', () => {
    expect(signingKey([], start)).toBeUndefined();
  });
});

describe('signing', () => {
  async function startKeys() {
    const clock = { now: start };
    const memory = createMemoryStorage();
    const opened = { times: 0 };
    const read = { times: 0 };
    const storage = {
      ...memory,
      keys: async (at: Date) => {
        read.times += 1;
        return memory.keys(at);
      },
    };
    const sealing = secretCipher('a secret that is long enough for this test');
    const cipher = {
      seal: (plain: string) => sealing.seal(plain),
      open: async (sealed: string) => {
        opened.times += 1;
        return sealing.open(sealed);
      },
    };
    const create = () => createOwnKeys(storage, cipher, () => clock.now);
    return { clock, opened, read, one: create(), other: create() };
  }
  const signer = async (signed: Promise<string>) => decodeProtectedHeader(await signed).kid;
  const published = async (keys: ReturnType<typeof createOwnKeys>) =>
    JSON.parse(await keys.published()) as JSONWebKeySet;

  test('is under a published key, with its id, also before anybody asked for the keyset', async () => {
    const { one, clock } = await startKeys();
    const token = await one.sign({ iss: 'client-1', extra: ['é'] }, { alg: 'none', typ: 'JWT' });
    const keyset = createLocalJWKSet(await published(one));
    const { payload, protectedHeader } = await jwtVerify(token, keyset, { currentDate: clock.now });
    expect(payload).toEqual({ iss: 'client-1', extra: ['é'] });
    expect(protectedHeader).toMatchObject({ alg: 'RS256', typ: 'JWT' });
  });

  test('opens the private key once, however much is signed', async () => {
    const { one, clock, opened } = await startKeys();
    await Promise.all(Array.from({ length: 20 }, () => one.sign({})));
    clock.now = after(60);
    await one.sign({});
    expect(opened.times).toBe(1);
  });

  test('and publishing read the storage at most once a second, however often they are asked for', async () => {
    const { one, clock, read } = await startKeys();
    await one.published();
    clock.now = after(1);
    read.times = 0;
    await Promise.all(Array.from({ length: 50 }, () => [one.published(), one.sign({})]).flat());
    clock.now = after(1.999);
    await one.published();
    expect(read.times).toBe(1);
  });

  test('goes on with the old key until every copy of the keyset must hold the new one', async () => {
    const { one, clock } = await startKeys();
    const first = await signer(one.sign({}));
    clock.now = after(3600);
    const second = await one.rotate(24);
    expect(await signer(one.sign({}))).toBe(first);
    clock.now = after(3600 + 359);
    expect(await signer(one.sign({}))).toBe(first);
    clock.now = after(3600 + 420);
    expect(await signer(one.sign({}))).toBe(second);
  });

  test('changes in another process too, which publishes the new key within a second', async () => {
    const { one, other, clock } = await startKeys();
    const first = await signer(one.sign({}));
    clock.now = after(3600);
    expect(await signer(other.sign({}))).toBe(first);
    const second = await one.rotate(24);
    clock.now = after(3601);
    expect((await published(other)).keys.map(({ kid }) => kid)).toEqual([second, first]);
    clock.now = after(3600 + 420);
    expect(await signer(other.sign({}))).toBe(second);
  });

  test('is never under a key that is no longer published', async () => {
    const { one, clock } = await startKeys();
    await one.sign({});
    clock.now = after(3600);
    const second = await one.rotate(0);
    expect(await signer(one.sign({}))).toBe(second);
    clock.now = after(3601);
    const third = await one.rotate(30 / 3600);
    expect(await signer(one.sign({}))).toBe(second);
    clock.now = after(3631);
    expect(await signer(one.sign({}))).toBe(third);
  });
});
