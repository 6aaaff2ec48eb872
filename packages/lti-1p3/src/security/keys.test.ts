import { createPrivateKey, createPublicKey } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { get, startBench } from '../vectors/bench.ts';
import { generateToolKey } from './keys.ts';
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
