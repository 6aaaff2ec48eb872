import { importEvidence } from '@trellis/core/evidence';
import { endMapping, ignoreLmsCourse, unsurePeople } from '@trellis/core/lms';
import { createTestDatabase, type TestDatabase } from '@trellis/store/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { anEvent, KNOWN_IDS, LmsAtWork, outcomes, PAGE, stranger } from './lms-at-work.ts';

let database: TestDatabase;
let lms: LmsAtWork;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  lms = await LmsAtWork.start(database);
});
afterAll(() => database.close());

const matchList = async () => (await lms.asAdministrator((ctx) => unsurePeople(ctx, PAGE))).rows;

test('a completion of a course that nobody has mapped waits, and counts when somebody has', async () => {
  const [result] = await lms.tell(anEvent());
  expect(result).toMatchObject({ outcome: 'new', waitsFor: ['course'] });
  const parked = await lms.lmsCourse();
  expect(parked).toMatchObject({ lmsCourse: { state: 'parked' }, facts: 1, waiting: 1, suggestedCourseRef: 'SG-1' });
  expect(await lms.record('Ann')).toEqual([]);

  expect(await lms.map({ courseVersion: '1' })).toMatchObject({ lmsCourse: { state: 'mapped' }, pending: 1 });
  lms.touched.clear();
  await lms.settle();
  expect(await lms.record('Ann')).toEqual(['completion SG-1 1 2026-11-20']);
  expect([...lms.touched]).toEqual([await lms.personNamed('Ann')]);
  expect(await lms.lmsCourse()).toMatchObject({ waiting: 0, pending: 0 });
});

test('a completion of a mapped course by somebody we know counts at once', async () => {
  await lms.tell(anEvent());
  await lms.map();
  await lms.settle();
  const [result] = await lms.tell(anEvent({ completedAt: '2026-11-19T09:00:00Z', occurredAt: '2026-11-19T09:00:00Z' }));
  expect(result).toEqual({ id: result!.id, outcome: 'new' });
  expect(await lms.record('Ann')).toEqual(['completion SG-1 2026-11-19', 'completion SG-1 2026-11-20']);
});

test('the day of a completion is the day on the clock on the wall', async () => {
  await lms.tell(anEvent({ completedAt: '2026-07-01T23:30:00Z', occurredAt: '2026-07-01T23:30:00Z' }));
  await lms.map();
  await lms.settle();
  expect(await lms.record('Ann')).toEqual(['completion SG-1 2026-07-02']);
});

test('the same event five times is one completion', async () => {
  const event = anEvent();
  expect(outcomes(await lms.tell(event, event))).toEqual(['new', 'unchanged']);
  await lms.map();
  await lms.settle();
  for (let again = 0; again < 3; again++) expect(outcomes(await lms.tell(event))).toEqual(['unchanged']);
  expect(await lms.record('Ann')).toEqual(['completion SG-1 2026-11-20']);
});

test('whatever order events come in, in whatever batches and how often, the record ends the same', async () => {
  const at = (hour: number) => `2026-11-20T0${hour}:00:00Z`;
  const activity = { id: '9', title: 'Quiz', module: 'quiz' };
  const told = (hour: number, state: string, more: object = {}) =>
    anEvent({
      occurredAt: at(hour),
      state,
      ...(state === 'complete' ? { completedAt: at(hour) } : { completedAt: null }),
      ...more,
    });
  const events = [
    told(1, 'complete'),
    told(2, 'incomplete'),
    told(3, 'complete', { kind: 'activity-completed', activity }),
    told(4, 'failed', { kind: 'activity-completed', activity }),
    told(5, 'complete', { kind: 'activity-completed', activity, completedAt: '2026-11-18T05:00:00Z' }),
    told(6, 'complete', { completedAt: '2026-11-19T06:00:00Z' }),
    told(7, 'complete', { person: stranger }),
  ];
  const run = async (batches: readonly (readonly unknown[])[]) => {
    lms = await LmsAtWork.start(database);
    await lms.tell(anEvent({ state: 'incomplete', completedAt: null, occurredAt: '2026-11-01T00:00:00Z' }));
    await lms.tell(
      anEvent({
        kind: 'activity-completed',
        activity,
        state: 'incomplete',
        completedAt: null,
        occurredAt: '2026-11-01T00:00:00Z',
      }),
    );
    await lms.map();
    await lms.map({ courseRef: 'SG-2' }, 'Quiz');
    for (const batch of batches) await lms.tell(...batch);
    await lms.settle();
    const waiting = (await matchList()).map(({ unsure, facts }) => [unsure.said.familyName, facts]);
    return { record: await lms.record('Ann'), waiting };
  };
  const expected = {
    record: ['completion SG-1 2026-11-19', 'completion SG-2 2026-11-18'],
    waiting: [['Zimmer', 1]],
  };
  expect(await run([events])).toEqual(expected);
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([...events, ...events, ...events], { minLength: events.length * 3 }),
      fc.integer({ min: 1, max: 5 }),
      async (shuffled, size) => {
        const batches = Array.from({ length: Math.ceil(shuffled.length / size) }, (_, at) =>
          shuffled.slice(at * size, (at + 1) * size),
        );
        expect(await run(batches)).toEqual(expected);
      },
    ),
    { numRuns: 12, seed: 4 },
  );
}, 60_000);

test('an LMS whose clock is 45 seconds ahead loses nothing', async () => {
  const ahead = '2026-11-21T10:00:45Z';
  expect(outcomes(await lms.tell(anEvent({ occurredAt: ahead, completedAt: ahead })))).toEqual(['new']);
});

test('an incompletion withdraws what its completion brought, and a completion after it brings it back', async () => {
  await lms.tell(anEvent());
  await lms.map();
  await lms.settle();
  await lms.tell(anEvent({ state: 'incomplete', completedAt: null, occurredAt: '2026-11-20T11:00:00Z' }));
  expect(await lms.record('Ann')).toEqual([]);
  await lms.tell(anEvent({ occurredAt: '2026-11-20T12:00:00Z' }));
  expect(await lms.record('Ann')).toEqual(['completion SG-1 2026-11-20']);
});

test('a changed mapping corrects the record, an ended one withdraws it, and only its days count', async () => {
  await lms.tell(anEvent());
  const { mappings } = await lms.map();
  await lms.settle();
  await lms.map({ id: mappings[0]!.id, courseRef: 'SG-2', satisfies: ['LCF-L1'] });
  await lms.settle();
  expect(await lms.record('Ann')).toEqual(['completion SG-2 LCF-L1 2026-11-20']);
  await lms.map({ id: mappings[0]!.id, validTo: '2026-11-19' });
  await lms.settle();
  expect(await lms.record('Ann')).toEqual([]);
  expect((await lms.lmsCourse()).waiting).toBe(1);
  await lms.map({ courseRef: 'SG-1', validFrom: '2026-11-20' });
  await lms.settle();
  const { mappings: both } = await lms.lmsCourse();
  expect(both).toHaveLength(2);
  expect(await lms.record('Ann')).toEqual(['completion SG-1 2026-11-20']);
  await lms.asAdministrator((ctx) => endMapping(ctx, { id: both[1]!.id, why: 'the wrong course' }));
  await lms.settle();
  expect(await lms.record('Ann')).toEqual([]);
});

test('an ignored course counts as nothing and asks about nobody', async () => {
  await lms.tell(anEvent({ person: stranger }), anEvent());
  const { lmsCourse } = await lms.lmsCourse();
  await lms.asAdministrator((ctx) => ignoreLmsCourse(ctx, { lmsCourseId: lmsCourse.id, isIgnored: true }));
  await lms.settle();
  expect((await lms.tell(anEvent({ completedAt: '2026-11-18T09:00:00Z' })))[0]).not.toHaveProperty('waitsFor');
  expect(await matchList()).toEqual([]);
  expect(await lms.lmsCourse()).toMatchObject({ lmsCourse: { state: 'ignored' }, waiting: 0 });
  await lms.asAdministrator((ctx) => ignoreLmsCourse(ctx, { lmsCourseId: lmsCourse.id, isIgnored: false }));
  const { rows: audited } = await lms.asAdministrator((ctx) => ctx.store.audit.entries({}, { limit: 50 }));
  expect(audited.map(({ action }) => action).filter((action) => action.endsWith('-course'))).toEqual([
    'lms.heed-course',
    'lms.ignore-course',
  ]);
  await lms.settle();
  expect(await matchList()).toHaveLength(1);
  expect(await lms.lmsCourse()).toMatchObject({ lmsCourse: { state: 'parked' }, waiting: 3 });
});

test('a completion that a file has told already is not doubled', async () => {
  const cells = {
    agencyRef: 'WCC',
    staffNumber: '1001',
    kind: 'completion',
    courseRef: 'SG-1',
    achievedOn: '2026-11-20',
  };
  const file = { rows: [{ row: 2, cells }], fileName: 'evidence.csv', dryRun: false, knownIds: KNOWN_IDS };
  await lms.asAdministrator((ctx) => importEvidence(ctx, file));
  await lms.tell(anEvent());
  await lms.map();
  await lms.settle();
  expect(await lms.record('Ann')).toEqual(['completion SG-1 2026-11-20']);
});
