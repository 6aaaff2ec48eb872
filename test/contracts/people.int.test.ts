import type { AgencyId, Context, PersonId, Stores } from '@trellis/core';
import {
  agencies,
  decidePeopleCase,
  importPeople,
  importRuns,
  matchCases,
  personRecord,
  PeopleRow,
  putPerson,
  search,
  type FileRow,
  type ImportResult,
} from '@trellis/core/people';
import { entries } from '@trellis/core/audit';
import {
  createTestDatabase,
  createTestPartnership,
  type TestDatabase,
  type TestPartnership,
} from '@trellis/store/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { act, administrator, anActor } from './at-work.ts';

const NOW = '2026-11-21T10:00:00.000Z';
const GROUPS = new Set(['LCF-G3', 'LCF-G5']);
const PAGE = { limit: 50 };

let database: TestDatabase;
let partnership: TestPartnership;
let count = 0;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  partnership = await createTestPartnership(database, `partnership-${++count}`);
});
afterAll(() => database.close());

function aRow(row: number, changed: Record<string, string> = {}): FileRow {
  const cells: Record<string, string> = {
    agencyRef: 'WT',
    agencyName: 'Willow Tree Nursery',
    agencyKind: 'ey-group',
    staffNumber: '1001',
    givenName: 'Chloe',
    familyName: 'Nowak',
    jobTitle: 'Nursery practitioner',
    startsOn: '2024-09-01',
    ...changed,
  };
  return { row, cells: Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== '')) };
}

const take = (
  rows: readonly FileRow[],
  more: { actor?: typeof administrator; dryRun?: boolean; touched?: Set<string>; now?: string } = {},
) =>
  act(partnership, { now: NOW, actor: administrator, ...more }, (ctx) =>
    importPeople(ctx, { rows, fileName: 'people.csv', dryRun: more.dryRun ?? false, knownAudiences: GROUPS }),
  );
const asAdministrator = <Result>(work: (ctx: Context<Stores>) => Promise<Result>) =>
  act(partnership, { now: NOW, actor: administrator }, work);
const outcomeOf = ({ run }: ImportResult) => {
  const { counts } = run;
  return [counts.new, counts.changed, counts.unchanged, counts.unsure, counts.refused];
};
const agencyId = async (ref: string): Promise<AgencyId> => {
  const found = (await asAdministrator(agencies)).find((agency) => agency.ref === ref);
  if (!found) throw new Error(`no agency ${ref}`);
  return found.id;
};
const personNamed = async (text: string): Promise<PersonId> => {
  const [found] = (await asAdministrator((ctx) => search(ctx, { text }, PAGE))).rows;
  if (!found) throw new Error(`nobody called ${text}`);
  return found.personId;
};
const lead = async (ref: string) => anActor(`lead-${ref}`, [{ role: 'agency-lead', agencyId: await agencyId(ref) }]);

const MIXED = [
  aRow(2, { team: 'Baby room', audience: 'LCF-G3', managerStaffNumber: '1', annualTurnover: '85000' }),
  aRow(3, { staffNumber: '1', givenName: 'Mo', familyName: 'Ash', jobTitle: 'Manager' }),
  aRow(4, { jobTitle: 'Cook', startsOn: '2025-01-01' }),
  aRow(5, { staffNumber: '', workEmail: 'office@wt.example', givenName: 'Ann', familyName: 'Lee' }),
  aRow(6, { staffNumber: '', workEmail: 'office@wt.example', givenName: 'Raj', familyName: 'Patel' }),
  aRow(7, { staffNumber: '8', givenName: 'Di', familyName: 'Oak', audience: 'LCF-G99' }),
  aRow(8, { staffNumber: '9', givenName: 'Ed', familyName: 'Yew', startsOn: '2025-02-29' }),
  aRow(9, { staffNumber: '10', givenName: 'Flo', familyName: 'Fir', agencyName: 'Another name' }),
];

test('a file comes in row by row, and the same file again changes nothing', async () => {
  const touched = new Set<string>();
  const first = await take(MIXED, { touched });
  expect(outcomeOf(first)).toEqual([4, 0, 0, 1, 3]);
  expect(first.report.map(({ row, outcome, field }) => [row, outcome, field])).toEqual([
    [6, 'unsure', 'work_email'],
    [7, 'refused', 'audience'],
    [8, 'refused', 'starts_on'],
    [9, 'refused', 'agency_name'],
  ]);
  expect(touched.size).toBe(3);

  touched.clear();
  const audited = () => asAdministrator((ctx) => entries(ctx, {}, { limit: 100 }));
  const before = (await audited()).rows.length;
  const again = await take(MIXED, { touched, now: '2026-11-22T10:00:00.000Z' });
  expect(outcomeOf(again)).toEqual([0, 0, 4, 1, 3]);
  expect(again.report).toEqual(first.report);
  expect(touched.size).toBe(0);
  expect((await audited()).rows.length - before).toBe(1);
  expect((await asAdministrator((ctx) => importRuns(ctx, PAGE))).rows.map((run) => run.id)).toEqual([
    again.run.id,
    first.run.id,
  ]);
});

test('a dry run says the same and leaves no trace', async () => {
  const tried = await take(MIXED, { dryRun: true });
  expect(outcomeOf(tried)).toEqual([4, 0, 0, 1, 3]);
  await asAdministrator(async (ctx) => {
    expect(await agencies(ctx)).toEqual([]);
    expect((await matchCases(ctx, {}, PAGE)).rows).toEqual([]);
    expect((await importRuns(ctx, PAGE)).rows).toEqual([]);
    expect((await entries(ctx, {}, PAGE)).rows).toEqual([]);
  });
});

test('a person has her posts, her manager and her former names', async () => {
  await take(MIXED);
  await take([aRow(2, { familyName: 'Nowak-Hughes' })]);
  const record = await asAdministrator(async (ctx) => personRecord(ctx, await personNamed('Nowak-Hughes')));
  expect(record.person).toMatchObject({
    givenName: 'Chloe',
    familyName: 'Nowak-Hughes',
    formerNames: [{ givenName: 'Chloe', familyName: 'Nowak', until: '2026-11-21' }],
  });
  expect(record.posts.map((post) => [post.jobTitle, post.team, post.audiences, post.startsOn])).toEqual([
    ['Nursery practitioner', 'Baby room', ['LCF-G3'], '2024-09-01'],
    ['Cook', undefined, [], '2025-01-01'],
  ]);
  expect(record.managers).toMatchObject([{ givenName: 'Mo', familyName: 'Ash' }]);
});

test('a row decided to be somebody new is she from then on, and nobody is asked again', async () => {
  await take(MIXED);
  const [open] = (await asAdministrator((ctx) => matchCases(ctx, { state: 'open' }, PAGE))).rows;
  expect(open?.people).toMatchObject([{ givenName: 'Ann', familyName: 'Lee' }]);
  const { personId } = await asAdministrator((ctx) => decidePeopleCase(ctx, open?.id ?? '', { state: 'new' }, GROUPS));
  expect(personId).not.toBe(open?.candidates[0]);
  expect(outcomeOf(await take(MIXED))).toEqual([0, 0, 5, 0, 3]);
  const [closed] = (await asAdministrator((ctx) => matchCases(ctx, {}, PAGE))).rows;
  expect(closed).toMatchObject({ state: 'new', row: {}, candidates: [personId] });
});

test('a row decided to be one of the candidates is hers, and one decided to be refused is refused', async () => {
  await take(MIXED);
  const [open] = (await asAdministrator((ctx) => matchCases(ctx, { state: 'open' }, PAGE))).rows;
  const [ann] = open?.candidates ?? [];
  if (!open || !ann) throw new Error('nothing to decide');
  await expect(
    asAdministrator((ctx) => decidePeopleCase(ctx, open.id, { state: 'same', personId: 'x' as PersonId }, GROUPS)),
  ).rejects.toMatchObject({ code: 'people.not-found' });
  await asAdministrator((ctx) => decidePeopleCase(ctx, open.id, { state: 'same', personId: ann }, GROUPS));
  expect((await asAdministrator((ctx) => personRecord(ctx, ann))).person).toMatchObject({
    familyName: 'Patel',
    formerNames: [{ familyName: 'Lee' }],
  });
  await expect(
    asAdministrator((ctx) => decidePeopleCase(ctx, open.id, { state: 'refused' }, GROUPS)),
  ).rejects.toMatchObject({ code: 'people.case-not-open' });

  await take([aRow(2, { staffNumber: '1', givenName: 'Zoe', familyName: 'Elm' })]);
  const [second] = (await asAdministrator((ctx) => matchCases(ctx, { state: 'open' }, PAGE))).rows;
  await asAdministrator((ctx) => decidePeopleCase(ctx, second?.id ?? '', { state: 'refused' }, GROUPS));
  const again = await take([aRow(2, { staffNumber: '1', givenName: 'Zoe', familyName: 'Elm' })]);
  expect(again.report).toMatchObject([{ row: 2, outcome: 'refused', field: 'staff_number' }]);
});

test('one person by PUT is new once, then unchanged, and a doubt is put to somebody', async () => {
  const put = (changed: Record<string, string>) =>
    asAdministrator((ctx) => putPerson(ctx, { row: PeopleRow.parse(aRow(1, changed).cells), knownAudiences: GROUPS }));
  const first = await put({});
  expect(first.outcome).toBe('new');
  expect(await put({})).toEqual({ ...first, outcome: 'unchanged' });
  expect(await put({ team: 'Toddlers' })).toEqual({ ...first, outcome: 'changed' });
  const doubt = { givenName: 'Raj', familyName: 'Patel' };
  expect(await put(doubt)).toMatchObject({ outcome: 'unsure', field: 'staffNumber' });
  expect(await put(doubt)).toMatchObject({ outcome: 'unsure' });
  const open = (await asAdministrator((ctx) => matchCases(ctx, { state: 'open' }, PAGE))).rows;
  expect(open).toHaveLength(1);
  expect(open[0]).not.toHaveProperty('runId');
  const kept = (await asAdministrator((ctx) => entries(ctx, {}, PAGE))).rows.filter(
    (entry) => entry.subject.kind === 'match-case',
  );
  expect(kept).toMatchObject([{ action: 'people.put', subject: { id: open[0]?.id } }]);
  await expect(put({ audience: 'LCF-G99' })).rejects.toMatchObject({
    code: 'people.row-refused',
    facts: { findings: [{ field: 'audience' }] },
  });
});

test('whoever was read before another agency changed them is not saved as they were read', async () => {
  const email = { workEmail: 'chloe@example.org' };
  await take([aRow(2, email)]);
  const elsewhere = PeopleRow.parse({
    ...aRow(2, { ...email, agencyRef: 'QS', agencyName: 'Quay School', staffNumber: 'Q-7' }).cells,
  });
  const married = PeopleRow.parse({ ...aRow(2, { ...email, familyName: 'Nowak-Reid' }).cells });
  const put = (row: PeopleRow, ctx: Context<Stores>) => putPerson(ctx, { row, knownAudiences: GROUPS });

  const inTheMiddle = asAdministrator((ctx) =>
    put(married, {
      ...ctx,
      store: {
        ...ctx.store,
        people: {
          ...ctx.store.people,
          // The first thing that is written.
          async lockPeople(people) {
            await asAdministrator((other) => put(elsewhere, other));
            await ctx.store.people.lockPeople(people);
          },
        },
      },
    }),
  );
  await expect(inTheMiddle).rejects.toMatchObject({ code: 'people.changed-meanwhile' });

  await asAdministrator((ctx) => put(married, ctx));
  const chloe = await asAdministrator(async (ctx) => personRecord(ctx, await personNamed('Nowak-Reid')));
  expect(chloe.person.staffNumbers.map(({ staffNumber }) => staffNumber).toSorted()).toEqual(['1001', 'Q-7']);
});

test('two uploads of the same file at once bring everybody once', async () => {
  const results = await Promise.all([take(MIXED), take(MIXED)]);
  expect(new Set(results.map((result) => result.run.counts.new))).toEqual(new Set([0, 4]));
  expect((await asAdministrator((ctx) => search(ctx, {}, PAGE))).rows).toHaveLength(3);
});

test('a lead brings in and sees her own agency only, and learns nothing of another', async () => {
  await take([
    aRow(2, { workEmail: 'chloe@wt.example' }),
    aRow(3, {
      agencyRef: 'BS',
      agencyName: 'Bright Steps',
      agencyKind: 'other',
      staffNumber: '7',
      givenName: 'Tom',
      familyName: 'Hill',
      workEmail: 'tom@bs.example',
    }),
  ]);
  const [willow, bright] = [await lead('WT'), await agencyId('BS')];
  const tom = await personNamed('Hill');

  const result = await take(
    [
      aRow(2, {
        agencyRef: 'BS',
        agencyName: '',
        agencyKind: '',
        staffNumber: '7',
        givenName: 'Tom',
        familyName: 'Hill',
      }),
      aRow(3, {
        agencyRef: 'NONE',
        agencyName: '',
        agencyKind: '',
        staffNumber: '7',
        givenName: 'Tom',
        familyName: 'Hill',
      }),
      aRow(4, { staffNumber: '70', givenName: 'Tom', familyName: 'Hill', workEmail: 'tom@bs.example' }),
    ],
    { actor: willow },
  );
  expect(outcomeOf(result)).toEqual([1, 0, 0, 0, 2]);
  expect(new Set(result.report.map(({ field, reason }) => `${field} ${reason}`)).size).toBe(1);

  await act(partnership, { now: NOW, actor: willow }, async (ctx) => {
    const seen = await search(ctx, {}, PAGE);
    expect(seen.rows.map((row) => row.familyName)).toEqual(['Hill', 'Nowak']);
    expect(seen.rows.map((row) => row.personId)).not.toContain(tom);
    expect((await search(ctx, { agencyId: bright }, PAGE)).rows).toEqual([]);
    expect((await agencies(ctx)).map((agency) => agency.ref)).toEqual(['WT']);
  });
  await asAdministrator((ctx) =>
    ctx.store.people.saveCases([
      {
        id: 'hidden',
        agencyId: willow.grants[0]!.agencyId!,
        kind: 'people',
        row: {},
        reason: 'may be somebody',
        candidates: [tom],
        state: 'open',
      },
    ]),
  );
  await act(partnership, { now: NOW, actor: willow }, async (ctx) => {
    expect((await matchCases(ctx, {}, PAGE)).rows).toEqual([]);
    await expect(decidePeopleCase(ctx, 'hidden', { state: 'refused' }, GROUPS)).rejects.toMatchObject({
      code: 'people.case-not-open',
    });
  });
  const asLead = (id: string) =>
    act(partnership, { now: NOW, actor: willow }, (ctx) => personRecord(ctx, id as PersonId));
  const [other, nobody] = await Promise.allSettled([asLead(tom), asLead('nobody')]);
  expect(other).toMatchObject({ status: 'rejected', reason: { code: 'people.not-found' } });
  expect(other).toEqual(nobody);
});

test('somebody without a role for an agency brings nobody in and looks nobody up', async () => {
  await take(MIXED);
  const practitioner = anActor('chloe', [{ role: 'practitioner' }], await personNamed('Nowak'));
  await expect(take(MIXED, { actor: practitioner })).rejects.toMatchObject({ code: 'access.not-permitted' });
  await expect(
    act(partnership, { now: NOW, actor: practitioner }, (ctx) => search(ctx, {}, PAGE)),
  ).rejects.toMatchObject({ code: 'access.not-permitted' });
  const own = await act(partnership, { now: NOW, actor: practitioner }, async (ctx) =>
    personRecord(ctx, await personNamed('Nowak')),
  );
  expect(own.posts).toHaveLength(2);
});

test('a manager finds and sees the people who name her, and of them only that post', async () => {
  await take(MIXED);
  const manager = anActor('mo', [{ role: 'manager', agencyId: await agencyId('WT') }], await personNamed('Ash'));
  await act(partnership, { now: NOW, actor: manager }, async (ctx) => {
    expect((await search(ctx, {}, PAGE)).rows.map((row) => row.familyName)).toEqual(['Nowak']);
    expect((await search(ctx, { text: 'baby' }, PAGE)).rows).toHaveLength(1);
    expect((await search(ctx, { text: 'cook' }, PAGE)).rows).toHaveLength(0);
  });
  const record = await act(partnership, { now: NOW, actor: manager }, async (ctx) =>
    personRecord(ctx, await personNamed('Nowak')),
  );
  expect(record.posts.map((post) => post.jobTitle)).toEqual(['Nursery practitioner']);
});
