import type { AccountId, PersonId, Stores } from '@trellis/core';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestPartnership, type TestPartnership } from '../test-partnership.ts';
import { createTestDatabase, type TestDatabase } from '../testing.ts';
import { enrol, issuer, noon, registerLms } from './lms.fixture.ts';

const page = { limit: 50 };
const numbers = Array.from({ length: 40 }, (_, place) => `${place + 1}`);

let database: TestDatabase;
let north: TestPartnership;
let registrationId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  north = await createTestPartnership(database);
  registrationId = await registerLms(database, north);
  await enrol(north, 'ann', '1');
  await north.at(noon, async ({ lms }, tx) => {
    await lms.markJoined();
    const seen = { registrationId, kind: 'course', state: 'mapped', firstSeenAt: noon, lastFactAt: noon } as const;
    await lms.saveLmsCourses(
      numbers.map((number) => ({ ...seen, id: `c${number}`, outsideId: number, title: number })),
    );
    await sql`
      insert into lms_fact (partnership_id, id, registration_id, lms_course_id, subject, state, occurred_at, completed_at, keyed_at,
        waits_for_course, waits_for_person)
      select ${north.id}, 'f' || n, ${registrationId}, 'c' || (n % 40 + 1), (n % 2000)::text, 'complete', t, t, t, n % 100 = 0, n % 2000 < 200
      from generate_series(1, 40000) n, lateral (select ${noon}::timestamptz + make_interval(secs => n) as t) completed`.execute(
      tx,
    );
    await sql`
      insert into unsure_person (partnership_id, id, registration_id, subject, said, heard_from, state, first_seen_at, last_seen_at)
      select ${north.id}, 'u' || n, ${registrationId}, n::text, '{}', 'event', 'open', ${noon}::timestamptz, ${noon}::timestamptz
      from generate_series(100, 199) n`.execute(tx);
    await sql`
      insert into account (partnership_id, id, issuer, client_id, subject, state, last_seen_at)
      select ${north.id}, 'a' || n, ${issuer}, 'another', n::text, 'unknown', ${noon}::timestamptz from generate_series(1, 20000) n`.execute(
      tx,
    );
    await lms.markPending({ lmsCourseId: 'c3' });
  });
  for (const table of ['lms_fact', 'lms_pending_fact', 'unsure_person', 'account'])
    await sql`vacuum analyze ${sql.table(table)}`.execute(database.owner);
});
afterAll(() => database.close());

/** How often some work looked into the large tables: read one from beginning to end, or sought in an index. */
async function looks(work: (stores: Stores) => Promise<unknown>): Promise<{ wholeReads: number; searches: number }> {
  return await north.at(noon, async (stores, tx) => {
    const count = async () => {
      const { rows } = await sql<{ wholeReads: number; searches: number }>`
        select sum(seq_scan)::int as "wholeReads", sum(idx_scan)::int as searches from pg_stat_xact_user_tables
        where relname in ('lms_fact', 'account', 'evidence', 'graded_learner', 'score')`.execute(tx);
      return rows[0]!;
    };
    const before = await count();
    await work(stores);
    const after = await count();
    return { wholeReads: after.wholeReads - before.wholeReads, searches: after.searches - before.searches };
  });
}

test.each<[string, (stores: Stores) => Promise<unknown>]>([
  ['the courses of LMSs with their counts', ({ lms }) => lms.listLmsCourses({}, page)],
  ['a reconciliation of some courses', ({ lms }) => lms.completionSums(registrationId, numbers.slice(0, 5))],
  [
    'the facts of a batch of events',
    ({ lms }) => lms.factsBy(numbers.map((subject) => ({ lmsCourseId: 'c2', subject }))),
  ],
  ['what must be looked at again', ({ lms }) => lms.takePendingFacts(200)],
  ['who was joined since', ({ lms }) => lms.markJoined()],
  ['the people from the LMS on the match list', ({ lms }) => lms.listUnsurePeople({ state: 'open' }, page)],
  ['what an LMS said of one user', ({ lms }) => lms.factsOfSubject(registrationId, '7')],
  ['what is held about one person', ({ audit }) => audit.subject('ann' as PersonId)],
])('among 40,000 facts, %s is found without reading them all', async (_, work) => {
  expect((await looks(work)).wholeReads).toBe(0);
});

test('a change to anybody looks for no evidence and no account where no link is graded', async () => {
  const people = numbers.map((number) => `p${number}` as PersonId);
  const due = async ({ lms }: Stores) => await lms.scoresDue(people, ['completion']);
  expect(await looks(due)).toEqual({ wholeReads: 0, searches: 0 });
  const place = { registrationId, deploymentId: '1', contextId: '4', resourceLinkId: 'r' };
  const link = { ...place, id: 'l', courseRef: 'SG1', lineItemUrl: `${issuer}/item` };
  await north.at(noon, ({ lms }) => lms.noteLink(link, 'account-ann' as AccountId));
  expect(await looks(due)).not.toEqual({ wholeReads: 0, searches: 0 });
});
