import type { AccountId, PersonId } from '@trellis/core';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestPartnership, type TestPartnership } from '../test-partnership.ts';
import { createTestDatabase, type TestDatabase } from '../testing.ts';
import { enrol, factOf, issuer, noon, registerLms } from './lms.fixture.ts';

let database: TestDatabase;
let north: TestPartnership;
let registrationId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  north = await createTestPartnership(database);
  registrationId = await registerLms(database, north);
  const course = { id: 'basics', registrationId, kind: 'course', outsideId: '4', title: 'Basics' } as const;
  await north.at(noon, async ({ lms }) => {
    await lms.saveLmsCourses([{ ...course, state: 'mapped', firstSeenAt: noon, lastFactAt: noon }]);
    await lms.saveFacts([factOf(registrationId, { id: 'f', waitsForPerson: true, isPending: true })]);
  });
});
afterAll(() => database.close());

const waitsForALock = async () => {
  const { rows } = await sql`select from pg_locks where not granted`.execute(database.app);
  return rows.length > 0;
};

test('who takes in events and who looks at facts again never wait for each other in a circle', async () => {
  await enrol(north, 'dawn', '7');
  const isLocked = Promise.withResolvers<void>();
  const isWaitedFor = Promise.withResolvers<void>();
  const taking = north.at(noon, async ({ lms, access }) => {
    await lms.lockRegistration(registrationId);
    isLocked.resolve();
    await isWaitedFor.promise;
    const account = { id: 'account-dawn' as AccountId, issuer, clientId: north.publicId, subject: '7' };
    await access.saveAccount({ ...account, state: 'joined', personId: 'dawn' as PersonId, lastSeenAt: noon });
  });
  await isLocked.promise;
  const looking = north.at(noon, async ({ lms }) => {
    const joined = await lms.markJoined();
    return [joined, await lms.takePendingFacts(10)] as const;
  });
  await expect.poll(waitsForALock).toBe(true);
  isWaitedFor.resolve();
  await taking;
  const [joined, facts] = await looking;
  expect(joined.people).toEqual(['dawn']);
  expect(facts).toMatchObject([{ id: 'f' }]);
});
