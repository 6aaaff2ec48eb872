import { randomUUID } from 'node:crypto';
import { loadPlugins } from '@trellis/plugin';
import { createPartnership, findUpload, saveUpload, type Upload } from '@trellis/store';
import { createTestDatabase, type TestDatabase } from '@trellis/store/testing';
import { AccountId, CourseId, EventId } from '@trellis/core';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { jobActor } from './actors.ts';
import { createUpToDateCheck } from './is-up-to-date.ts';
import { createInstallation, type Installation } from './installation.ts';
import { sweep } from './sweep.ts';

/** An installation on 21 November 2026. */
function installationOf(database: TestDatabase, at = '2026-11-21T09:00:00Z'): Installation {
  return createInstallation({
    database,
    plugins: loadPlugins({}, { version: '0.1.0' }),
    now: () => new Date(at),
    settings: {
      publicUrl: 'http://localhost:3000',
      secret: 'a secret of this test that everybody may read',
      allowLocalPlatforms: false,
      privateHosts: [],
    },
  });
}

test('what came of an upload is kept for a month, in every partnership', async () => {
  const database = await createTestDatabase();
  const installation = installationOf(database);
  const kept: (readonly [string, string])[] = [];
  for (const publicId of ['one', 'other']) {
    const { id } = await createPartnership(database.owner, { publicId, name: publicId });
    for (const uploadedAt of ['2026-10-22T08:59:59.000Z', '2026-10-22T09:00:01.000Z']) {
      const upload: Upload = {
        id: randomUUID(),
        accountId: AccountId.parse('her'),
        kind: 'people',
        fileName: 'people.csv',
        dryRun: false,
        uploadedAt,
      };
      const found = await installation.bind(
        id,
        jobActor('test'),
      )(async ({ store, tx }) => {
        await store.access.saveAccount({
          id: AccountId.parse('her'),
          issuer: 'https://lms.example',
          clientId: 'c',
          subject: 'her',
          state: 'unknown',
          lastSeenAt: uploadedAt,
        });
        await saveUpload(tx, id, upload);
        return upload.id;
      });
      kept.push([publicId, found]);
    }
  }
  await sweep(installation);
  const left = [];
  for (const { id, publicId } of await installation.partnerships.all())
    for (const [owner, uploadId] of kept)
      if (owner === publicId)
        left.push((await installation.bind(id, jobActor('test'))(({ tx }) => findUpload(tx, uploadId)))?.uploadedAt);
  expect(left).toEqual([undefined, '2026-10-22T09:00:01.000Z', undefined, '2026-10-22T09:00:01.000Z']);
  await database.close();
});

test('who was sent a report is known for a year', async () => {
  const database = await createTestDatabase();
  const installation = installationOf(database);
  const { id } = await createPartnership(database.owner, { publicId: 'one', name: 'one' });
  await installation.bind(
    id,
    jobActor('test'),
  )(async ({ store: { reporting, deliveries } }) => {
    const by = { draftedAt: '2025-11-21T08:00:00.000Z', draftedBy: { kind: 'operator', id: 'test' } } as const;
    await reporting.saveReport({
      id: 'r',
      kind: 'board',
      title: 'Report',
      cover: '',
      asAt: '2025-11-20',
      state: 'draft',
      ...by,
    });
    for (const askedAt of ['2025-11-21T08:59:59.000Z', '2025-11-21T09:00:01.000Z']) {
      const recipient = { name: 'Helen', email: `${Date.parse(askedAt)}@board.example` };
      await deliveries.enqueue([
        { id: askedAt, reportId: 'r', purpose: 'due', recipient, formats: [], state: 'waiting', askedAt, tries: 0 },
      ]);
      const sent = (await deliveries.delivery(askedAt))!;
      await deliveries.saveDelivery({ ...sent, state: 'sent', sentAt: askedAt });
    }
  });
  await sweep(installation);
  const left = await installation.bind(
    id,
    jobActor('test'),
  )(({ store }) => store.deliveries.deliveries({}, { limit: 10 }));
  expect(left.rows.map((each) => each.id)).toEqual(['2025-11-21T09:00:01.000Z']);
  await database.close();
});

test('what somebody wrote is forgotten when its day has come where the partnership is', async () => {
  const database = await createTestDatabase();
  const installation = installationOf(database, '2026-11-21T12:00:00Z');
  const left: Record<string, unknown> = {};
  for (const timeZone of ['Europe/London', 'Pacific/Auckland']) {
    const { id } = await createPartnership(database.owner, {
      publicId: timeZone.slice(0, 6).toLowerCase(),
      name: 'One',
      timeZone,
    });
    const run = installation.bind(id, jobActor('test'));
    await run(async ({ store: { courses, events, evaluation } }) => {
      const courseId = CourseId.parse('c');
      const eventId = EventId.parse('e');
      await courses.saveCourse({ id: courseId, ref: 'SG', title: 'S', kind: 'workshop', isInterAgency: true });
      await events.save({
        id: eventId,
        courseId,
        state: 'published',
        mode: 'virtual',
        sessions: [{ startsAt: '2024-11-20T09:30:00.000Z', endsAt: '2024-11-20T12:30:00.000Z' }],
        linkShownHours: 24,
        places: { minimum: 4, maximum: 20, quotas: [], allotment: 'first-come', offerHours: 48, cutOffHours: 24 },
        approval: 'none',
        attendanceThresholdPercent: 80,
        sequence: 0,
        movedFrom: [],
      });
      await evaluation.addBallot({
        eventId,
        stage: 'after',
        formId: 'F',
        ratings: [],
        choices: {},
        texts: [{ itemId: 'use', words: 'Ask more', isPlan: false }],
        forgetOn: '2026-11-22',
      });
    });
    await sweep(installation);
    left[timeZone] = await run(
      async ({ tx }) => (await tx.selectFrom('evaluation_text').select('words').execute()).length,
    );
  }
  expect(left).toEqual({ 'Europe/London': 1, 'Pacific/Auckland': 0 });
  await database.close();
});

test('a database that lacks a migration of this version is not up to date', async () => {
  const database = await createTestDatabase();
  const isUpToDate = createUpToDateCheck(database);
  expect(await isUpToDate()).toBe(true);
  await sql`delete from door.migration where name = '0020_uploads'`.execute(database.owner);
  expect(await isUpToDate()).toBe(false);
  await database.close();
});
