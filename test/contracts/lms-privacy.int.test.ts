import { erasePerson, subjectExport } from '@trellis/core/audit';
import { importEvidence } from '@trellis/core/evidence';
import { eraseSubjectOf, exportSubjectOf, reconcile, unsurePeople } from '@trellis/core/lms';
import { createTestDatabase, type TestDatabase } from '@trellis/store/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { JOB, KNOWN_IDS, LmsAtWork, NOW, anEvent } from './lms-at-work.ts';

const PAGE = { limit: 50 };
const zoe = { userId: '99', givenName: 'Zoe', familyName: 'Zimmer', institution: 'Elsewhere' };

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
  const { records: ofZoe } = await asked('99');
  expect(ofZoe.map(({ title }) => title)).toEqual(['What this site says of you', 'Completion: Safeguarding basics']);
  expect(ofZoe[0]!.data).toMatchObject({ givenName: 'Zoe', institution: 'Elsewhere' });
  expect(await asked('4711')).toEqual({ records: [] });
});

test('a user of another LMS is nobody here', async () => {
  const other = await LmsAtWork.start(database);
  expect(await other.as(other.plugin, (ctx) => exportSubjectOf(ctx, { userId: '6' }))).toEqual({ records: [] });
  expect(await other.as(other.plugin, (ctx) => eraseSubjectOf(ctx, { userId: '6' }))).toEqual({
    erased: { account: false, facts: 0 },
    kept: 'Nothing is kept.',
  });
  expect((await asked('6')).records).toHaveLength(2);
});

test('erasing somebody of whom only the LMS told leaves nothing that names her', async () => {
  expect(await tablesWith('Zimmer')).toEqual(['unsure_person']);
  expect(await erased('99')).toEqual({ erased: { account: false, facts: 1 }, kept: 'Nothing is kept.' });
  expect(await tablesWith('Zimmer')).toEqual([]);
  expect((await lms.asAdministrator((ctx) => unsurePeople(ctx, PAGE))).rows).toEqual([]);
  expect(await asked('99')).toEqual({ records: [] });
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

test('erasing twice is harmless', async () => {
  await erased('6');
  expect(await erased('6')).toEqual({ erased: { account: false, facts: 0 }, kept: 'Nothing is kept.' });
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
  const cells = {
    agencyRef: 'WCC',
    staffNumber: '1001',
    kind: 'completion',
    courseRef: 'SG-1',
    achievedOn: '2026-11-20',
    hours: '3',
  };
  const file = { rows: [{ row: 2, cells }], fileName: 'evidence.csv', dryRun: false, knownIds: KNOWN_IDS };
  const first = await lms.asAdministrator((ctx) => importEvidence(ctx, file));
  expect(first.run.counts).toMatchObject({ new: 0, changed: 1 });
  expect(await lms.record('Ann')).toEqual(['completion SG-1 2026-11-20']);
  const again = await lms.asAdministrator((ctx) => importEvidence(ctx, file));
  expect(again.run.counts).toMatchObject({ new: 0, changed: 0, unchanged: 1 });
  await lms.tell(anEvent({ occurredAt: '2026-11-20T12:00:00Z' }));
  expect(await lms.record('Ann')).toEqual(['completion SG-1 2026-11-20']);
});
