import { createHash } from 'node:crypto';
import { inTransaction, type Run } from '@trellis/api';
import { deactivatePlatform } from '@trellis/core/access';
import { JUDGING_OPTIONS } from '@trellis/core/compliance';
import { activatePack, installPacks } from '@trellis/core/frameworks';
import {
  connections,
  connectionStatus,
  createConnection,
  disconnect,
  disconnectSelf,
  dueFor,
  heard,
  openConnection,
} from '@trellis/core/lms';
import { importPeople } from '@trellis/core/people';
import { londonPack } from '@trellis/pack-london';
import { createTestDatabase, type TestDatabase } from '@trellis/store/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { administrator, anActor } from './at-work.ts';
import { anEvent, LmsAtWork, NOW } from './lms-at-work.ts';

let database: TestDatabase;
let lms: LmsAtWork;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  lms = await LmsAtWork.start(database);
});
afterAll(() => database.close());

const own = async () => (await lms.asAdministrator(connections)).find(({ id }) => id === lms.plugin.id);

test('a connection that was made, used and registered knows its LMS and registration', async () => {
  expect(await own()).toMatchObject({
    name: 'Learning Pool',
    state: 'connected',
    registrationId: lms.registrationId,
    site: { product: 'moodle' },
    connectedAt: NOW,
  });
  expect(await lms.as(lms.plugin, connectionStatus)).toEqual({
    now: NOW,
    registration: { state: 'active', clientId: 'client' },
    deployments: [{ deploymentId: '1', state: 'active' }],
  });
  await lms.tell(anEvent());
  expect(await lms.as(lms.plugin, connectionStatus)).toMatchObject({ lastEventAt: NOW });
});

test('a code works once, and not after a week', async () => {
  const site = { url: 'https://lms.example', name: 'LMS', product: 'moodle', version: '5.1', pluginVersion: '1' };
  const open = (id: string) =>
    lms.as({ kind: 'connection', id, grants: [] }, (ctx) => openConnection(ctx, { site, secret: 's'.repeat(40) }));
  await expect(open(lms.plugin.id)).rejects.toMatchObject({ code: 'lms.code-spent' });
  const late = await lms.asAdministrator((ctx) =>
    createConnection(ctx, {
      name: 'Late',
      trust: { vouchesFor: [], serves: [] },
      codeHash: createHash('sha256').update(`late ${lms.issuer}`).digest('hex'),
    }),
  );
  lms.now = '2026-11-28T10:00:00.000Z';
  await expect(open(late.id)).rejects.toMatchObject({ code: 'lms.code-spent' });
});

test('nothing is taken of a plugin before its LMS is registered', async () => {
  const fresh = await lms.asAdministrator((ctx) =>
    createConnection(ctx, {
      name: 'Fresh',
      trust: { vouchesFor: [], serves: [] },
      codeHash: createHash('sha256').update(`fresh ${lms.issuer}`).digest('hex'),
    }),
  );
  const plugin = { kind: 'connection' as const, id: fresh.id, grants: [] };
  await expect(lms.as(plugin, (ctx) => dueFor(ctx, { userId: '6' }))).rejects.toMatchObject({
    code: 'lms.not-registered',
  });
});

test('only administrators make and end connections, and only a plugin speaks for an LMS', async () => {
  const coordinator = anActor('coordinator', [{ role: 'coordinator' }]);
  const notPermitted = { code: 'access.not-permitted' };
  await expect(lms.as(coordinator, connections)).rejects.toMatchObject(notPermitted);
  await expect(lms.as(coordinator, (ctx) => disconnect(ctx, lms.plugin.id))).rejects.toMatchObject(notPermitted);
  await expect(lms.as(administrator, (ctx) => dueFor(ctx, { userId: '6' }))).rejects.toMatchObject(notPermitted);
  await expect(lms.as(lms.plugin, connections)).rejects.toMatchObject(notPermitted);
});

test.each(['an administrator', 'the LMS itself'])('what %s switches off tells and asks nothing more', async (who) => {
  await lms.tell(anEvent());
  await (who === 'the LMS itself'
    ? lms.as(lms.plugin, disconnectSelf)
    : lms.asAdministrator((ctx) => disconnect(ctx, lms.plugin.id)));
  await expect(lms.tell(anEvent())).rejects.toMatchObject({ code: 'lms.disconnected' });
  expect(await own()).toMatchObject({ state: 'disconnected' });
  const [platform] = await lms.asAdministrator((ctx) => ctx.store.access.platforms());
  expect(platform).toMatchObject({ state: 'deactivated' });
  expect((await lms.lmsCourse()).facts).toBe(1);
});

test('when its registration is switched off, so is its plugin', async () => {
  await lms.asAdministrator((ctx) => deactivatePlatform(ctx, lms.registrationId));
  await expect(lms.tell(anEvent())).rejects.toMatchObject({ code: 'lms.disconnected' });
});

test('by how much a clock differs is noted', async () => {
  await lms.as(lms.plugin, (ctx) => heard(ctx, { clockAheadSeconds: 45 }));
  expect(await own()).toMatchObject({ clockAheadSeconds: 45 });
});

test('what is due is told of somebody joined through this LMS, the most pressing first, and of nobody else', async () => {
  const run: Run = (work) =>
    lms.partnership.at(lms.now, (store) =>
      work({ store, now: lms.now, actor: administrator, newId: () => `due-${++lastId}`, timeZone: 'Europe/London' }),
    );
  await inTransaction(run, async (ctx) => {
    await installPacks(ctx, [londonPack]);
    await activatePack(
      ctx,
      { packId: londonPack.id, version: londonPack.version, from: null, to: null, readings: {} },
      JUDGING_OPTIONS,
    );
    const cells = {
      agencyRef: 'WCC',
      staffNumber: '1001',
      givenName: 'Ann',
      familyName: 'Ash',
      startsOn: '2024-09-01',
      audience: 'LCF-G3',
    };
    await importPeople(ctx, {
      rows: [{ row: 2, cells }],
      fileName: 'people.csv',
      dryRun: false,
      knownAudiences: new Set(['LCF-G3']),
    });
  });
  const due = (userId: string) => lms.as(lms.plugin, (ctx) => dueFor(ctx, { userId }));
  expect(await due('6')).toEqual({ state: 'not-joined' });
  await lms.tell(anEvent(), anEvent({ person: { userId: '99', givenName: 'Zoe' } }));
  const answer = await due('6');
  expect(answer).toMatchObject({ state: 'joined', asAt: '2026-11-21', more: 0, counts: { current: 0 } });
  const rows = answer.state === 'joined' ? answer.rows : [];
  expect(rows.length).toBeGreaterThan(0);
  expect(rows[0]).toMatchObject({ state: 'overdue' });
  expect(rows[0]!.daysOverdue).toBeGreaterThan(0);
  expect(rows[0]!.because).toMatch(/^Asked for every (two|three) years\. Not completed yet\.$/);
  expect(await due('99')).toEqual({ state: 'not-joined' });
  const other = await LmsAtWork.start(database);
  expect(await other.as(other.plugin, (ctx) => dueFor(ctx, { userId: '6' }))).toEqual({ state: 'not-joined' });
});

let lastId = 0;
