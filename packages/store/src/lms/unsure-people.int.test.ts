import type { AccountId, PersonId } from '@trellis/core';
import type { UnsurePerson } from '@trellis/core/lms';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lmsWork } from '../door/lms-work.ts';
import { createTestPartnership, type TestPartnership } from '../test-partnership.ts';
import { createTestDatabase, type TestDatabase } from '../testing.ts';
import { enrol, factOf, issuer, noon, registerLms } from './lms.fixture.ts';

const later = '2026-05-10T12:00:00.000Z';
const page = { limit: 50 };

let database: TestDatabase;
let north: TestPartnership;
let registrationId: string;
let dawn: UnsurePerson;
beforeAll(async () => {
  database = await createTestDatabase();
  north = await createTestPartnership(database);
  await createTestPartnership(database, 'south-shire');
  registrationId = await registerLms(database, north);
  dawn = {
    id: 'dawn',
    registrationId,
    subject: '7',
    said: { givenName: 'Dawn', familyName: 'Quillfeather', workEmail: 'dawn.quillfeather@example.org' },
    heardFrom: 'event',
    state: 'open',
    firstSeenAt: noon,
    lastSeenAt: noon,
  };
  const course = { id: 'basics', registrationId, kind: 'course', outsideId: '4', title: 'Basics' } as const;
  await north.at(noon, async ({ lms }) => {
    await lms.saveLmsCourses([{ ...course, state: 'mapped', firstSeenAt: noon, lastFactAt: noon }]);
    await lms.saveUnsurePeople([dawn]);
  });
});
afterAll(() => database.close());

/** Every word that is stored in the tables of this area. */
const everything = () =>
  north.at(noon, async (_, tx) =>
    JSON.stringify(
      await Promise.all([
        tx.selectFrom('unsure_person').selectAll().execute(),
        tx.selectFrom('lms_fact').selectAll().execute(),
        tx.selectFrom('account').selectAll().execute(),
      ]),
    ),
  );

test('who waits is asked about while a fact waits for her, or because a roster named her', async () => {
  await north.at(noon, async ({ lms }) => {
    expect((await lms.listUnsurePeople({ state: 'open' }, page)).rows).toEqual([]);
    await lms.saveFacts([factOf(registrationId, { id: 'f', waitsForPerson: true })]);
    const eve: UnsurePerson = {
      ...dawn,
      id: 'eve',
      subject: '8',
      said: { givenName: 'Eve' },
      heardFrom: 'roster',
      firstSeenAt: later,
    };
    await lms.saveUnsurePeople([eve]);
    const first = await lms.listUnsurePeople({ state: 'open' }, { limit: 1 });
    expect(first.rows).toEqual([{ ...eve, facts: 0 }]);
    const second = await lms.listUnsurePeople({ state: 'open' }, { limit: 1, after: first.after });
    expect(second).toEqual({ rows: [{ ...dawn, facts: 1 }] });
    expect((await lms.listUnsurePeople({ state: 'refused' }, page)).rows).toEqual([]);
    expect((await lms.listUnsurePeople({}, page)).rows).toHaveLength(2);
  });
});

test('the same user is one row, whoever names her first', async () => {
  await north.at(later, async ({ lms }) => {
    await lms.saveUnsurePeople([{ ...dawn, id: 'other', heardFrom: 'roster', firstSeenAt: later, lastSeenAt: later }]);
    expect(await lms.unsurePeopleBy(registrationId, ['7', 'none'])).toEqual([
      { ...dawn, heardFrom: 'roster', lastSeenAt: later },
    ]);
    await lms.saveUnsurePeople([dawn]);
    expect(await lms.unsurePerson('other')).toBeUndefined();
  });
});

test('somebody who is joined meanwhile is no question any more, her names go, and what waits for her is work', async () => {
  expect(await lmsWork(database.app, noon)).toEqual([]);
  await enrol(north, 'dawn', '7');
  expect(await lmsWork(database.app, noon)).toEqual([north.id]);
  await north.at(later, async ({ lms }) => {
    expect(await lms.markJoined()).toEqual({ facts: 1, people: ['dawn'] });
    expect(await lms.markJoined()).toEqual({ facts: 0, people: [] });
    expect(await lms.unsurePerson('dawn')).toEqual({ ...dawn, said: {}, state: 'same', decidedAt: later });
    const taken = await lms.takePendingFacts(10);
    expect(taken).toMatchObject([{ id: 'f', isPending: true }]);
    await lms.saveFacts(
      taken.map((each) => ({ ...each, waitsForPerson: false, personId: 'dawn' as PersonId, isPending: false })),
    );
  });
  expect(await lmsWork(database.app, noon)).toEqual([]);
  expect(await everything()).not.toMatch(/dawn\.quillfeather/i);
});

test('an account that is only seen again is no work, and one that becomes another person is', async () => {
  const account = {
    id: 'account-dawn' as AccountId,
    issuer,
    clientId: north.publicId,
    subject: '7',
    lastSeenAt: later,
  };
  const dawns = { ...account, state: 'joined', personId: 'dawn' as PersonId } as const;
  await north.at(later, async ({ access }) => {
    await access.saveAccount(dawns);
    await access.arrive({ ...account, state: 'unknown' });
  });
  expect(await lmsWork(database.app, noon)).toEqual([]);
  await enrol(north, 'zoe', '70');
  await north.at(later, async ({ lms, access }) => {
    await lms.markJoined();
    await access.saveAccount({ ...dawns, personId: 'zoe' as PersonId });
    expect(await lms.markJoined()).toEqual({ facts: 1, people: ['zoe'] });
    await access.saveAccount({ ...account, state: 'unknown' });
    expect(await lms.markJoined()).toEqual({ facts: 0, people: [] });
    await access.saveAccount(dawns);
    await lms.markJoined();
  });
});

test('what is held about a person includes what LMSs said, and erasing her leaves no word of it', async () => {
  await north.at(later, async ({ lms, audit }) => {
    const fact = factOf(registrationId, { id: 'f', personId: 'dawn' as PersonId, grade: 'Quillfeather: 80' });
    await lms.saveFacts([fact]);
    await lms.saveUnsurePeople([{ ...dawn, state: 'same' }]);
    const held = await audit.subject('dawn' as PersonId);
    expect([held['lms_fact'], held['unsure_person']]).toMatchObject([[{ id: 'f' }], [{ said: dawn.said }]]);
    expect((await audit.subject('zoe' as PersonId))['lms_fact']).toEqual([]);
    await audit.erase('dawn' as PersonId);
    expect(await lms.factsOfSubject(registrationId, '7')).toMatchObject([{ id: 'f', state: 'complete' }]);
    await lms.removeUnsurePerson(registrationId, '8');
    expect(await lms.unsurePerson('eve')).toBeUndefined();
  });
  expect(await everything()).not.toMatch(/quillfeather/i);
});
