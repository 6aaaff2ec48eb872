import { grant, partAccount, waitingAccounts } from '@trellis/core/access';
import { accountParted, decideUnsurePerson, forgetUnsure, unsurePeople } from '@trellis/core/lms';
import { createTestDatabase, type TestDatabase } from '@trellis/store/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { anEvent, JOB, LmsAtWork } from './lms-at-work.ts';

const PAGE = { limit: 50 };
const stranger = { userId: '99', givenName: 'Zoe', familyName: 'Zimmer', workEmail: 'zoe@home.example' };

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

test('somebody whom nobody can be sure of waits on the match list without an account, and counts when she is decided', async () => {
  await lms.tell(anEvent());
  await lms.map();
  const [result] = await lms.tell(anEvent({ person: { ...stranger, familyName: 'Birch', givenName: 'Bea' } }));
  expect(result).toMatchObject({ outcome: 'new', waitsFor: ['person'] });
  const [row] = await matchList();
  expect(row).toMatchObject({ facts: 1, unsure: { state: 'open', heardFrom: 'event', subject: '99' } });
  // By her name she is only offered.
  expect(row!.candidates).toMatchObject([{ givenName: 'Bea', why: ['name'], hasWiderRole: false }]);
  const accounts = await lms.asAdministrator((ctx) => ctx.store.access.accountsBySubject(lms.issuer, 'client', ['99']));
  expect(accounts).toEqual([]);

  const personId = await lms.personNamed('Bea');
  await lms.asAdministrator((ctx) => decideUnsurePerson(ctx, row!.unsure.id, { state: 'same', personId }));
  await lms.settle();
  expect(await lms.record('Bea')).toEqual(['completion SG-1 2026-11-20']);
  expect(await matchList()).toEqual([]);
  const decided = await lms.asAdministrator((ctx) => ctx.store.lms.unsurePerson(row!.unsure.id));
  expect(decided).toMatchObject({ state: 'same', said: {} });
  await expect(
    lms.asAdministrator((ctx) => decideUnsurePerson(ctx, row!.unsure.id, { state: 'refused' })),
  ).rejects.toMatchObject({ code: 'lms.person-not-open' });
});

test('somebody who was refused is not asked about again, and nothing more is kept of her', async () => {
  await lms.tell(anEvent({ person: stranger }));
  const [row] = await matchList();
  await lms.asAdministrator((ctx) => decideUnsurePerson(ctx, row!.unsure.id, { state: 'refused' }));
  await lms.tell(anEvent({ person: stranger, completedAt: '2026-11-18T09:00:00Z' }));
  expect(await matchList()).toEqual([]);
  expect((await lms.asAdministrator((ctx) => ctx.store.lms.unsurePerson(row!.unsure.id)))?.said).toEqual({});
});

test('somebody of whom the LMS says nothing any more is forgotten after 90 days, unless a completion waits for them', async () => {
  await lms.tell(anEvent({ person: stranger }));
  const { registrationId } = lms;
  const named = {
    registrationId,
    said: { familyName: 'Nobody' },
    heardFrom: 'roster' as const,
    state: 'open' as const,
  };
  await lms.as(JOB, ({ store, newId }) =>
    store.lms.saveUnsurePeople(
      [
        ['500', '2026-11-21T10:00:00.000Z'],
        ['501', '2026-11-21T10:00:01.000Z'],
      ].map(([subject, at]) => ({ ...named, id: newId(), subject: subject!, firstSeenAt: at!, lastSeenAt: at! })),
    ),
  );
  const listed = async () => (await matchList()).map(({ unsure }) => unsure.subject).toSorted();
  lms.now = '2027-02-19T10:00:00.000Z';
  expect(await lms.as(JOB, forgetUnsure)).toBe(0);
  expect(await listed()).toEqual(['500', '501', '99']);
  lms.now = '2027-02-19T10:00:00.500Z';
  expect(await lms.as(JOB, forgetUnsure)).toBe(1);
  expect(await listed()).toEqual(['501', '99']);
  const audited = await lms.asAdministrator((ctx) =>
    ctx.store.audit.entries({ action: 'lms.forget-unsure' }, { limit: 5 }),
  );
  expect(audited.rows).toMatchObject([{ after: { count: 1 } }]);
});

test('once the LMS says enough of her, she is joined without being asked about, and all that waited counts', async () => {
  await lms.tell(anEvent({ person: { userId: '7', givenName: 'B' } }));
  await lms.map();
  expect(await matchList()).toHaveLength(1);
  await lms.tell(
    anEvent({
      person: { userId: '7', workEmail: 'bea@wat.example' },
      completedAt: '2026-11-18T09:00:00Z',
      occurredAt: '2026-11-20T10:00:00Z',
    }),
  );
  await lms.settle();
  expect(await matchList()).toEqual([]);
  expect(await lms.record('Bea')).toEqual(['completion SG-1 2026-11-18', 'completion SG-1 2026-11-20']);
});

test('of two agencies with the same staff number, the one that the LMS names is meant, and without a name neither', async () => {
  await lms.tell(anEvent());
  await lms.map();
  await lms.settle();
  await lms.tell(
    anEvent({ person: { userId: '11', staffNumber: '1001' } }),
    anEvent({
      person: { userId: '12', staffNumber: '1001', department: 'westhaven acute trust' },
      completedAt: '2026-11-18T09:00:00Z',
    }),
  );
  expect(await lms.record('Bea')).toEqual(['completion SG-1 2026-11-18']);
  expect((await matchList()).map(({ unsure }) => unsure.subject)).toEqual(['11']);
});

test('an LMS that is not trusted with an identifier joins nobody by it, nor anybody of an agency that it does not serve', async () => {
  const agencies = await lms.asAdministrator((ctx) => ctx.store.people.agencies());
  const trust = agencies.find(({ ref }) => ref === 'WAT')!;
  lms = await LmsAtWork.start(database, { vouchesFor: ['staff-number'], serves: [] });
  expect((await lms.tell(anEvent()))[0]?.waitsFor).toEqual(['course', 'person']);
  const there = await lms.asAdministrator((ctx) => ctx.store.people.agencies());
  const id = there.find(({ ref }) => ref === trust.ref)!.id;
  const narrow = { vouchesFor: ['work-email' as const], serves: [id] };
  await lms.asAdministrator((ctx) =>
    ctx.store.lms.saveConnection({ id: lms.plugin.id, name: 'Narrow', state: 'connected', trust: narrow }),
  );
  expect((await lms.tell(anEvent({ completedAt: '2026-11-18T09:00:00Z' })))[0]?.waitsFor).toEqual(['course', 'person']);
  const bea = { userId: '7', workEmail: 'bea@wat.example' };
  expect((await lms.tell(anEvent({ person: bea })))[0]?.waitsFor).toEqual(['course']);
});

test('nobody with a wider role is joined by an event: an administrator says that it is her', async () => {
  const personId = await lms.personNamed('Cat');
  await lms.asAdministrator((ctx) => grant(ctx, { personId }, { role: 'administrator' }));
  await lms.tell(anEvent({ person: { userId: '8', workEmail: 'cat@wcc.example' } }));
  await lms.map();
  const [row] = await matchList();
  expect(row!.candidates).toMatchObject([{ personId, why: ['work-email'], hasWiderRole: true }]);
  const coordinator = { kind: 'account' as const, id: 'coordinator', grants: [{ role: 'coordinator' as const }] };
  await expect(
    lms.as(coordinator, (ctx) => decideUnsurePerson(ctx, row!.unsure.id, { state: 'same', personId })),
  ).rejects.toMatchObject({ code: 'access.not-permitted' });
  await lms.asAdministrator((ctx) => decideUnsurePerson(ctx, row!.unsure.id, { state: 'same', personId }));
  await lms.settle();
  expect(await lms.record('Cat')).toEqual(['completion SG-1 2026-11-20']);
  expect((await lms.asAdministrator((ctx) => waitingAccounts(ctx, PAGE))).rows).toEqual([]);
});

test('when an account is parted from somebody, what it brought is withdrawn', async () => {
  await lms.tell(anEvent());
  await lms.map();
  await lms.settle();
  await lms.asAdministrator(async (ctx) => {
    const [account] = await ctx.store.access.accountsBySubject(lms.issuer, 'client', ['6']);
    await partAccount(ctx, account!.id, 'not her');
    await accountParted(ctx, account!);
  });
  await lms.settle();
  expect(await lms.record('Ann')).toEqual([]);
  // The LMS goes on saying that it is her: now a person decides.
  await lms.tell(anEvent({ completedAt: '2026-11-18T09:00:00Z' }));
  expect(await lms.record('Ann')).toEqual([]);
  const [row] = await matchList();
  const personId = await lms.personNamed('Ann');
  await lms.asAdministrator((ctx) => decideUnsurePerson(ctx, row!.unsure.id, { state: 'same', personId }));
  await lms.settle();
  expect(await lms.record('Ann')).toEqual(['completion SG-1 2026-11-18', 'completion SG-1 2026-11-20']);
});
