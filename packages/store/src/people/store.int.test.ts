import type { Sight } from '@trellis/core/access';
import type { Agency, ImportRun, MatchCase, Person, Post } from '@trellis/core/people';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestPartnership, type TestPartnership } from '../test-partnership.ts';
import { createTestDatabase, type TestDatabase } from '../testing.ts';
import { saveRunProgress } from './imports.ts';

const noon = '2026-04-01T12:00:00.000Z';
const later = '2026-05-01T12:00:00.000Z';
const everywhere = { all: true } as const;
const only = (...agencyIds: string[]) => ({ all: false, agencyIds: agencyIds as Agency['id'][] }) as const;
const page = { limit: 50 };

const council = {
  id: 'council',
  ref: 'NSC',
  name: 'North Shire Council',
  kind: 'council',
  annualTurnoverPence: 12_345_678_900,
} as Agency;
const school = { id: 'school', ref: 'ELM', name: 'Elm School', kind: 'school-maintained' } as Agency;

function aPerson(id: string, givenName: string, familyName: string, changes: Partial<Person> = {}): Person {
  return { id: id as Person['id'], givenName, familyName, formerNames: [], staffNumbers: [], ...changes };
}
function aPost(id: string, personId: string, agencyId: string, changes: Partial<Post> = {}): Post {
  return {
    id: id as Post['id'],
    personId: personId as Post['personId'],
    agencyId: agencyId as Post['agencyId'],
    audiences: [],
    flags: [],
    startsOn: '2025-09-01',
    ...changes,
  };
}
const at = (agencyId: string, staffNumber: string) => ({ agencyId: agencyId as Agency['id'], staffNumber });

let database: TestDatabase;
let north: TestPartnership;
beforeAll(async () => {
  database = await createTestDatabase();
  north = await createTestPartnership(database);
  await north.at(noon, async ({ people }) => {
    await people.saveAgencies([council, school]);
    await people.savePeople([
      aPerson('ann', 'Ann', 'Baker', { workEmail: 'Ann.Baker@example.org', staffNumbers: [at('council', 'C-100')] }),
      aPerson('zoe', 'Zoë', "O'Neil", {
        formerNames: [{ givenName: 'Zoë', familyName: 'Adeyemi', until: '2024-06-01' }],
        staffNumbers: [at('council', 'C-200'), at('school', 'S-1')],
      }),
      aPerson('kim', 'Kim', 'Baker'),
    ]);
    await people.savePosts([
      aPost('ann-1', 'ann', 'council', { jobTitle: 'Team Manager', team: 'Duty' }),
      aPost('zoe-1', 'zoe', 'council', {
        jobTitle: 'Social Worker',
        team: 'Duty',
        managerPersonId: 'ann' as Person['id'],
      }),
      aPost('zoe-2', 'zoe', 'school', {
        jobTitle: 'Governor',
        flags: ['named-lead'],
        audiences: ['LCF-G3'],
        endsOn: '2026-08-31',
      }),
      aPost('kim-1', 'kim', 'school', { jobTitle: 'Head teacher' }),
    ]);
  });
});
afterAll(() => database.close());

describe('people', () => {
  test('come back as they were saved, in the order in which they first came', async () => {
    const found = await north.at(noon, ({ people }) => people.people(['zoe', 'ann'] as Person['id'][]));
    expect(found.map((person) => person.id)).toEqual(['ann', 'zoe']);
    expect(found[0]).toEqual({
      id: 'ann',
      givenName: 'Ann',
      familyName: 'Baker',
      formerNames: [],
      workEmail: 'Ann.Baker@example.org',
      staffNumbers: [at('council', 'C-100')],
    });
    expect(found[1]?.formerNames).toEqual([{ givenName: 'Zoë', familyName: 'Adeyemi', until: '2024-06-01' }]);
    expect(await north.at(noon, ({ people }) => people.agencies())).toEqual([school, council]);
  });

  test('are found as those a file may mean, by agency and by e-mail in any case', async () => {
    await north.at(noon, async ({ people }) => {
      const ids = (found: readonly Person[]) => found.map((person) => person.id);
      expect(ids(await people.candidates([school.id], []))).toEqual(['zoe', 'kim']);
      expect(ids(await people.candidates([], ['ann.baker@EXAMPLE.org']))).toEqual(['ann']);
      expect(ids(await people.identified([at('school', 'S-1'), at('school', 'C-100')], []))).toEqual(['zoe']);
      expect(ids(await people.identified([], ['ann.baker@example.org']))).toEqual(['ann']);
    });
  });

  test('lend a staff number to somebody else in one call, and to nobody behind their back', async () => {
    const [ann, zoe] = await north.at(noon, ({ people }) => people.people(['ann', 'zoe'] as Person['id'][]));
    await north.at(later, async ({ people }) => {
      await people.savePeople([
        { ...ann!, staffNumbers: [at('council', 'C-200')] },
        { ...zoe!, staffNumbers: [at('council', 'C-100'), at('school', 'S-1')] },
      ]);
      expect((await people.identified([at('council', 'C-200')], []))[0]?.id).toBe('ann');
      await people.savePeople([ann!, zoe!]);
    });
    const taken = north.at(later, ({ people }) =>
      people.savePeople([{ ...ann!, staffNumbers: [at('council', 'C-200')] }]),
    );
    await expect(taken).rejects.toMatchObject({ code: '23505' });
  });
});

describe('posts', () => {
  test('are versions: a change closes the one before, and saying the same again writes nothing', async () => {
    const changed = aPost('kim-1', 'kim', 'school', { jobTitle: 'Head teacher', team: 'Leadership' });
    await north.at(later, ({ people }) => people.savePosts([changed]));
    await north.at('2026-06-01T12:00:00.000Z', ({ people }) => people.savePosts([changed]));
    await north.at(noon, async ({ people }, tx) => {
      expect(await people.post('kim-1' as Post['id'])).toEqual(changed);
      const { rows } =
        await sql`select known_from, known_to, team, key = min(key) over () as same_key from post where id = 'kim-1' order by known_from`.execute(
          tx,
        );
      expect(rows).toEqual([
        { known_from: noon, known_to: later, team: null, same_key: true },
        { known_from: later, known_to: 'infinity', team: 'Leadership', same_key: true },
      ]);
    });
  });

  test('that change twice at one moment are known one after the other', async () => {
    await north.at(noon, async ({ people }, tx) => {
      await people.savePosts([aPost('zoe-2', 'zoe', 'school', { jobTitle: 'Chair of governors' })]);
      await people.savePosts([aPost('zoe-2', 'zoe', 'school', { jobTitle: 'Governor', endsOn: '2026-08-31' })]);
      const { rows } = await sql<{
        known_from: string;
      }>`select known_from from post where id = 'zoe-2' order by known_from`.execute(tx);
      expect(rows.map((row) => row.known_from)).toEqual([noon, '2026-04-01T12:00:00.001Z', '2026-04-01T12:00:00.002Z']);
    });
  });

  test('say who manages whom, and who is in an agency', async () => {
    await north.at(noon, async ({ people }) => {
      expect(await people.peopleIn([school.id])).toEqual(['kim', 'zoe']);
      expect(await people.peopleIn([])).toEqual([]);
      expect(await people.peopleIn()).toEqual(['ann', 'kim', 'zoe']);
      expect((await people.postsOf(['zoe' as Person['id']])).map((post) => post.id)).toEqual(['zoe-1', 'zoe-2']);
    });
  });
});

describe('searching', () => {
  const search = (scope: Parameters<typeof find>[0], text?: string, more = {}) => find(scope, { text, ...more });
  async function find(scope: Sight, query: object) {
    const found = await north.at(noon, ({ people }) => people.search(scope, query, page));
    return found.rows.map((row) => row.personId as string);
  }

  test('finds by name, earlier name, staff number, job title and team, by family name', async () => {
    expect(await search(everywhere)).toEqual(['ann', 'kim', 'zoe']);
    expect(await search(everywhere, 'BAK')).toEqual(['ann', 'kim']);
    expect(await search(everywhere, 'zoe oneil')).toEqual(['zoe']);
    expect(await search(everywhere, 'adeyemi')).toEqual(['zoe']);
    expect(await search(everywhere, 's-1')).toEqual(['zoe']);
    expect(await search(everywhere, 'social duty')).toEqual(['zoe']);
    expect(await search(everywhere, 'aker')).toEqual([]);
  });

  test('tells an agency nothing of what somebody does elsewhere', async () => {
    expect(await search(only('school'))).toEqual(['kim', 'zoe']);
    expect(await search(only('school'), 'social')).toEqual([]);
    expect(await search(only('school'), 'c-200')).toEqual([]);
    expect(await search(only())).toEqual([]);
    expect(await search(only('school'), undefined, { agencyId: 'council' })).toEqual([]);
    const [row] = (await north.at(noon, ({ people }) => people.search(only('school'), { text: 'neil' }, page))).rows;
    expect(row?.posts.map((post) => post.jobTitle)).toEqual(['Governor']);
    expect(row?.staffNumbers).toEqual([at('school', 'S-1')]);
  });

  test('shows a manager her team and of it nothing of other agencies', async () => {
    const teamOf = (managerId: string, more: readonly string[] = []) => ({
      ...only(...more),
      team: { managerId: managerId as Person['id'], within: everywhere },
    });
    expect(await search(teamOf('ann'))).toEqual(['zoe']);
    expect(await search(teamOf('ann'), 'social duty s-1')).toEqual([]);
    expect(await search(teamOf('ann'), 'social duty c-200')).toEqual(['zoe']);
    expect(await search(teamOf('ann'), 'governor')).toEqual([]);
    expect(await search(teamOf('kim'))).toEqual([]);
    expect(
      await search({ ...teamOf('ann'), team: { managerId: 'ann' as Person['id'], within: only('school') } }),
    ).toEqual([]);
    expect(await search(teamOf('ann', ['school']))).toEqual(['kim', 'zoe']);
    expect(await search(teamOf('ann', ['school']), 'social')).toEqual(['zoe']);
    expect(await search(teamOf('ann', ['school']), undefined, { agencyId: 'council' })).toEqual(['zoe']);
  });

  test('counts all who are found and in sight, whatever is typed, and goes on from page to page', async () => {
    await north.at(noon, async ({ people }) => {
      const first = (scope: Sight, text: string, more = {}) =>
        people.search(scope, { text, ...more }, { limit: 1 }).then(({ rows, total }) => [rows[0]?.personId, total]);
      for (const text of ['b', 'ba', 'b b', 'bak b', 'baker'])
        expect(await first(everywhere, text)).toEqual(['ann', 2]);
      for (const text of ['b', 'bak']) {
        expect(await first(only('school'), text)).toEqual(['kim', 1]);
        expect(await first(everywhere, text, { agencyId: 'school' })).toEqual(['kim', 1]);
        const { after } = await people.search(everywhere, { text }, { limit: 1 });
        const next = await people.search(everywhere, { text }, { limit: 1, after });
        expect([next.rows.map((row) => row.personId), next.total, next.after]).toEqual([['kim'], undefined, undefined]);
        // She is there, but not found by this.
        const beyond = people.search(everywhere, { text }, { limit: 1, after: 'zoe' });
        await expect(beyond).rejects.toMatchObject({ code: 'paging.unknown-cursor' });
      }
      for (const text of ['q', 'quill', 'baker zoe']) expect(await first(everywhere, text)).toEqual([undefined, 0]);
    });
  });

  test('follows a change of name and of post', async () => {
    const [kim] = await north.at(noon, ({ people }) => people.people(['kim' as Person['id']]));
    await north.at(later, ({ people }) => people.savePeople([{ ...kim!, familyName: 'Nowak' }]));
    expect(await search(everywhere, 'baker')).toEqual(['ann']);
    expect(await search(everywhere, 'nowak head leadership')).toEqual(['kim']);
  });

  test('gives a page at a time and counts on the first', async () => {
    await north.at(noon, async ({ people }) => {
      const first = await people.search(everywhere, {}, { limit: 2 });
      expect([first.rows.length, first.total, first.after !== undefined]).toEqual([2, 3, true]);
      const second = await people.search(everywhere, {}, { limit: 2, after: first.after });
      // Somebody out of sight is refused as somebody who is not there.
      const elsewhere = people.search(only('school'), {}, { limit: 2, after: 'ann' });
      await expect(elsewhere).rejects.toMatchObject({ code: 'paging.unknown-cursor' });
      expect(second.rows.map((row) => row.personId)).toEqual(['zoe']);
      expect(second.after).toBeUndefined();
    });
  });
});

describe('imports', () => {
  const run: ImportRun = {
    id: 'run-1',
    kind: 'people',
    fileName: 'people.csv',
    dryRun: false,
    state: 'running',
    startedAt: noon,
    startedBy: 'operator',
    rowsDone: 0,
    rowsTotal: 3,
    counts: { new: 0, changed: 0, unchanged: 0, unsure: 0, refused: 0 },
  };

  test('show how far they have come while their own transaction is open', async () => {
    await north.at(noon, async ({ people }) => {
      await people.saveRun(run);
      await saveRunProgress(database.app, north.id, { ...run, rowsDone: 2 });
      expect(await north.at(noon, (other) => other.people.run('run-1'))).toEqual({ ...run, rowsDone: 2 });
      await people.saveRun({ ...run, state: 'done', rowsDone: 3 });
    });
    expect(await north.at(noon, ({ people }) => people.run('run-1'))).toEqual({ ...run, state: 'done', rowsDone: 3 });
  });

  test('that were undone are listed with the reason, newest first', async () => {
    await saveRunProgress(database.app, north.id, {
      ...run,
      id: 'run-2',
      startedAt: later,
      state: 'refused',
      refusal: 'No header row.',
    });
    const listed = await north.at(noon, ({ people }) => people.runs({ limit: 1 }));
    expect(listed.rows.map((each) => [each.id, each.refusal])).toEqual([['run-2', 'No header row.']]);
    const next = await north.at(noon, ({ people }) => people.runs({ limit: 1, after: listed.after }));
    expect(next.rows.map((each) => each.id)).toEqual(['run-1']);
    expect(next.after).toBeUndefined();
    const own = await north.at(noon, ({ people }) => people.runs({ limit: 10 }, 'somebody else'));
    expect(own.rows).toEqual([]);
  });

  test('leave match cases to the agency whose file it was', async () => {
    const aCase: MatchCase = {
      id: 'case-1',
      runId: 'run-1',
      agencyId: council.id,
      kind: 'people',
      row: { given_name: 'Anne' },
      reason: 'the name differs',
      candidates: ['ann' as Person['id']],
      state: 'open',
    };
    await north.at(noon, async ({ people }) => {
      await people.saveCases([aCase, { ...aCase, id: 'case-2', agencyId: school.id }]);
      expect((await people.cases(only('school'), {}, page)).rows.map((each) => each.id)).toEqual(['case-2']);
      const afterAnothers = people.cases(only('school'), {}, { limit: 10, after: 'case-1' });
      await expect(afterAnothers).rejects.toMatchObject({ code: 'paging.unknown-cursor' });
      await people.saveCases([{ ...aCase, state: 'same', row: {}, decidedAt: later }]);
      expect(await people.matchCase('case-1')).toEqual({ ...aCase, state: 'same', row: {}, decidedAt: later });
      const open = await people.cases(everywhere, { state: 'open' }, page);
      expect([open.total, open.rows[0]?.id]).toEqual([1, 'case-2']);
    });
  });
});
