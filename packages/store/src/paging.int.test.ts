import type { PageRequest, Stores } from '@trellis/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestPartnership, type TestPartnership } from './test-partnership.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

const now = '2026-11-21T10:00:00.000Z';
const all = { all: true } as const;

let database: TestDatabase;
let partnership: TestPartnership;
beforeAll(async () => {
  database = await createTestDatabase();
  partnership = await createTestPartnership(database);
});
afterAll(() => database.close());

const lists: readonly [string, (stores: Stores, page: PageRequest) => Promise<unknown>][] = [
  ['evidence', ({ evidence }, page) => evidence.list(all, {}, page)],
  ['rows of people', ({ compliance }, page) => compliance.rows({ sight: all, asAt: '2026-11-21' }, page)],
  ['people', ({ people }, page) => people.search(all, {}, page)],
  ['match cases', ({ people }, page) => people.cases(all, {}, page)],
  ['imports', ({ people }, page) => people.runs(page)],
  ['courses', ({ courses }, page) => courses.courses(page)],
  ['events', ({ events }, page) => events.list({}, page)],
  ['trainers', ({ trainers }, page) => trainers.trainers(page)],
  ['job titles', ({ pathways }, page) => pathways.jobTitles(all, {}, page)],
  ['audit entries', ({ audit }, page) => audit.entries({}, page)],
  ['tokens', ({ access }, page) => access.tokens(page)],
  ['waiting accounts', ({ access }, page) => access.waitingAccounts(all, page)],
  ['join requests', ({ access }, page) => access.joinRequests(all, page)],
];

test.each(lists)('a cursor that no page of %s ended with is refused by name', async (_, list) => {
  for (const after of ['zzz', 'WzFd', 'a.b.c', '', '9'.repeat(40), 'bnVsbA', 'WyJhIiwiYiJd'])
    await expect(partnership.at(now, (stores) => list(stores, { limit: 5, after }))).rejects.toMatchObject({
      code: 'paging.unknown-cursor',
      facts: { field: 'after' },
    });
});
