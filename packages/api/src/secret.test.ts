import { expect, test } from 'vitest';
import { hashOfCode, hashOfSecret, newCode, newConnectionCode, newConnectionSecret, newSecret } from './secret.ts';

test('a secret says what it is for, is new each time, and is kept as a hash', () => {
  const { secret, hash } = newSecret('token');
  expect(secret).toMatch(/^trellis_token_[\w-]{43}$/);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(hash).toBe(hashOfSecret(secret));
  expect(newSecret('token').secret).not.toBe(secret);
});

test('a code can be typed in small letters, with spaces or without hyphens', () => {
  const { secret, hash } = newCode();
  expect(secret).toMatch(/^[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}$/);
  for (const typed of [secret, secret.toLowerCase(), ` ${secret.replaceAll('-', ' ')} `, secret.replaceAll('-', '')])
    expect(hashOfCode(typed)).toBe(hash);
});

test('the code of a connection and the secret that it is exchanged for are told apart by how they begin', () => {
  const { secret, hash } = newConnectionCode();
  expect(secret).toMatch(/^trc_[\w-]{43}$/);
  expect(hash).toBe(hashOfSecret(secret));
  expect(newConnectionSecret()).toMatch(/^trk_[\w-]{43}$/);
  expect(newConnectionSecret()).not.toBe(newConnectionSecret());
});
