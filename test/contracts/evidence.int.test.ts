import type { Actor } from '@trellis/core/access';
import type { AgencyId, Context, EvidenceId, PersonId, Stores } from '@trellis/core';
import { entries, erasePerson, subjectExport } from '@trellis/core/audit';
import { course, courses, mapCourse, saveCourse, saveVersion } from '@trellis/core/courses';
import {
  correctEvidence,
  correctFields,
  decideCase,
  EvidenceCorrection,
  EvidenceRow,
  importEvidence,
  listEvidence,
  recordEvidence,
  withdrawEvidence,
} from '@trellis/core/evidence';
import { agencies, importPeople, matchCases, personRecord, search } from '@trellis/core/people';
import {
  createTestDatabase,
  createTestPartnership,
  type TestDatabase,
  type TestPartnership,
} from '@trellis/store/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { act, administrator, anActor } from './at-work.ts';

const NOW = '2026-11-21T10:00:00.000Z';
const PAGE = { limit: 50 };
const knownIds = new Set(['LCF-L1', 'LCF-L3']);
const known = { knownIds, knownAudiences: new Set<string>() };

let database: TestDatabase;
let partnership: TestPartnership;
let count = 0;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  partnership = await createTestPartnership(database, `partnership-${++count}`);
  await asAdministrator((ctx) =>
    importPeople(ctx, { rows: PEOPLE, fileName: 'people.csv', dryRun: false, knownAudiences: new Set() }),
  );
  await asAdministrator((ctx) => saveCourse(ctx, { ref: 'SG-1', title: 'Safeguarding children' }));
});
afterAll(() => database.close());

const PEOPLE = [
  { ref: 'WT', number: '1001', name: ['Chloe', 'Nowak'], email: 'chloe@wt.example' },
  { ref: 'WT', number: '1', name: ['Mo', 'Ash'], email: 'mo@wt.example' },
  { ref: 'BS', number: '7', name: ['Tom', 'Hill'], email: 'tom@bs.example' },
].map(({ ref, number, name: [givenName = '', familyName = ''], email }, at) => ({
  row: at + 2,
  cells: {
    agencyRef: ref,
    agencyName: ref,
    agencyKind: 'other',
    staffNumber: number,
    givenName,
    familyName,
    workEmail: email,
    startsOn: '2024-09-01',
    ...(number === '1001' && { managerStaffNumber: '1' }),
  },
}));

function aRow(changed: Record<string, string> = {}): Record<string, string> {
  const cells: Record<string, string> = {
    agencyRef: 'WT',
    staffNumber: '1001',
    kind: 'completion',
    courseRef: 'SG-1',
    achievedOn: '2026-03-15',
    ...changed,
  };
  return Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== ''));
}

function asAdministrator<Result>(work: (ctx: Context<Stores>) => Promise<Result>, now = NOW): Promise<Result> {
  return act(partnership, { now, actor: administrator }, work);
}
const as = <Result>(actor: Actor, work: (ctx: Context<Stores>) => Promise<Result>) =>
  act(partnership, { now: NOW, actor }, work);
const take = (
  rows: readonly Record<string, string>[],
  more: { actor?: Actor; touched?: Set<string>; dryRun?: boolean } = {},
) =>
  act(partnership, { now: NOW, actor: administrator, ...more }, (ctx) =>
    importEvidence(ctx, {
      rows: rows.map((cells, at) => ({ row: at + 2, cells })),
      fileName: 'evidence.csv',
      dryRun: more.dryRun ?? false,
      knownIds,
    }),
  );
const tell = (changed: Record<string, string> = {}, actor = administrator) =>
  as(actor, (ctx) => recordEvidence(ctx, { row: EvidenceRow.parse(aRow(changed)), knownIds }));
const personNamed = async (text: string): Promise<PersonId> => {
  const [found] = (await asAdministrator((ctx) => search(ctx, { text }, PAGE))).rows;
  if (!found) throw new Error(`nobody called ${text}`);
  return found.personId;
};
const lead = async (ref: string): Promise<Actor> => {
  const agency = (await asAdministrator(agencies)).find((found) => found.ref === ref);
  return anActor(`lead-${ref}`, [{ role: 'agency-lead', agencyId: agency?.id as AgencyId }]);
};

test('a file of evidence comes in row by row, and the same file again changes nothing', async () => {
  const rows = [
    aRow({ reference: 'R-1', hours: '3.5' }),
    aRow({ staffNumber: '', workEmail: 'mo@wt.example', courseRef: '', satisfies: 'LCF-L1;LCF-L3' }),
    aRow({ staffNumber: '99' }),
    aRow({ workEmail: 'mo@wt.example' }),
    aRow({ courseRef: 'NONE' }),
    aRow({ achievedOn: '2026-02-29' }),
  ];
  const touched = new Set<string>();
  const first = await take(rows, { touched });
  expect(first.run.counts).toEqual({ new: 2, changed: 0, unchanged: 0, unsure: 1, refused: 3 });
  expect(first.report.map(({ row, outcome, field }) => [row, outcome, field])).toEqual([
    [4, 'refused', 'staff_number'],
    [5, 'unsure', 'work_email'],
    [6, 'refused', 'course_ref'],
    [7, 'refused', 'achieved_on'],
  ]);
  expect(touched.size).toBe(2);
  touched.clear();
  const again = await take(rows, { touched });
  expect(again.run.counts).toEqual({ new: 0, changed: 0, unchanged: 2, unsure: 1, refused: 3 });
  expect(touched.size).toBe(0);
});

test('an unsure row of evidence is somebody’s once decided, and never a new person’s', async () => {
  await take([aRow({ workEmail: 'mo@wt.example' })]);
  const [open] = (await asAdministrator((ctx) => matchCases(ctx, { state: 'open' }, PAGE))).rows;
  const [chloe] = open?.candidates ?? [];
  if (!open || !chloe) throw new Error('nothing to decide');
  await expect(asAdministrator((ctx) => decideCase(ctx, open.id, { state: 'new' }, known))).rejects.toMatchObject({
    code: 'people.row-refused',
  });
  await asAdministrator((ctx) => decideCase(ctx, open.id, { state: 'same', personId: chloe }, known));
  expect((await asAdministrator((ctx) => listEvidence(ctx, { personId: chloe }, PAGE))).rows).toHaveLength(1);
  expect((await take([aRow({ workEmail: 'mo@wt.example' })])).run.counts).toMatchObject({ unchanged: 1, unsure: 0 });
});

test('one piece of evidence told twice, even at once, is one record', async () => {
  const results = await Promise.all([tell(), tell(), tell()]);
  expect(new Set(results.map(({ id }) => id)).size).toBe(1);
  expect(results.filter(({ outcome }) => outcome === 'new')).toHaveLength(1);
});

test.each([
  ['evidence.person-not-found', { staffNumber: '99' }],
  ['evidence.person-unsure', { workEmail: 'mo@wt.example' }],
  ['evidence.unknown-course', { courseRef: 'NONE' }],
  ['evidence.unknown-satisfies', { satisfies: 'NONE' }],
  ['evidence.in-the-future', { achievedOn: '2026-11-22' }],
  ['evidence.own-signature', { signedOffBy: '1001' }],
  ['evidence.row-refused', { agencyRef: 'NONE' }],
])('one piece of evidence is refused with %s', async (code, changed) => {
  await expect(tell(changed)).rejects.toMatchObject({ code });
  await asAdministrator(async (ctx) => expect((await listEvidence(ctx, {}, PAGE)).rows).toEqual([]));
});

test('evidence is corrected as a new version, with the reason', async () => {
  const { id } = await tell({ hours: '3', reference: 'R-1' });
  const row = EvidenceRow.parse(aRow({ achievedOn: '2026-03-16', reference: 'R-1' }));
  const correct = (why: string) =>
    asAdministrator((ctx) => correctEvidence(ctx, id, { row, why, knownIds }), '2026-11-22T10:00:00.000Z');
  await expect(correct(' ')).rejects.toMatchObject({ code: 'evidence.reason-needed' });
  expect(await correct('The register was read wrong')).toEqual({ id, outcome: 'changed' });
  expect(await correct('The register was read wrong')).toEqual({ id, outcome: 'unchanged' });
  const { rows } = await asAdministrator((ctx) => listEvidence(ctx, {}, PAGE));
  expect(rows).toMatchObject([{ id, achievedOn: '2026-03-16', knownFrom: '2026-11-22T10:00:00.000Z' }]);
  expect(rows[0]).not.toHaveProperty('hours');
  const trail = await asAdministrator((ctx) => entries(ctx, { action: 'evidence.correct' }, PAGE));
  expect(trail.rows).toMatchObject([
    { why: 'The register was read wrong', before: { hours: 3 }, after: { achievedOn: '2026-03-16' } },
  ]);
});

test.each([
  ['with a reference', { reference: 'R-1', hours: '3' }],
  ['without a reference', { hours: '3' }],
])('a correction of evidence %s stands when its file comes again, and gives way to other words', async (_, said) => {
  const file = [aRow(said)];
  await take(file);
  const [imported] = (await asAdministrator((ctx) => listEvidence(ctx, {}, PAGE))).rows;
  const correction = EvidenceCorrection.parse({ id: imported!.id, achievedOn: '2026-03-03', reason: 'read wrong' });
  await asAdministrator((ctx) => correctFields(ctx, correction, knownIds), '2026-11-22T10:00:00.000Z');
  const touched = new Set<string>();
  expect((await take(file, { touched })).run.counts).toMatchObject({ new: 0, changed: 0, unchanged: 1 });
  expect(touched.size).toBe(0);
  const { rows } = await asAdministrator((ctx) => listEvidence(ctx, {}, PAGE));
  expect(rows).toMatchObject([{ id: imported!.id, achievedOn: '2026-03-03', hours: 3 }]);
  const other = await take([aRow({ ...said, achievedOn: '2026-03-03', hours: '4' })]);
  expect(other.run.counts).toMatchObject({ new: 0, changed: 1, unchanged: 0 });
});

test('a correction names the same person and does not run into another record', async () => {
  const [first] = [await tell({ reference: 'R-1' }), await tell({ reference: 'R-2' })];
  const correct = (changed: Record<string, string>) =>
    asAdministrator((ctx) =>
      correctEvidence(ctx, first.id, { row: EvidenceRow.parse(aRow(changed)), why: 'typing error', knownIds }),
    );
  await expect(correct({ reference: 'R-1', staffNumber: '1' })).rejects.toMatchObject({
    code: 'evidence.person-not-found',
  });
  await expect(correct({ reference: 'R-2' })).rejects.toMatchObject({ code: 'evidence.row-refused' });
});

test('evidence is withdrawn, never deleted, and stays withdrawn when its file comes again', async () => {
  const { id } = await tell();
  await asAdministrator((ctx) => withdrawEvidence(ctx, id, 'Recorded for the wrong day'));
  expect((await asAdministrator((ctx) => listEvidence(ctx, {}, PAGE))).rows).toMatchObject([
    { id, withdrawn: true, withdrawnWhy: 'Recorded for the wrong day' },
  ]);
  await expect(asAdministrator((ctx) => withdrawEvidence(ctx, id, 'again'))).rejects.toMatchObject({
    code: 'evidence.already-withdrawn',
  });
  await expect(tell()).rejects.toMatchObject({ code: 'evidence.already-withdrawn' });
  expect((await take([aRow()])).run.counts).toMatchObject({ unchanged: 1 });
});

test('a lead sees and writes evidence of her own agency’s people only, and learns nothing of another’s', async () => {
  const [willow, bright] = [await lead('WT'), await lead('BS')];
  const { id } = await tell();
  const seen = (actor: Actor) =>
    as(actor, (ctx) => listEvidence(ctx, {}, PAGE)).then((page) => page.rows.map((row) => row.id));
  expect(await seen(willow)).toEqual([id]);
  expect(await seen(bright)).toEqual([]);

  const withdraw = (evidence: string) => as(bright, (ctx) => withdrawEvidence(ctx, evidence as EvidenceId, 'why'));
  const [theirs, nobodys] = await Promise.allSettled([withdraw(id), withdraw('nothing')]);
  expect(theirs).toMatchObject({ status: 'rejected', reason: { code: 'evidence.not-found' } });
  expect(theirs).toEqual(nobodys);

  const known = await tell({}, bright).catch((error: unknown) => error);
  const unknown = await tell({ agencyRef: 'NONE' }, bright).catch((error: unknown) => error);
  expect(known).toEqual(unknown);
});

test('a person sees her own evidence, her manager sees it, and a colleague does not', async () => {
  await tell();
  const [chloe, mo, tom] = [await personNamed('Nowak'), await personNamed('Ash'), await personNamed('Hill')];
  const list = (actor: Actor) =>
    as(actor, (ctx) => listEvidence(ctx, { personId: chloe }, PAGE)).then((page) => page.rows.length);
  expect(await list(anActor('chloe', [], chloe))).toBe(1);
  expect(await list(anActor('mo', [{ role: 'manager' }], mo))).toBe(1);
  expect(await list(anActor('tom', [{ role: 'manager' }], tom))).toBe(0);
  await expect(list(anActor('tom', [], tom))).rejects.toMatchObject({ code: 'access.not-permitted' });
});

test('a course is mapped with a version and dates, and whoever took it is judged again', async () => {
  await tell();
  const touched = new Set<string>();
  await act(partnership, { now: NOW, actor: administrator, touched }, async (ctx) => {
    const [listed] = (await courses(ctx, PAGE)).rows;
    const courseId = listed?.course.id;
    if (!courseId) throw new Error('no course');
    await saveVersion(ctx, { courseId, version: '2026', validFrom: '2026-01-01', validTo: null });
    const mapping = { courseId, version: '2026', satisfies: ['LCF-L1'], validFrom: '2026-01-01', validTo: null };
    const mapped = await mapCourse(ctx, mapping, knownIds);
    await mapCourse(ctx, { ...mapped, validTo: '2026-12-31' }, knownIds);
    expect((await course(ctx, courseId)).mappings).toEqual([{ ...mapped, validTo: '2026-12-31' }]);
    await expect(mapCourse(ctx, { ...mapping, version: '1999' }, knownIds)).rejects.toMatchObject({
      code: 'courses.unknown-version',
    });
    await expect(mapCourse(ctx, { ...mapping, satisfies: ['NONE'] }, knownIds)).rejects.toMatchObject({
      code: 'courses.unknown-satisfies',
    });
    await expect(saveCourse(ctx, { ref: 'SG-1', title: 'Another' })).rejects.toMatchObject({
      code: 'courses.ref-taken',
    });
    await expect(saveCourse(ctx, { id: courseId, ref: 'SG-2', title: 'Another' })).rejects.toMatchObject({
      code: 'courses.ref-is-fixed',
    });
  });
  expect([...touched]).toEqual([await personNamed('Nowak')]);
  await expect(as(await lead('WT'), (ctx) => saveCourse(ctx, { ref: 'X', title: 'X' }))).rejects.toMatchObject({
    code: 'access.not-permitted',
  });
});

test('everything held about a person is exported to her, and erasing her leaves figures and no name', async () => {
  await tell({ signedOffBy: 'Mo Ash' });
  const chloe = await personNamed('Nowak');
  const exported = await as(anActor('chloe', [], chloe), (ctx) => subjectExport(ctx, chloe));
  expect(JSON.stringify(exported.held)).toContain('Nowak');
  expect(JSON.stringify(exported.held)).toContain('2026-03-15');
  await expect(as(await lead('WT'), (ctx) => subjectExport(ctx, chloe))).rejects.toMatchObject({
    code: 'access.not-permitted',
  });

  await expect(asAdministrator((ctx) => erasePerson(ctx, chloe, ''))).rejects.toMatchObject({
    code: 'audit.reason-needed',
  });
  await asAdministrator((ctx) => erasePerson(ctx, chloe, 'Asked for by the person'));
  await asAdministrator(async (ctx) => {
    const trail = JSON.stringify(await entries(ctx, {}, { limit: 100 }));
    const record = JSON.stringify(await personRecord(ctx, chloe));
    for (const text of [trail, record]) expect(text).not.toMatch(/Nowak|chloe@wt|"1001"/);
    expect(trail).toContain('Asked for by the person');
    expect((await search(ctx, { text: 'Nowak' }, PAGE)).rows).toEqual([]);
    expect((await listEvidence(ctx, {}, PAGE)).rows).toMatchObject([{ personId: chloe, achievedOn: '2026-03-15' }]);
    await expect(erasePerson(ctx, chloe, 'again')).rejects.toMatchObject({ code: 'people.already-erased' });
    await expect(subjectExport(ctx, 'nobody' as PersonId)).rejects.toMatchObject({ code: 'audit.person-not-found' });
  });
});
