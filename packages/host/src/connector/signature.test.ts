import { expect, test } from 'vitest';
import { authenticationCode, claimedSignature, hashOfSignature, isSignedWith } from './signature.ts';

const secret = 'trk_the-secret-of-a-connection';
const body = Buffer.from('{"events":[]}');
const path = '/api/v1/lms/events';
const hex = authenticationCode(secret, 1_763_715_600, path, body).toString('hex');
const headers = { 'trellis-connection': 'c1', 'trellis-signature': `t=1763715600,v1=${hex}` };

test('a signature is an HMAC of time, path and body under the text of the secret', () => {
  // Worked out apart with: printf '%s' '1763715600./api/v1/lms/events.{"events":[]}' | openssl dgst -sha256 -hmac SECRET
  expect(hex).toBe('9d915995d331da16cddfca15a1ddecc1a1007a3e1cfe2763ef9b5628c7e13c25');
});

test('a request is signed with its own secret, time, path and body alone', () => {
  const claimed = claimedSignature(headers)!;
  expect(isSignedWith(secret, claimed, path, body)).toBe(true);
  expect(isSignedWith(`${secret}x`, claimed, path, body)).toBe(false);
  expect(isSignedWith(secret, { ...claimed, signedAtSeconds: claimed.signedAtSeconds + 1 }, path, body)).toBe(false);
  expect(isSignedWith(secret, claimed, '/api/v1/lms/status', body)).toBe(false);
  expect(isSignedWith(secret, claimed, path, Buffer.from('{"events":[ ]}'))).toBe(false);
});

test.each([
  ['without a connection', { ...headers, 'trellis-connection': undefined }],
  ['without a signature', { ...headers, 'trellis-signature': undefined }],
  ['sent twice', { ...headers, 'trellis-signature': [headers['trellis-signature'], headers['trellis-signature']] }],
  ['joined by a proxy', { ...headers, 'trellis-signature': `t=1,v1=${hex}, t=2,v1=${hex}` }],
  ['in capitals', { ...headers, 'trellis-signature': `t=1763715600,v1=${hex.toUpperCase()}` }],
  ['cut short', { ...headers, 'trellis-signature': `t=1763715600,v1=${hex.slice(2)}` }],
  ['of another version alone', { ...headers, 'trellis-signature': `t=1763715600,v2=${hex}` }],
  ['with a time that is no number', { ...headers, 'trellis-signature': `t=1e9,v1=${hex}` }],
  ['of a connection that is no id', { ...headers, 'trellis-connection': "c1' or '1" }],
])('a signature %s is none', (_, changed) => {
  expect(claimedSignature(changed)).toBeUndefined();
});

test('what is kept of a signature tells connections apart and gives nothing away', () => {
  const claimed = claimedSignature(headers)!;
  expect(hashOfSignature(claimed)).toMatch(/^[0-9a-f]{64}$/);
  expect(hashOfSignature(claimed)).not.toBe(hashOfSignature({ ...claimed, connectionId: 'c2' }));
  expect(hashOfSignature(claimed)).not.toContain(hex);
});
