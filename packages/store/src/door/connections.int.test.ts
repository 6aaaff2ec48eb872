import type { AgencyId } from '@trellis/core';
import type { Connection, LmsSite } from '@trellis/core/lms';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCipher } from '../cipher.ts';
import { addresses, issuer, noon } from '../lms/lms.fixture.ts';
import { createTestPartnership, type TestPartnership } from '../test-partnership.ts';
import { createTestDatabase, type TestDatabase } from '../testing.ts';
import { connectionByCode, connectionOf, registrationOfPartnership, spendSignature } from './connections.ts';
import { sweepDoor } from './sweep.ts';
import { boundDeployment } from './tool-shapes.ts';
import { createToolStorage, type DoorToolStorage } from './tool-storage.ts';

const later = '2026-04-10T13:00:00.000Z';
const nextWeek = '2026-04-17T12:00:00.000Z';
const site: LmsSite = { url: issuer, name: 'Academy', product: 'moodle', version: '5.0', pluginVersion: '1.0' };
const council = 'council' as AgencyId;

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

function invited(id: string): Connection {
  return {
    id,
    name: 'Council Moodle',
    state: 'invited',
    trust: { vouchesFor: ['work-email'], serves: [council] },
    createdAt: noon,
    codeExpiresAt: nextWeek,
  };
}
const add = (id: string) => north.at(noon, ({ lms }) => lms.addConnection(invited(id), `code of ${id}`));
const open = (id: string, secret = 'secret') =>
  north.at(noon, ({ lms }) => lms.openConnection(id, secret, { site, connectedAt: noon }));

async function connect(id: string, clientId: string, deploymentId?: string) {
  await add(id);
  await open(id);
  await north.at(noon, ({ lms }) =>
    lms.saveConnectionInvitation({ tokenHash: `invitation of ${id}`, connectionId: id, expiresAt: nextWeek }),
  );
  return await tool.acceptRegistration(
    `invitation of ${id}`,
    { issuer, clientId, ...addresses },
    deploymentId,
    new Date(noon),
  );
}

describe('a connection', () => {
  test('is listed for its own partnership alone, without its code and secret', async () => {
    await add('listed');
    expect(await north.at(noon, ({ lms }) => lms.connection('listed'))).toEqual(invited('listed'));
    expect(await south.at(noon, ({ lms }) => lms.connections())).toEqual([]);
    await open('listed');
    const listed = await north.at(noon, ({ lms }) => lms.connections());
    expect(listed).toEqual([{ ...invited('listed'), state: 'connected', site, connectedAt: noon }]);
  });

  test('is opened by its code once, also when two try at the same moment, and not after the code has expired', async () => {
    await add('code');
    expect(await connectionByCode(database.app, 'code of code', noon)).toEqual({ id: 'code', partnershipId: north.id });
    expect(await connectionByCode(database.app, 'code of code', nextWeek)).toBeUndefined();
    const opened = await Promise.all([open('code', 'one'), open('code', 'two')]);
    expect(opened.filter(Boolean)).toEqual([true]);
    expect(await connectionByCode(database.app, 'code of code', noon)).toBeUndefined();

    await add('late');
    const tooLate = north.at(nextWeek, ({ lms }) => lms.openConnection('late', 's', { site, connectedAt: nextWeek }));
    expect(await tooLate).toBe(false);
    const byAnother = south.at(noon, ({ lms }) => lms.openConnection('late', 's', { site, connectedAt: noon }));
    expect(await byAnother).toBe(false);
  });

  test('keeps its secret sealed, and leads to its partnership', async () => {
    await add('sealed');
    await open('sealed', 'a secret of the plugin');
    const known = await connectionOf(database.app, 'sealed');
    expect(known).toEqual({
      id: 'sealed',
      partnershipId: north.id,
      state: 'connected',
      sealedSecret: expect.any(String),
    });
    expect(known!.sealedSecret).not.toContain('secret');
    const cipher = createCipher('the secret of an installation under test');
    expect(cipher.open(known!.sealedSecret!)).toBe('a secret of the plugin');
    expect(await connectionOf(database.app, 'none')).toBeUndefined();
  });

  test('is changed by its own partnership alone, and what was heard of it stays', async () => {
    await add('changed');
    await north.at(later, ({ lms }) => lms.noteHeard('changed', { lastEventAt: later, clockAheadSeconds: -45 }));
    await north.at(later, ({ lms }) => lms.noteHeard('changed', { lastReconciledAt: later, lastEventAt: noon }));
    await south.at(later, ({ lms }) => lms.noteHeard('changed', { clockAheadSeconds: 9 }));
    const change = {
      id: 'changed',
      name: 'Academy',
      state: 'disconnected',
      trust: { vouchesFor: [], serves: [] },
    } as const;
    await expect(
      south.at(noon, ({ lms }) => lms.saveConnection({ ...change, trust: { vouchesFor: [], serves: [] } })),
    ).rejects.toMatchObject({
      code: 'lms.not-found',
    });
    await north.at(noon, ({ lms }) => lms.saveConnection({ ...change, trust: { vouchesFor: [], serves: [] } }));
    expect(await north.at(noon, ({ lms }) => lms.connection('changed'))).toEqual({
      ...invited('changed'),
      ...change,
      lastEventAt: later,
      lastReconciledAt: later,
      clockAheadSeconds: -45,
    });
  });
});

describe('what a connected plugin registers', () => {
  test('is active at once, its first deployment too, with what the connection is trusted with', async () => {
    const accepted = await connect('whole', 'client-whole', '1');
    expect(accepted).toMatchObject({
      outcome: 'added',
      registration: { state: 'active' },
      deployment: { state: 'active' },
    });
    const deployment = accepted.outcome === 'added' ? accepted.deployment : undefined;
    expect(boundDeployment(deployment?.boundTo ?? '')).toEqual({
      partnershipId: north.id,
      vouchesFor: ['work-email'],
      serves: [council],
    });
    const registrationId = accepted.outcome === 'added' ? accepted.registration.id : '';
    expect((await connectionOf(database.app, 'whole'))?.registrationId).toBe(registrationId);
    const second = await tool.noteDeployment(registrationId, '2', new Date(noon));
    expect(second).toMatchObject({ state: 'pending', boundTo: expect.stringContaining('"vouchesFor":[]') });
  });

  test('is known to its own partnership alone', async () => {
    const id = (await connectionOf(database.app, 'whole'))?.registrationId ?? '';
    const found = await north.at(noon, async ({ lms }, tx) => [
      await lms.registration(id),
      await lms.registrationOf(issuer, 'client-whole'),
      (await registrationOfPartnership(tx, id))?.tokenEndpoint,
    ]);
    expect(found).toEqual([{ issuer, clientId: 'client-whole', state: 'active' }, id, addresses.tokenEndpoint]);
    const sought = await south.at(noon, async ({ lms }, tx) => [
      await lms.registration(id),
      await lms.registrationOf(issuer, 'client-whole'),
      await registrationOfPartnership(tx, id),
    ]);
    expect(sought).toEqual([undefined, undefined, undefined]);
  });

  test('gets its deployment active at the first launch where the LMS named none', async () => {
    const accepted = await connect('unnamed', 'client-unnamed');
    const registrationId = accepted.outcome === 'added' ? accepted.registration.id : '';
    expect(await tool.noteDeployment(registrationId, '1', new Date(noon))).toMatchObject({ state: 'active' });
    expect(await tool.noteDeployment(registrationId, '2', new Date(noon))).toMatchObject({ state: 'pending' });
    // An LMS that connects again registers anew, and the connection is the new one's.
    await north.at(noon, ({ lms }) =>
      lms.saveConnectionInvitation({ tokenHash: 'again', connectionId: 'unnamed', expiresAt: nextWeek }),
    );
    const again = await tool.acceptRegistration(
      'again',
      { issuer, clientId: 'client-2', ...addresses },
      '1',
      new Date(noon),
    );
    const newId = again.outcome === 'added' ? again.registration.id : '';
    expect((await connectionOf(database.app, 'unnamed'))?.registrationId).toBe(newId);
  });

  test('is refused once the connection was switched off, and nobody invites for the connection of another', async () => {
    await add('off');
    await open('off');
    const invite = (partnership: TestPartnership, tokenHash: string) =>
      partnership.at(noon, ({ lms }) =>
        lms.saveConnectionInvitation({ tokenHash, connectionId: 'off', expiresAt: nextWeek }),
      );
    await invite(south, 'of another');
    expect(await tool.invitation('of another', new Date(noon))).toBeUndefined();
    await invite(north, 'of its own');
    await north.at(noon, ({ lms }) => lms.saveConnection({ ...invited('off'), state: 'disconnected' }));
    const offered = { issuer, clientId: 'client-off', ...addresses };
    const accepted = await tool.acceptRegistration('of its own', offered, '1', new Date(noon));
    expect(accepted).toEqual({ outcome: 'invitation-spent' });
  });
});

test('the same signature is believed once, also of many at the same moment, and is forgotten when it is too old to be used', async () => {
  const use = (connection: string, at = noon) => spendSignature(database.app, connection, 's'.repeat(64), at);
  const results = await Promise.all([use('one'), use('one'), use('one'), use('one')]);
  expect(results.filter(Boolean)).toEqual([true]);
  expect(await use('two')).toBe(true);
  const count = async () =>
    (await sql<{ n: number }>`select count(*) as n from door.signature`.execute(database.owner)).rows[0]!.n;
  await sweepDoor(database.app, '2026-04-10T12:14:59.000Z');
  expect(await count()).toBe(2);
  await sweepDoor(database.app, '2026-04-10T12:15:00.000Z');
  expect(await count()).toBe(0);
});
