import type { Stores } from '@trellis/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { qualityWork } from '../door/quality-work.ts';
import { anEvent } from '../events/events.fixture.ts';
import { createTestPartnership, type TestPartnership } from '../test-partnership.ts';
import { createTestDatabase, type TestDatabase } from '../testing.ts';

const now = '2027-03-01T09:00:00.000Z';
const courseId = 'c-1' as never;

let database: TestDatabase;
let north: TestPartnership;
let south: TestPartnership;
beforeAll(async () => {
  database = await createTestDatabase();
  north = await createTestPartnership(database);
  south = await createTestPartnership(database, 'south-shire');
});
afterAll(() => database.close());

const work = (at: string) => qualityWork(database.app, at, { kept: 730, ending: 90 });
const withVersion = ({ courses }: Stores, reviewOn: string) =>
  courses.saveVersion({
    courseId,
    version: '1',
    validFrom: null,
    validTo: null,
    objectives: [],
    standards: [],
    reviewOn,
  });

test('a partnership is looked after when the day of a content has come by its own clock, and not after it was reviewed', async () => {
  for (const partnership of [north, south])
    await partnership.at(now, async (stores) => {
      await stores.courses.saveCourse({ id: courseId, ref: 'SG', title: 'S', kind: 'workshop', isInterAgency: true });
      await withVersion(stores, partnership === north ? '2027-03-01' : '2027-03-02');
    });
  expect(await work('2027-02-28T23:59:00.000Z')).toEqual([]);
  expect(await work(now)).toEqual([north.id]);
  expect(await work('2027-03-02T00:00:00.000Z')).toEqual([north.id, south.id]);
  await north.at(now, async ({ quality }) => {
    const [due] = await quality.contentDue('2027-03-01', 10);
    expect(due).toEqual({ courseId, version: '1', reviewOn: '2027-03-01' });
    await quality.takeOpenReview({
      id: 're',
      courseId,
      state: 'open',
      openedAt: now,
      dueOn: '2027-06-01',
      findings: '',
    });
    const cause = { kind: 'content-date', version: '1', reviewOn: '2027-03-01' } as const;
    await quality.addCause(courseId, { reviewId: 're', key: 'content-date 1 2027-03-01', cause, addedAt: now });
  });
  expect(await work(now)).toEqual([]);
});

test('a partnership is looked after when words of an observation have been kept two years', async () => {
  await south.at(now, async ({ events, quality }) => {
    await events.save(anEvent('ev', { courseId }));
    await quality.saveObservation({
      id: 'ob',
      eventId: 'ev' as never,
      trainerIds: [],
      setIds: ['s'],
      state: 'draft',
      on: '2025-02-28',
      answers: [{ setId: 's', standardId: 's-1', state: 'not', note: 'Late' }],
      strengths: 'Calm',
      draftActions: [],
      trainerWords: [],
    });
  });
  expect(await work('2027-02-28T09:00:00.000Z')).toEqual([]);
  expect(await work(now)).toEqual([south.id]);
  await south.at(now, async ({ quality }) => {
    expect(await quality.forgetTexts('2025-03-01')).toBe(1);
    expect(await quality.observation('ob')).toMatchObject({
      answers: [{ setId: 's', standardId: 's-1', state: 'not', note: '' }],
      strengths: '',
    });
  });
  expect(await work(now)).toEqual([]);
});
