import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestPartnership, type TestPartnership } from '../test-partnership.ts';
import { createTestDatabase, type TestDatabase } from '../testing.ts';
import { saveSelection, selectionOf, takeSelection } from './selections.ts';
import { sweepDoor } from './sweep.ts';

const noon = '2026-11-22T12:00:00.000Z';
const later = '2026-11-22T13:00:00.000Z';
const request = { registration: { id: 'r1' }, deepLinking: { data: { odd: ['é', null] } } };

let database: TestDatabase;
let north: TestPartnership;
beforeAll(async () => {
  database = await createTestDatabase();
  north = await createTestPartnership(database);
});
afterAll(() => database.close());

const keep = (hash: string) => saveSelection(database.app, hash, { partnershipId: north.id, request }, later);

test('a request is there as it came while somebody chooses, and is answered once', async () => {
  await keep('one');
  for (let look = 0; look < 2; look += 1)
    expect(await selectionOf(database.app, 'one', noon)).toEqual({ partnershipId: north.id, request });
  const taken = await Promise.all(Array.from({ length: 5 }, () => takeSelection(database.app, 'one', noon)));
  expect(taken.filter(Boolean)).toHaveLength(1);
  expect(await selectionOf(database.app, 'one', noon)).toBeUndefined();
});

test('a request that has expired is not there any more, and is swept away', async () => {
  await keep('two');
  expect(await selectionOf(database.app, 'two', later)).toBeUndefined();
  await sweepDoor(database.app, noon);
  expect(await selectionOf(database.app, 'two', noon)).toBeDefined();
  await sweepDoor(database.app, later);
  expect(await selectionOf(database.app, 'two', noon)).toBeUndefined();
  await keep('three');
  expect(await takeSelection(database.app, 'three', later)).toBe(false);
});
