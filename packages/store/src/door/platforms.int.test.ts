import type { AccountId } from '@trellis/core';
import type { Agency } from '@trellis/core/people';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestPartnership, type TestPartnership } from '../test-partnership.ts';
import { createTestDatabase, type TestDatabase } from '../testing.ts';
import { noteFault, noteLaunch } from './launches.ts';
import { saveSessions, sessionOf } from './sessions.ts';
import { boundDeployment } from './tool-shapes.ts';
import { createToolStorage, type DoorToolStorage } from './tool-storage.ts';

const noon = '2026-04-10T12:00:00.000Z';
const now = new Date(noon);
const later = new Date('2026-04-10T13:00:00.000Z');
const offered = {
  issuer: 'https://lms.example',
  clientId: 'client-1',
  authorizationEndpoint: 'https://lms.example/auth',
  tokenEndpoint: 'https://lms.example/token',
  keysetUrl: 'https://lms.example/keys',
  productFamily: 'moodle',
};

let database: TestDatabase;
let north: TestPartnership;
let south: TestPartnership;
let tool: DoorToolStorage;
beforeAll(async () => {
  database = await createTestDatabase();
  north = await createTestPartnership(database);
  south = await createTestPartnership(database, 'south-shire');
  tool = createToolStorage(database.app);
});
afterAll(() => database.close());

test('an LMS that was invited waits for the partnership that invited it, and no other sees it', async () => {
  await north.at(noon, ({ access }) =>
    access.saveInvitation({ tokenHash: 'a'.repeat(64), expiresAt: later.toISOString() }),
  );
  const accepted = await tool.acceptRegistration('a'.repeat(64), offered, '1', now);
  expect(accepted).toMatchObject({ outcome: 'added', deployment: { state: 'pending' } });
  expect(boundDeployment(accepted.outcome === 'added' ? (accepted.deployment?.boundTo ?? '') : '')).toEqual({
    partnershipId: north.id,
    vouchesFor: [],
    serves: [],
  });
  const [platform] = await north.at(noon, ({ access }) => access.platforms());
  expect(platform).toMatchObject({
    issuer: offered.issuer,
    clientId: 'client-1',
    name: 'moodle',
    state: 'pending',
    registeredAt: noon,
    deployments: [{ deploymentId: '1', state: 'pending', vouchesFor: [], serves: [], firstSeenAt: noon }],
  });
  expect(await south.at(noon, ({ access }) => access.platforms())).toEqual([]);
});

test('only the partnership that invited an LMS can approve it or say what its deployments may do', async () => {
  const [platform] = await north.at(noon, ({ access }) => access.platforms());
  const deployment = {
    ...platform!.deployments[0]!,
    state: 'active',
    vouchesFor: ['work-email'],
    serves: ['council' as Agency['id']],
  } as const;
  await expect(south.at(noon, ({ access }) => access.setPlatformState(platform!.id, 'active'))).rejects.toMatchObject({
    code: 'access.not-found',
  });
  await expect(south.at(noon, ({ access }) => access.saveDeployment(deployment))).rejects.toMatchObject({
    code: 'access.not-found',
  });
  expect((await tool.registrations(offered.issuer))[0]?.state).toBe('pending');
  await north.at(noon, async ({ access }) => {
    await access.setPlatformState(platform!.id, 'active');
    await access.saveDeployment(deployment);
    expect((await access.platforms())[0]).toMatchObject({ state: 'active', deployments: [deployment] });
  });
  expect((await tool.registrations(offered.issuer))[0]?.state).toBe('active');
  expect(await tool.deployment(platform!.id, '1')).toMatchObject({ state: 'active' });
});

test('whoever came from an LMS that is switched off is signed out, and nobody else', async () => {
  const [platform] = await north.at(noon, ({ access }) => access.platforms());
  const expiresAt = later.toISOString();
  const signIn = (id: string, issuer: string) =>
    north.at(noon, async ({ access }) => {
      const account = { id: id as AccountId, issuer, clientId: 'client-1', subject: id, lastSeenAt: noon };
      await access.saveAccount({ ...account, state: 'unknown' });
      await saveSessions(database.app, [
        { secretHash: id, partnershipId: north.id, accountId: id, facts: {}, expiresAt },
      ]);
    });
  await signIn('from-here', offered.issuer);
  await signIn('from-elsewhere', 'https://other-lms.example');
  await north.at(noon, ({ access }) => access.setPlatformState(platform!.id, 'active'));
  expect(await sessionOf(database.app, 'from-here', noon)).toBeDefined();
  await north.at(noon, ({ access }) => access.setPlatformState(platform!.id, 'deactivated'));
  expect(await sessionOf(database.app, 'from-here', noon)).toBeUndefined();
  expect(await sessionOf(database.app, 'from-elsewhere', noon)).toBeDefined();
  await north.at(noon, ({ access }) => access.setPlatformState(platform!.id, 'active'));
});

test('the administrator sees the last launch and the last fault', async () => {
  const [platform] = await north.at(noon, ({ access }) => access.platforms());
  await noteLaunch(database.app, platform!.deployments[0]!.id, noon);
  const fault = {
    at: later.toISOString(),
    code: 'lti.expired',
    message: 'The clock of the LMS is ten minutes behind.',
  };
  await noteFault(database.app, { registrationId: platform!.id, ...fault });
  await noteFault(database.app, { registrationId: platform!.id, deploymentId: 'another', ...fault, code: 'lti.other' });
  const [seen] = await north.at(noon, ({ access }) => access.platforms());
  expect(seen!.deployments[0]).toMatchObject({ lastLaunchAt: noon, lastFault: fault });
});

test('a login begins in one step where it is plain which client it is for, and comes back with its deployment', async () => {
  const login = {
    stateHash: '1'.repeat(64),
    nonceHash: '2'.repeat(64),
    bindingHash: '3'.repeat(64),
    initiation: { loginHint: 'ann', deploymentId: '1', targetLinkUri: 'https://tool.example/' },
    expiresAt: later,
  };
  const begun = await tool.beginLogin(offered.issuer, undefined, login);
  const [registration] = await tool.registrations(offered.issuer);
  expect(begun).toEqual({ registrations: [registration], isSaved: true });
  expect(await tool.takeLogin(login.stateHash, now)).toEqual({
    login: { ...login, registrationId: registration!.id },
    registration,
    deployment: await tool.deployment(registration!.id, '1'),
  });
});

test('a login that may be for either of two clients does not begin yet', async () => {
  await north.at(noon, ({ access }) =>
    access.saveInvitation({ tokenHash: 'd'.repeat(64), expiresAt: later.toISOString() }),
  );
  await tool.acceptRegistration('d'.repeat(64), { ...offered, clientId: 'client-2' }, '1', now);
  const begin = (digit: string, clientId?: string) =>
    tool.beginLogin(offered.issuer, clientId, {
      stateHash: digit.repeat(64),
      nonceHash: '2'.repeat(64),
      bindingHash: '3'.repeat(64),
      initiation: { loginHint: 'ann', targetLinkUri: 'https://tool.example/' },
      expiresAt: later,
    });
  // The second waits for an administrator, so that only the first can be meant.
  expect(await begin('4')).toMatchObject({
    isSaved: true,
    registrations: [{ clientId: 'client-1' }, { state: 'pending' }],
  });
  expect((await tool.takeLogin('4'.repeat(64), now))?.registration.clientId).toBe('client-1');
  const [, second] = await tool.registrations(offered.issuer);
  await north.at(noon, ({ access }) => access.setPlatformState(second!.id, 'active'));
  expect(await begin('5')).toMatchObject({ isSaved: false, registrations: [{}, {}] });
  expect(await tool.takeLogin('5'.repeat(64), now)).toBeUndefined();
  expect(await begin('6', 'client-2')).toMatchObject({ isSaved: true, registrations: [{ clientId: 'client-2' }] });
});
