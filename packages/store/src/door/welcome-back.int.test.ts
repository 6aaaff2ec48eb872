import type { Account } from '@trellis/core/access';
import type { Person } from '@trellis/core/people';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestPartnership, type TestPartnership } from '../test-partnership.ts';
import { createTestDatabase, type TestDatabase } from '../testing.ts';
import { endSession, sessionOf } from './sessions.ts';
import { createToolStorage } from './tool-storage.ts';
import { welcomeBack, type Returning } from './welcome-back.ts';

const before = '2026-04-10T12:00:00.000Z';
const noon = '2026-04-11T12:00:00.000Z';
const evening = '2026-04-11T18:00:00.000Z';
const who = { issuer: 'https://lms.example', clientId: 'client-1', subject: 'ann' };
const session = { secretHash: '5'.repeat(64), facts: { kind: 'cookie' }, expiresAt: evening };

let database: TestDatabase;
let north: TestPartnership;
let south: TestPartnership;
let deployment: string;
beforeAll(async () => {
  database = await createTestDatabase();
  north = await createTestPartnership(database);
  south = await createTestPartnership(database, 'south-shire');
  const tool = createToolStorage(database.app);
  await north.at(before, ({ access }) => access.saveInvitation({ tokenHash: 'a'.repeat(64), expiresAt: evening }));
  const offered = {
    issuer: who.issuer,
    clientId: who.clientId,
    authorizationEndpoint: 'https://lms.example/auth',
    tokenEndpoint: 'https://lms.example/token',
    keysetUrl: 'https://lms.example/keys',
  };
  const accepted = await tool.acceptRegistration('a'.repeat(64), offered, '1', new Date(before));
  deployment = accepted.outcome === 'added' ? accepted.deployment!.id : '';
  await north.at(before, ({ people }) =>
    people.savePeople([
      { id: 'ann' as Person['id'], givenName: 'Ann', familyName: 'Baker', formerNames: [], staffNumbers: [] },
    ]),
  );
});
afterAll(() => database.close());

const account: Account = {
  id: 'acc' as Account['id'],
  ...who,
  state: 'joined',
  personId: 'ann' as Person['id'],
  shownName: 'Ann B.',
  lastSeenAt: before,
};
beforeEach(async () => {
  await north.at(before, ({ access }) => access.saveAccount(account));
  await endSession(database.app, session.secretHash);
});

const welcome = (changes: Partial<Returning> = {}) =>
  welcomeBack(database.app, { partnershipId: north.id, deployment, ...who, at: noon, ...changes }, [session]);

test('whoever is joined is let in with a session, seen again, and shown to the administrator as a launch', async () => {
  expect(await welcome()).toBe('acc');
  expect(await sessionOf(database.app, session.secretHash, noon)).toEqual({
    partnershipId: north.id,
    accountId: 'acc',
    facts: session.facts,
    expiresAt: evening,
  });
  await north.at(noon, async ({ access }) => {
    expect(await access.account('acc' as Account['id'])).toEqual({ ...account, lastSeenAt: noon });
    expect((await access.platforms())[0]!.deployments[0]!.lastLaunchAt).toBe(noon);
  });
});

test('what her LMS calls her now takes the place of what it called her before', async () => {
  await welcome({ shownName: 'Ann Carter' });
  expect((await north.at(noon, ({ access }) => access.account('acc' as Account['id'])))?.shownName).toBe('Ann Carter');
});

test.each(['waiting', 'unknown'] as const)('nobody is let in on an account that is %s', async (state) => {
  await north.at(before, ({ access }) => access.saveAccount({ ...account, state }));
  expect(await welcome()).toBeUndefined();
  expect(await sessionOf(database.app, session.secretHash, noon)).toBeUndefined();
  expect((await north.at(noon, ({ access }) => access.account('acc' as Account['id'])))?.lastSeenAt).toBe(before);
});

test('an account of one partnership opens nothing in another', async () => {
  expect(await welcome({ partnershipId: south.id })).toBeUndefined();
  expect(await sessionOf(database.app, session.secretHash, noon)).toBeUndefined();
});

test.each([{ issuer: 'https://other.example' }, { clientId: 'client-2' }, { subject: 'ANN' }])(
  'the same person elsewhere is somebody else: %o',
  async (changes) => {
    expect(await welcome(changes)).toBeUndefined();
  },
);

test('the partnership is forgotten with the statement that named it', async () => {
  await database.app.connection().execute(async (connection) => {
    await welcomeBack(connection, { partnershipId: north.id, deployment, ...who, at: noon }, [session]);
    await expect(sql`select * from account`.execute(connection)).rejects.toThrow(
      /app\.partnership|invalid input syntax for type integer/,
    );
  });
});
