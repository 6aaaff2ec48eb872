import { decideUnsurePerson, reconcile, takeEvents, unsurePeople } from '@trellis/core/lms';
import { importPeople } from '@trellis/core/people';
import type { Stores } from '@trellis/core';
import { createTestDatabase, type TestDatabase } from '@trellis/store/testing';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { anEvent, LmsAtWork, outcomes, PAGE, stranger } from './lms-at-work.ts';

let database: TestDatabase;
let lms: LmsAtWork;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  lms = await LmsAtWork.start(database);
});
afterAll(() => database.close());

test.each([
  'half a character \ud800',
  'nothing \u0000 at all',
  'a bell \u0007',
  '{"a":"b"}',
  "'; drop table lms_fact; --",
  ' ',
])('what no database can keep stops no batch: %j', async (text) => {
  const good = anEvent({ person: stranger });
  const inEvery = (more: object) => anEvent({ person: stranger, ...more });
  const results = await lms.tell(
    inEvery({ id: text }),
    inEvery({ grade: text, completedAt: '2026-11-01T00:00:00Z' }),
    inEvery({ course: { id: text, title: 'T' } }),
    inEvery({ course: { id: '3', idNumber: text, shortName: text, title: `T ${text}` } }),
    inEvery({ kind: 'activity-completed', activity: { id: '4', idNumber: text, title: `T ${text}`, module: text } }),
    inEvery({
      kind: 'competency-rated',
      competency: { id: '5', idNumber: text, shortName: `T ${text}`, framework: text },
    }),
    inEvery({ person: { userId: text } }),
    inEvery({ person: { userId: 'u1', givenName: text, familyName: text, workEmail: text, staffNumber: text } }),
    inEvery({
      person: { userId: 'u2', institution: text, department: text, cohorts: [{ idNumber: text, name: text }] },
    }),
    inEvery({ person: { userId: 'u3', fields: { [text]: text } } }),
    good,
  );
  expect(results).toHaveLength(11);
  expect(results.at(-1)).toMatchObject({ id: good['id'] });
  expect(outcomes(results).filter((outcome) => outcome === 'refused').length).toBeLessThanOrEqual(3);
  expect((await lms.asAdministrator((ctx) => unsurePeople(ctx, PAGE))).rows.length).toBeGreaterThan(3);
});

test('two batches at the same moment tell of one course and one completion', async () => {
  const event = anEvent();
  const results = await Promise.all([lms.tell(event), lms.tell(event), lms.tell(anEvent())]);
  expect(outcomes(results.flat()).toSorted()).toEqual(['new', 'unchanged', 'unchanged']);
});

test('one bad event refuses only itself', async () => {
  const results = await lms.tell(
    anEvent({ course: undefined }),
    anEvent(),
    'nonsense',
    anEvent({ completedAt: '2027-01-01T00:00:00Z' }),
  );
  expect(outcomes(results)).toEqual(['refused', 'new', 'refused', 'refused']);
  expect(results[0]!.findings).toEqual([{ field: 'course', reason: 'is needed of course-completed' }]);
  expect(results[3]!.findings).toEqual([
    { field: 'completedAt', reason: 'is in the future: check the clock of the LMS' },
  ]);
});

test('while events come in, a course may be mapped, people decided and two workers run: nothing waits for ever and nothing is lost', async () => {
  await lms.tell(anEvent());
  const { mappings } = await lms.map();
  const days = Array.from({ length: 12 }, (_, at) => `2026-10-${String(at + 10)}T09:00:00Z`);
  const bea = (day: string) => anEvent({ person: { userId: '7', givenName: 'B' }, completedAt: day, occurredAt: day });
  await lms.tell(bea(days[0]!));
  const [row] = (await lms.asAdministrator((ctx) => unsurePeople(ctx, PAGE))).rows;
  const personId = await lms.personNamed('Bea');
  await Promise.all([
    ...days.map((day) => lms.tell(anEvent({ completedAt: day, occurredAt: day }), bea(day))),
    ...['SG-2', 'SG-1', 'SG-2'].map((courseRef) => lms.map({ id: mappings[0]!.id, courseRef })),
    lms.asAdministrator((ctx) => decideUnsurePerson(ctx, row!.unsure.id, { state: 'same', personId })),
    lms.settle(),
    lms.settle(),
  ]);
  await lms.map({ id: mappings[0]!.id, courseRef: 'SG-2' });
  await lms.settle();
  const expected = days.map((day) => `completion SG-2 ${day.slice(0, 10)}`);
  expect(await lms.record('Ann')).toEqual([...expected, 'completion SG-2 2026-11-20']);
  expect(await lms.record('Bea')).toEqual(expected);
});

test('what one partnership is told is nothing to another', async () => {
  const other = await LmsAtWork.start(database);
  await lms.tell(anEvent(), anEvent({ person: stranger }));
  await lms.map();
  await lms.settle();
  await other.settle();
  expect(await other.record('Ann')).toEqual([]);
  expect((await other.asAdministrator((ctx) => unsurePeople(ctx, PAGE))).rows).toEqual([]);
  await expect(other.as(lms.plugin, (ctx) => reconcile(ctx, []))).rejects.toMatchObject({ code: 'lms.disconnected' });
});

test('a hundred events cost no more questions than two', async () => {
  await lms.tell(anEvent());
  await lms.map();
  await lms.settle();
  await lms.asAdministrator((ctx) =>
    importPeople(ctx, {
      rows: Array.from({ length: 100 }, (_, at) => ({
        row: at + 2,
        cells: { agencyRef: 'WCC', staffNumber: `u${at}`, givenName: 'U', familyName: `${at}`, startsOn: '2024-09-01' },
      })),
      fileName: 'more.csv',
      dryRun: false,
      knownAudiences: new Set(),
    }),
  );
  const told = (from: number, to: number, day: string) =>
    Array.from({ length: to - from }, (_, at) => {
      const userId = `u${from + at}`;
      const person = at % 2 === 0 ? { userId, staffNumber: userId, department: 'WCC' } : { userId };
      return anEvent({ person, occurredAt: `${day}T09:00:00Z`, completedAt: `${day}T09:00:00Z` });
    });
  const questions = async (events: readonly unknown[]) => {
    let asked = 0;
    const results = await lms.as(lms.plugin, (ctx) =>
      takeEvents({ ...ctx, store: counted(ctx.store, () => (asked += 1)) }, events),
    );
    expect(new Set(outcomes(results))).toEqual(new Set(['new']));
    return asked;
  };
  const ofTwo = await questions(told(0, 2, '2026-11-19'));
  expect(ofTwo).toBeLessThan(30);
  // The first time they are heard of, and again when they are known.
  expect(await questions(told(0, 100, '2026-11-18'))).toBeLessThanOrEqual(ofTwo);
  expect(await questions(told(0, 100, '2026-11-17'))).toBeLessThanOrEqual(ofTwo);
});

/** The same stores, which say whenever something is asked of one of them. */
function counted(stores: Stores, tick: () => void): Stores {
  const counting = <Store extends object>(store: Store): Store =>
    new Proxy(store, {
      get(target, name) {
        const found: unknown = Reflect.get(target, name);
        if (typeof found !== 'function') return found;
        return (...given: unknown[]): unknown => {
          tick();
          return Reflect.apply(found, target, given);
        };
      },
    });
  return Object.fromEntries(
    Object.entries(stores).map(([area, store]) => [area, counting(store as object)]),
  ) as unknown as Stores;
}

test('after a batch was lost the course is asked for again, and then nothing is missing', async () => {
  const checksum = createHash('sha256').update('6:1795165200\n99:1795165200').digest('hex');
  const course = { id: '2', title: 'Safeguarding basics', count: 2, checksum };
  await lms.tell(anEvent());
  const ask = (...courses: (typeof course)[]) => lms.as(lms.plugin, (ctx) => reconcile(ctx, courses));
  expect(await ask(course)).toEqual({ resend: ['2'] });
  await lms.tell(anEvent(), anEvent({ person: stranger }));
  expect(await ask(course)).toEqual({ resend: [] });
  const empty = { id: '5', title: 'Nobody was here', count: 0, checksum: createHash('sha256').digest('hex') };
  expect(await ask(empty, { ...course, id: '7' })).toEqual({ resend: ['7'] });
});

test('a course that was reset in the LMS is not asked for every night for ever', async () => {
  await lms.tell(anEvent(), anEvent({ person: stranger }));
  const checksum = createHash('sha256').update('6:1795165200').digest('hex');
  const ask = () =>
    lms.as(lms.plugin, (ctx) => reconcile(ctx, [{ id: '2', title: 'Safeguarding basics', count: 1, checksum }]));
  const answers = [];
  for (let night = 0; night < 5; night++) answers.push((await ask()).resend.length);
  expect(answers).toEqual([1, 1, 1, 0, 0]);
  expect(await lms.asAdministrator((ctx) => ctx.store.lms.factsOfSubject(lms.registrationId, '99'))).toHaveLength(1);
});
