import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestPartnership, type TestPartnership } from '../test-partnership.ts';
import { createTestDatabase, type TestDatabase } from '../testing.ts';

let database: TestDatabase;
let north: TestPartnership;
let south: TestPartnership;

beforeAll(async () => {
  database = await createTestDatabase();
  north = await createTestPartnership(database, 'north');
  south = await createTestPartnership(database, 'south');
});
afterAll(() => database[Symbol.asyncDispose]());

const now = (): string => new Date().toISOString();
const settledBefore = (partnership: TestPartnership, at = now()) =>
  partnership.at(at, ({ reporting }) => reporting.settledBefore());

test('with nothing else open it is just before now', async () => {
  expect(await settledBefore(north, '2026-11-21T09:00:00.000Z')).toBe('2026-11-21T08:59:59.999Z');
});

test('an import that is not done yet is known from after it, of the same partnership alone', async () => {
  const importing = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<string>();
  const before = now();
  const imported = north.at(now(), async () => {
    begun.resolve(now());
    await importing.promise;
  });
  const writtenFrom = await begun.promise;
  const signed = '2026-11-21T09:00:00.000Z';
  expect(await settledBefore(south, signed)).toBe('2026-11-21T08:59:59.999Z');
  const settled = await settledBefore(north);
  expect(settled < writtenFrom).toBe(true);
  expect(Date.parse(settled)).toBeGreaterThan(Date.parse(before) - 5_000);
  importing.resolve();
  await imported;
  expect(await settledBefore(north, signed)).toBe('2026-11-21T08:59:59.999Z');
});
