import { erasePerson, subjectExport } from '@trellis/core/audit';
import { importEvidence } from '@trellis/core/evidence';
import {
  disconnectSelf,
  eraseSubjectOf,
  exportSubjectOf,
  planScores,
  reconcile,
  unsurePeople,
} from '@trellis/core/lms';
import { createTestDatabase, type TestDatabase } from '@trellis/store/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { JOB, KNOWN_IDS, LmsAtWork, NOW, anEvent } from './lms-at-work.ts';

const PAGE = { limit: 50 };
const NOTHING_MORE = expect.stringContaining('We hold nothing more that came through this site.');
const zoe = {
  userId: 'user-4712',
  givenName: 'Zoe',
  familyName: 'Zimmer',
  workEmail: 'zoe@elsewhere.example',
  staffNumber: 'SN-815',
  institution: 'Elsewhere',
  department: 'Dept of Zoology',
  fields: { car: 'ZOE 1' },
  cohorts: [{ idNumber: 'c-1', name: 'cohort-zeta' }],
};

/** A file that says of Ann what the LMS says of her. */
const FILE = {
  rows: [
    {
      row: 2,
      cells: {
        agencyRef: 'WCC',
        staffNumber: '1001',
        kind: 'completion',
        courseRef: 'SG-1',
        achievedOn: '2026-11-20',
        hours: '3',
      },
    },
  ],
  fileName: 'evidence.csv',
  dryRun: false,
  knownIds: KNOWN_IDS,
};

let database: TestDatabase;
let lms: LmsAtWork;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  lms = await LmsAtWork.start(database);
  await lms.tell(anEvent({ grade: '87.5' }), anEvent({ person: zoe }));
  await lms.map();
  await lms.settle();
});
afterAll(() => database.close());

const asked = (userId: string) => lms.as(lms.plugin, (ctx) => exportSubjectOf(ctx, { userId }));
const erased = (userId: string) => lms.as(lms.plugin, (ctx) => eraseSubjectOf(ctx, { userId }));

/** In which tables of everything that is stored of the partnership a text can be read. */
function tablesWith(text: string): Promise<readonly string[]> {
  return lms.partnership.at(NOW, async (_, tx) => {
    const { rows: tables } = await sql<{ name: string }>`
      select table_name as name from information_schema.table_privileges
      where table_schema = 'public' and privilege_type = 'SELECT' and grantee = 'trellis_app' order by 1`.execute(tx);
    expect(tables.length).toBeGreaterThan(30);
    const found: string[] = [];
    for (const { name } of tables) {
      const { rows } = await sql`select from ${sql.table(name)} t where t::text ilike ${`%${text}%`} limit 1`.execute(
        tx,
      );
      if (rows.length > 0) found.push(name);
    }
    return found;
  });
}

test('a user of the LMS is given what came through it: her account, what it says of her and her completions', async () => {
  const { records } = await asked('6');
  expect(records.map(({ title }) => title)).toEqual(['Account in Trellis', 'Completion: Safeguarding basics']);
  expect(records[1]!.data).toMatchObject({ state: 'complete', grade: '87.5', isOnRecord: true });
  const { records: ofZoe } = await asked('user-4712');
  expect(ofZoe.map(({ title }) => title)).toEqual(['What this site says of you', 'Completion: Safeguarding basics']);
  expect(ofZoe[0]!.data).toMatchObject({ givenName: 'Zoe', institution: 'Elsewhere' });
  expect(await asked('4713')).toEqual({ records: [] });
});

test('whether a completion is on record is asked of the record itself', async () => {
  const isOnRecord = async () => (await asked('6')).records.find(({ title }) => title.startsWith('Completion'))!.data;
  await lms.tell(anEvent({ state: 'incomplete', occurredAt: '2026-11-20T12:00:00Z' }));
  expect(await lms.record('Ann')).toEqual([]);
  expect(await isOnRecord()).toMatchObject({ state: 'incomplete', isOnRecord: false });

  const other = await LmsAtWork.start(database);
  lms = other;
  await lms.asAdministrator((ctx) => importEvidence(ctx, FILE));
  await lms.tell(anEvent());
  await lms.map();
  await lms.settle();
  const [fact] = await lms.as(JOB, (ctx) => ctx.store.lms.factsOfSubject(lms.registrationId, '6'));
  expect(fact!.evidenceId).toBeUndefined();
  expect(await isOnRecord()).toMatchObject({ state: 'complete', isOnRecord: true });
});

/** Under which title of the export each table stands that erasing somebody changes. */
const TOLD_AS: Readonly<Record<string, RegExp>> = {
  unsure_person: /What this site says of you/,
  lms_fact: /^Completion: /,
  graded_learner: /^Course placed in this site: /,
  score: /^Course placed in this site: /,
  join_request: /request to be joined/,
  role_grant: /^Role in Trellis/,
  'door.session': /^Signed in/,
  account: /^Account in Trellis/,
};

/** Everything that is stored of anybody, by table. */
function everything(): Promise<Readonly<Record<string, string>>> {
  return lms.partnership.at(NOW, async (_, tx) => {
    const { rows: tables } = await sql<{ name: string }>`
      select table_name as name from information_schema.table_privileges
      where table_schema = 'public' and privilege_type = 'SELECT' and grantee = 'trellis_app'`.execute(tx);
    const contents = tables.map(async ({ name }) => {
      const { rows } = await sql<{ all: string }>`
        select coalesce(string_agg(t::text, ' ' order by t::text), '') as all from ${sql.table(name)} t`.execute(tx);
      return [name, rows[0]!.all] as const;
    });
    const { rows: sessions } = await sql<{ all: string }>`
      select coalesce(string_agg(s::text, ' '), '') as all from door.session s`.execute(database.owner);
    return Object.fromEntries([...(await Promise.all(contents)), ['door.session', sessions[0]!.all]]);
  });
}

test('whatever erasing somebody takes away, she was given when she asked what is held', async () => {
  const account = await lms.as(JOB, async (ctx) => {
    const [hers] = await ctx.store.access.accountsBySubject(lms.issuer, 'client', ['6']);
    const { registrationId } = lms;
    const link = await ctx.store.lms.noteLink(
      {
        id: ctx.newId(),
        registrationId,
        deploymentId: '1',
        contextId: '42',
        resourceLinkId: '7',
        courseRef: 'SG-1',
        lineItemUrl: `${lms.issuer}/line-item`,
      },
      hers!.id,
    );
    await planScores(ctx, [hers!.personId!]);
    expect(await ctx.store.lms.scoresOf(hers!.id)).toMatchObject([{ linkId: link.id, given: 1 }]);
    const agencyId = (await ctx.store.people.agencies())[0]!.id;
    const stated = { statedName: 'Ann Ash', statedStaffNumber: '1001', requestedAt: NOW, state: 'waiting' as const };
    await ctx.store.access.saveJoinRequest({ id: ctx.newId(), accountId: hers!.id, agencyId, ...stated });
    await ctx.store.access.saveGrant({ id: ctx.newId(), accountId: hers!.id, role: 'trainer' });
    await ctx.store.lms.saveUnsurePeople([
      {
        id: ctx.newId(),
        registrationId,
        subject: '6',
        said: {},
        heardFrom: 'roster',
        state: 'same',
        firstSeenAt: NOW,
        lastSeenAt: NOW,
      },
    ]);
    return hers!;
  });
  await sql`select door.save_session('hash of her session', p.id, ${account.id}, '{}', ${'2026-11-23T10:00:00Z'}::timestamptz)
    from door.partnership p where p.id = ${lms.partnership.id}`.execute(database.owner);

  const { records } = await asked('6');
  const before = await everything();
  await erased('6');
  const after = await everything();
  const changed = Object.keys(before).filter((name) => name !== 'audit_entry' && before[name] !== after[name]);
  expect(changed.toSorted()).toEqual(Object.keys(TOLD_AS).toSorted());
  for (const [name, title] of Object.entries(TOLD_AS))
    expect({ name, isTold: records.some((each) => title.test(each.title)) }).toEqual({ name, isTold: true });
  expect(await asked('6')).toEqual({ records: [] });
});

test('a tool that is deleted in the LMS and made again is the same LMS to whoever asks for what is held', async () => {
  const again = await lms.register('client-2');
  const states = () =>
    lms.asAdministrator(async ({ store }) =>
      (await store.access.platforms())
        .map(({ clientId, state }) => `${clientId} ${state}`)
        .toSorted((one, other) => one.localeCompare(other)),
    );
  expect(await states()).toEqual(['client deactivated', 'client-2 active']);
  await lms.tell(anEvent());
  const { records } = await asked('6');
  expect(records.filter(({ title }) => title === 'Completion: Safeguarding basics')).toHaveLength(2);
  // Their rights do not end with the connection.
  await lms.as(lms.plugin, disconnectSelf);
  expect(await asked('6')).toEqual({ records });
  expect((await erased('6')).erased).toEqual({ account: true, facts: 2 });
  expect(await asked('6')).toEqual({ records: [] });
  expect(await states()).toEqual(['client deactivated', 'client-2 deactivated']);
  expect(again).not.toBe(lms.registrationId);
});

test('an LMS that is connected again with a new code reaches what came through it before', async () => {
  await lms.as(lms.plugin, disconnectSelf);
  lms = await lms.connectedAgain('client-of-new-code');
  expect((await asked('6')).records).toMatchObject([
    { title: 'Account in Trellis' },
    { title: 'Completion: Safeguarding basics', data: { isOnRecord: true } },
  ]);
  expect(await erased('6')).toMatchObject({
    erased: { account: true, facts: 1 },
    kept: expect.stringContaining('training record that the employer keeps stays'),
  });
  expect(await asked('6')).toEqual({ records: [] });
});

test('a user of another LMS is nobody here', async () => {
  const other = await LmsAtWork.start(database);
  expect(await other.as(other.plugin, (ctx) => exportSubjectOf(ctx, { userId: '6' }))).toEqual({ records: [] });
  expect(await other.as(other.plugin, (ctx) => eraseSubjectOf(ctx, { userId: '6' }))).toEqual({
    erased: { account: false, facts: 0 },
    kept: NOTHING_MORE,
  });
  expect((await asked('6')).records).toHaveLength(2);
});

test('erasing somebody of whom only the LMS told leaves nothing that names her', async () => {
  const hers = ['Zimmer', 'zoe@elsewhere', 'SN-815', 'Elsewhere', 'Zoology', 'cohort-zeta', 'ZOE 1', 'user-4712'];
  expect(await tablesWith('user-4712')).toEqual(['lms_fact', 'unsure_person']);
  for (const text of hers.slice(0, -1)) expect(await tablesWith(text)).toEqual(['unsure_person']);
  expect(await erased('user-4712')).toEqual({ erased: { account: false, facts: 1 }, kept: NOTHING_MORE });
  for (const text of hers) expect(await tablesWith(text)).toEqual([]);
  expect((await lms.asAdministrator((ctx) => unsurePeople(ctx, PAGE))).rows).toEqual([]);
  expect(await asked('user-4712')).toEqual({ records: [] });
});

test('erasing somebody who was joined lets her account go and leaves the record that her employer keeps', async () => {
  const answer = await erased('6');
  expect(answer.erased).toEqual({ account: true, facts: 1 });
  expect(answer.kept).toContain('training record that the employer keeps stays');
  expect(await asked('6')).toEqual({ records: [] });
  expect(await lms.record('Ann')).toEqual(['completion SG-1 2026-11-20']);
  const personId = await lms.personNamed('Ann');
  expect(await lms.asAdministrator((ctx) => ctx.store.access.accountsOf(personId))).toEqual([]);
  // Told again, it is the completion that is on record already.
  await lms.tell(anEvent());
  expect(await lms.record('Ann')).toEqual(['completion SG-1 2026-11-20']);
  expect(await erased('6')).toMatchObject({ erased: { account: true, facts: 1 } });
});

test('erasing twice is harmless, and does not deny the record that the employer keeps', async () => {
  await erased('6');
  const { erased: gone, kept } = await erased('6');
  expect(gone).toEqual({ account: false, facts: 0 });
  expect(kept).toContain('A training record that an employer keeps is not touched by this');
});

test('a person’s own export has what LMSs told of her', async () => {
  const personId = await lms.personNamed('Ann');
  const { held } = await lms.asAdministrator((ctx) => subjectExport(ctx, personId));
  expect(held['lms_fact']).toMatchObject([{ subject: '6', grade: '87.5', state: 'complete' }]);
});

test('erasing a person leaves no name and no grade, and her completions stay counted', async () => {
  const personId = await lms.personNamed('Ann');
  expect(await tablesWith('ann@wcc')).not.toEqual([]);
  await lms.asAdministrator((ctx) => erasePerson(ctx, personId, 'she asked for it'));
  await lms.settle();
  for (const text of ['ann@wcc', '87.5']) expect(await tablesWith(text)).toEqual([]);
  const evidence = await lms.asAdministrator((ctx) => ctx.store.evidence.ofPeople([personId]));
  expect(evidence).toMatchObject([{ courseRef: 'SG-1', withdrawn: false }]);
  // A mapping that changes later does not touch what is kept of her.
  await lms.map({ courseRef: 'SG-2', id: (await lms.lmsCourse()).mappings[0]!.id });
  await lms.settle();
  expect(await lms.asAdministrator((ctx) => ctx.store.evidence.ofPeople([personId]))).toMatchObject([
    { courseRef: 'SG-1', withdrawn: false },
  ]);
});

test('what is taken in is audited by who told it, without anything personal in the open', async () => {
  const { rows } = await lms.asAdministrator((ctx) => ctx.store.audit.entries({}, { limit: 500 }));
  const ofAnn = await lms.personNamed('Ann');
  expect(rows.filter(({ action }) => action === 'evidence.from-lms')).toMatchObject([
    { actor: { kind: JOB.kind }, personId: ofAnn, subject: { kind: 'person' } },
  ]);
  expect(rows.filter(({ action }) => action === 'access.join-account')).toMatchObject([
    { actor: { kind: 'connection', id: lms.plugin.id }, personId: ofAnn },
  ]);
  const actions = rows.map(({ action }) => action);
  for (const action of ['lms.create-connection', 'lms.open-connection', 'lms.invite-connection', 'lms.map-course'])
    expect(actions.filter((each) => each === action)).toHaveLength(1);
  await lms.as(lms.plugin, (ctx) => reconcile(ctx, []));
  expect(await tablesWith('Zimmer')).toEqual(['unsure_person']);
});

test('a completion that the LMS told is not doubled by a file that tells it later', async () => {
  const first = await lms.asAdministrator((ctx) => importEvidence(ctx, FILE));
  expect(first.run.counts).toMatchObject({ new: 0, changed: 1 });
  expect(await lms.record('Ann')).toEqual(['completion SG-1 2026-11-20']);
  const again = await lms.asAdministrator((ctx) => importEvidence(ctx, FILE));
  expect(again.run.counts).toMatchObject({ new: 0, changed: 0, unchanged: 1 });
  await lms.tell(anEvent({ occurredAt: '2026-11-20T12:00:00Z' }));
  expect(await lms.record('Ann')).toEqual(['completion SG-1 2026-11-20']);
});
