import { sql } from 'kysely';
import type { Post } from '@trellis/core/people';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestPartnership, type TestPartnership } from '../test-partnership.ts';
import { createTestDatabase, type TestDatabase } from '../testing.ts';
import { saying } from './saying.fixture.ts';
import {
  ann,
  annSpans,
  april,
  aSpan,
  because,
  everywhere,
  kimSpans,
  may,
  only,
  people,
  workforce,
  zoe,
  zoeSpans,
} from './workforce.fixture.ts';

const june = '2026-06-10T09:00:00.000Z';

let database: TestDatabase;
let north: TestPartnership;
let count = 0;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

beforeEach(async () => {
  north = await createTestPartnership(database, `north-${++count}`);
  await north.at(april, async (stores) => {
    await workforce(stores);
    await stores.compliance.judge(people, saying([...annSpans, ...zoeSpans, ...kimSpans]));
  });
});

describe('spans', () => {
  test('come back as they were judged, each person’s own answer beside', async () => {
    const found = await north.at(may, ({ compliance }) => compliance.spansOf(people));
    expect(found).toHaveLength(8);
    expect(found).toEqual(expect.arrayContaining([...annSpans, ...zoeSpans, ...kimSpans]));
  });

  test('that do not change keep the moment since which they are known', async () => {
    const better = [
      annSpans[0]!,
      aSpan('ann-1', 'current', '2026-03-02', null, {
        dueOn: '2029-03-15',
        heldOn: '2026-03-15',
        because: { ...because, evidence: 'ev-1' },
      }),
    ];
    await north.at(may, async ({ compliance }, tx) => {
      await compliance.judge([ann, zoe], saying([...better, ...zoeSpans]));
      expect((await compliance.spansOf([ann])).at(-1)).toEqual(better[1]);
      const { rows } =
        await sql`select from_on, known_from from span where person_key = (select key from person where id = 'ann') order by from_on`.execute(
          tx,
        );
      expect(rows).toEqual([
        { from_on: '2023-03-01', known_from: april },
        { from_on: '2026-03-02', known_from: may },
      ]);
      const superseded =
        await sql`select count(*) as n, min(known_from) as known_from, min(known_to) as known_to from span_was`.execute(
          tx,
        );
      expect(superseded.rows).toEqual([{ n: 1, known_from: april, known_to: may }]);
    });
  });

  test('change what was true in March once late evidence comes, and not what was known in April', async () => {
    const late = [aSpan('ann-1', 'current', '2023-03-01', null, { dueOn: '2029-03-15' })];
    await north.at(may, ({ compliance }) => compliance.judge([ann], saying(late)));
    await north.at(june, async ({ compliance }) => {
      const overdue = async (knownAt?: string) => {
        const counts = await compliance.counts(only('council'), { asAt: '2026-03-20', knownAt });
        return counts.find((each) => each.state === 'overdue')?.posts;
      };
      expect([await overdue(), await overdue(april), await overdue(may)]).toEqual([1, 2, 1]);
      expect(await compliance.spansOf([ann], april)).toEqual(annSpans);
      expect(await compliance.spansOf([ann], '2026-04-09T00:00:00.000Z')).toEqual([]);
      const listed = await compliance.rows(
        { sight: everywhere, asAt: '2026-03-20', knownAt: april, states: ['overdue'] },
        { limit: 10 },
      );
      expect(listed.rows.map((row) => row.personId)).toEqual(['zoe', 'ann']);
    });
  });

  test('never overlap in what was known, also when the clock stands still or goes back', async () => {
    await north.at(april, ({ compliance }) => compliance.judge([ann], saying([])));
    await north.at('2026-04-01T00:00:00.000Z', ({ compliance }) => compliance.judge([ann], saying(annSpans)));
    await north.at(april, ({ compliance }) =>
      compliance.judge([ann], saying([aSpan('ann-1', 'exempt', '2023-03-01', null)])),
    );
    await north.at(may, async (_, tx) => {
      const { rows } = await sql<{ n: number }>`
        with versions as (
          select person_key, from_on, to_on, known_from, known_to from span_was union all select person_key, from_on, to_on, known_from, 'infinity' from span
        ) select count(*) as n from versions one join versions other on one.person_key = other.person_key
          and (one.from_on, one.known_from) < (other.from_on, other.known_from) and one.from_on < other.to_on and other.from_on < one.to_on
          and one.known_from < other.known_to and other.known_from < one.known_to
          where one.person_key = (select key from person where id = 'ann')`.execute(tx);
      expect(rows[0]?.n).toBe(0);
      const known =
        await sql`select known_from from span where person_key = (select key from person where id = 'ann')`.execute(tx);
      expect(known.rows).toEqual([{ known_from: '2026-04-10T09:00:00.002Z' }]);
    });
  });

  test('wait for others who judge the same people, and not for those who only write about them', async () => {
    const order: string[] = [];
    let second: Promise<unknown> | undefined;
    await north.at(may, async ({ compliance }) => {
      await compliance.lockPeople([ann]);
      const anotherPost = {
        id: 'ann-9',
        personId: ann,
        agencyId: 'school',
        audiences: [],
        flags: [],
        startsOn: '2026-05-01',
      } as unknown as Post;
      await north.at(may, ({ people: store }) => store.savePosts([anotherPost]));
      order.push('written');
      second = north.at(may, async (other) => {
        await other.compliance.lockPeople([ann]);
        order.push('judged second');
      });
      await compliance.judge([ann], saying(annSpans));
      order.push('judged first');
    });
    await second;
    expect(order).toEqual(['written', 'judged first', 'judged second']);
  });
});
