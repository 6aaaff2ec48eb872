import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing.ts';
import { connectionByCode, connectionOf, useSignature } from './connections.ts';
import { sweepDoor } from './sweep.ts';

const noon = '2026-04-10T12:00:00.000Z';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test('an id or a code that nobody knows leads nowhere', async () => {
  expect(await connectionOf(database.app, 'none')).toBeUndefined();
  expect(await connectionByCode(database.app, 'f'.repeat(64), noon)).toBeUndefined();
});

test('the same signature is believed once, also of many that come at the same moment, and is forgotten when it could not be used any more', async () => {
  const use = (connection: string, at = noon) => useSignature(database.app, connection, 's'.repeat(64), at);
  const results = await Promise.all([use('one'), use('one'), use('one'), use('one')]);
  expect(results.filter(Boolean)).toEqual([true]);
  expect(await use('two')).toBe(true);
  const count = async () =>
    (await sql<{ n: number }>`select count(*) as n from door.signature`.execute(database.owner)).rows[0]!.n;
  await sweepDoor(database.app, '2026-04-10T12:14:59.000Z');
  expect(await count()).toBe(2);
  await sweepDoor(database.app, '2026-04-10T12:15:00.000Z');
  expect(await count()).toBe(0);
});
