import type { Request } from 'express';
import { expect, test } from 'vitest';
import { isLocal } from './metrics.ts';

const from = (remoteAddress: string, headers: Record<string, string> = {}) =>
  isLocal({ headers, socket: { remoteAddress } as Request['socket'] });

test('whoever asks on this very machine is local, and nobody else', () => {
  for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
    expect(from(address, { host: 'localhost', accept: '*/*' })).toBe(true);
  expect(from('10.0.0.1')).toBe(false);
});

test.each([
  'forwarded',
  'via',
  'x-real-ip',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-port',
  'cf-connecting-ip',
  'cf-ray',
  'true-client-ip',
])('what was passed on with %s alone is not local', (name) => {
  expect(from('127.0.0.1', { [name]: 'x' })).toBe(false);
});
