import type { AgencyScope, Sight } from '@trellis/core/access';
import type { Agency, Post } from '@trellis/core/people';
import type { RowsFilter } from '@trellis/core/compliance';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestPartnership, type TestPartnership } from '../test-partnership.ts';
import { createTestDatabase, type TestDatabase } from '../testing.ts';
import { saying } from './saying.fixture.ts';
import {
  ann,
  annSpans,
  april,
  everywhere,
  kimSpans,
  may,
  only,
  people,
  wholeSpans,
  workforce,
  zoeSpans,
} from './workforce.fixture.ts';

/** What Ann sees as a manager. */
const teamOf = (within: AgencyScope, scope: Sight = only()): Sight => ({ ...scope, team: { managerId: ann, within } });

let database: TestDatabase;
let north: TestPartnership;
beforeAll(async () => {
  database = await createTestDatabase();
  north = await createTestPartnership(database);
  await north.at(april, async (stores) => {
    await workforce(stores);
    await stores.compliance.judge(people, saying([...annSpans, ...zoeSpans, ...kimSpans, ...wholeSpans]));
  });
});
afterAll(() => database.close());

describe('figures', () => {
  const at = { asAt: '2026-04-01' };

  test('count each post judged alone', async () => {
    const counts = await north.at(may, ({ compliance }) => compliance.counts(everywhere, at));
    expect(counts).toEqual([
      { agencyId: 'school', requirement: 'not-judged', state: 'unknown', posts: 1 },
      { agencyId: 'council', requirement: 'LCF-L1', state: 'current', posts: 1 },
      { agencyId: 'council', requirement: 'LCF-L3', state: 'due-soon', posts: 1 },
      { agencyId: 'council', requirement: 'LCF-L3', state: 'overdue', posts: 2 },
    ]);
  });

  test('keep to the agencies and the team that may be seen', async () => {
    await north.at(may, async ({ compliance }) => {
      expect(await compliance.counts(only('school'), at)).toHaveLength(1);
      expect(await compliance.counts(only(), at)).toEqual([]);
      expect(await compliance.counts(only('school'), at, 'council' as Agency['id'])).toEqual([]);
      const team = await compliance.counts(teamOf(everywhere), at);
      expect(await compliance.counts(teamOf(only('school')), at)).toEqual([]);
      expect(await compliance.totals(teamOf(everywhere, only('school')), at)).toMatchObject({ posts: 3, notJudged: 1 });
      expect(team.map((each) => [each.requirement, each.state, each.posts])).toEqual([
        ['LCF-L1', 'current', 1],
        ['LCF-L3', 'due-soon', 1],
        ['LCF-L3', 'overdue', 1],
      ]);
    });
  });

  test('add up to posts, people and what falls due', async () => {
    await north.at(may, async ({ compliance }) => {
      expect(await compliance.totals(everywhere, at)).toEqual({
        posts: 4,
        notJudged: 1,
        peopleOverdue: 2,
        dueWithin90Days: 1,
      });
      expect(await compliance.totals(only('school'), at)).toEqual({
        posts: 1,
        notJudged: 1,
        peopleOverdue: 0,
        dueWithin90Days: 0,
      });
      expect(await compliance.totals(everywhere, { asAt: '2027-01-01' })).toMatchObject({ posts: 3 });
      expect(await compliance.totals(everywhere, { ...at, knownAt: '2026-04-01T00:00:00.000Z' })).toMatchObject({
        posts: 0,
        notJudged: 0,
      });
    });
  });
});

describe('rows behind figures', () => {
  const asAt = '2026-04-01';
  const list = (filter: Partial<RowsFilter>, limit = 50, after?: string) =>
    north.at(may, ({ compliance }) => compliance.rows({ sight: everywhere, asAt, ...filter }, { limit, after }));
  const who = async (filter: Partial<RowsFilter>) =>
    (await list(filter)).rows.map((row) => `${row.personId} ${row.span.requirement}`);

  test('say who, where, how long overdue and why', async () => {
    const { rows, total } = await list({ states: ['overdue'] });
    expect(total).toBe(2);
    expect(rows[0]).toEqual({
      personId: 'zoe',
      postId: 'zoe-1',
      agencyId: 'council',
      staffNumber: 'C-zoe',
      givenName: 'Zoë',
      familyName: 'Adams',
      jobTitle: 'Social Worker',
      team: 'Intake',
      daysOverdue: 91,
      span: zoeSpans[0],
    });
  });

  test('are sorted every way, what has no due date last', async () => {
    expect(await who({})).toEqual(['zoe LCF-L3', 'ann LCF-L3', 'kim LCF-L3', 'zoe LCF-L1', 'zoe not-judged']);
    expect(await who({ sort: { by: 'days-overdue', descending: false } })).toEqual([
      'zoe LCF-L1',
      'kim LCF-L3',
      'ann LCF-L3',
      'zoe LCF-L3',
      'zoe not-judged',
    ]);
    expect((await who({ sort: { by: 'person', descending: false } }))[0]).toMatch(/^zoe/);
    expect((await who({ sort: { by: 'person', descending: true } }))[0]).toMatch(/^kim/);
    expect((await who({ sort: { by: 'team', descending: false } }))[0]).toBe('zoe not-judged');
    expect((await who({ sort: { by: 'requirement', descending: true } }))[0]).toBe('zoe not-judged');
  });

  test('are searched by name, number, title and team of the very post', async () => {
    expect(await who({ text: 'clark' })).toEqual(['kim LCF-L3']);
    expect(await who({ text: 'c-ann' })).toEqual(['ann LCF-L3']);
    expect(await who({ text: 'governor' })).toEqual(['zoe not-judged']);
    expect(await who({ text: 'duty', states: ['overdue'] })).toEqual(['ann LCF-L3']);
    expect(await who({ sight: only('school'), text: 'c-zoe' })).toEqual([]);
    expect(await who({ team: 'Intake', requirement: 'LCF-L1' })).toEqual(['zoe LCF-L1']);
    expect(await who({ sight: teamOf(everywhere), states: ['overdue'] })).toEqual(['zoe LCF-L3']);
    expect(await who({ agencyId: 'school' as Agency['id'] })).toEqual(['zoe not-judged']);
  });

  test('come page by page without a gap or a repetition, in every order', async () => {
    const orders = [
      undefined,
      ...(['days-overdue', 'person', 'team', 'requirement', 'due-on'] as const).flatMap((by) => [
        { by, descending: true },
        { by, descending: false },
      ]),
    ];
    for (const sort of orders) {
      const whole = await who({ sort });
      const paged: string[] = [];
      for (let after: string | undefined, more = true; more; more = after !== undefined) {
        const page = await list({ sort }, 2, after);
        paged.push(...page.rows.map((row) => `${row.personId} ${row.span.requirement}`));
        after = page.after;
      }
      expect(paged).toEqual(whole);
    }
  });

  test('stream to the end, also when the reader stops early', async () => {
    await north.at(may, async ({ compliance }) => {
      const all: string[] = [];
      for await (const row of compliance.everyRow({ sight: everywhere, asAt })) all.push(row.personId);
      expect(all).toEqual(['zoe', 'ann', 'kim', 'zoe', 'zoe']);
      for await (const row of compliance.everyRow({ sight: everywhere, asAt })) {
        expect(row.personId).toBe('zoe');
        break;
      }
    });
  });
});

test('records of everybody are read while another reads them in the same transaction', async () => {
  await north.at(may, async ({ compliance }) => {
    const first = compliance.everyRecord()[Symbol.asyncIterator]();
    expect((await first.next()).done).toBe(false);
    const read: string[] = [];
    for await (const lives of compliance.everyRecord()) read.push(...lives.map((life) => life.personId));
    expect(read).toEqual(['ann', 'zoe', 'kim']);
    expect((await first.next()).done).toBe(true);
  });
});

test('a team as known at a moment is whoever named the manager then', async () => {
  const [post] = await north.at(may, async ({ people: store }) =>
    (await store.postsOf([people[1]!])).filter((each) => each.id === ('zoe-1' as Post['id'])),
  );
  await north.at('2026-06-01T09:00:00.000Z', ({ people: store }) =>
    store.savePosts([{ ...post!, managerPersonId: people[2]! }]),
  );
  await north.at('2026-07-01T09:00:00.000Z', async ({ compliance }) => {
    const at = { asAt: '2026-04-01' };
    const overdue = async (knownAt?: string) => {
      const counts = await compliance.counts(teamOf(everywhere), { ...at, knownAt });
      return [
        counts.find((each) => each.state === 'overdue')?.posts,
        (await compliance.totals(teamOf(everywhere), { ...at, knownAt })).posts,
      ];
    };
    expect([await overdue(), await overdue(may)]).toEqual([
      [undefined, 1],
      [1, 2],
    ]);
  });
});
