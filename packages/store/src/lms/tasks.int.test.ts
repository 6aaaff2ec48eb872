import type { LmsTask } from '@trellis/core/lms';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lmsWork } from '../door/lms-work.ts';
import { createTestPartnership, type TestPartnership } from '../test-partnership.ts';
import { createTestDatabase, type TestDatabase } from '../testing.ts';
import { noon, registerLms } from './lms.fixture.ts';

const minutesLater = (minutes: number) => new Date(Date.parse(noon) + minutes * 60_000).toISOString();

let database: TestDatabase;
let north: TestPartnership;
let check: LmsTask;
beforeAll(async () => {
  database = await createTestDatabase();
  north = await createTestPartnership(database);
  const registrationId = await registerLms(database, north);
  check = { id: 'check', kind: 'check', registrationId, state: 'waiting', askedAt: noon, done: 0 };
});
afterAll(() => database.close());

test('each task is taken by one worker, the one asked for first before the others', async () => {
  const roster: LmsTask = { ...check, id: 'roster', kind: 'roster', contextId: '4', askedAt: minutesLater(1) };
  await north.at(noon, async ({ lms }) => {
    await lms.addTask(roster);
    await lms.addTask(check);
  });
  expect(await lmsWork(database.app, noon)).toEqual([north.id]);
  const at = minutesLater(2);
  const take = () => north.at(at, ({ lms }) => lms.takeTask(at));
  expect(await take()).toEqual({ ...check, state: 'running' });
  const others = await Promise.all([take(), take()]);
  expect(others.flatMap((task) => (task ? [task.id] : []))).toEqual(['roster']);
  expect(await lmsWork(database.app, at)).toEqual([]);
});

test('a task whose worker says nothing for a minute is taken up by another, where it was left', async () => {
  const counts = { joined: 20, unsure: 3, left: 1 };
  const sofar: LmsTask = {
    ...check,
    id: 'roster',
    kind: 'roster',
    contextId: '4',
    askedAt: minutesLater(1),
    state: 'running',
    done: 24,
    counts,
  };
  await north.at(minutesLater(2.5), ({ lms }) => lms.saveTask(sofar));
  const take = (minutes: number) => north.at(minutesLater(minutes), ({ lms }) => lms.takeTask(minutesLater(minutes)));
  expect((await take(3.2))?.id).toBe('check');
  expect(await take(3.4)).toBeUndefined();
  expect(await lmsWork(database.app, minutesLater(3.6))).toEqual([north.id]);
  expect(await take(3.6)).toEqual(sofar);
});

test('the newest of each kind and context is shown, and old ones are forgotten when another is asked for', async () => {
  const steps = [{ id: 'keyset', state: 'bad', sentence: 'The LMS did not answer.' }] as const;
  const ended: LmsTask = { ...check, state: 'done', done: 1, endedAt: minutesLater(4), steps: [...steps] };
  const { registrationId } = check;
  await north.at(minutesLater(4), async ({ lms }) => {
    await lms.saveTask(ended);
    expect(await lms.task('check')).toEqual(ended);
    await lms.addTask({ ...check, id: 'second', askedAt: minutesLater(5) });
    expect((await lms.latestTasks(registrationId)).map((task) => task.id)).toEqual(['second', 'roster']);
    await lms.addTask({ ...check, id: 'third', askedAt: '2026-06-10T12:00:00.000Z' });
    expect(await lms.task('check')).toBeUndefined();
    expect((await lms.latestTasks(registrationId)).map((task) => task.id)).toEqual(['third', 'roster']);
    expect(await lms.latestTasks('another')).toEqual([]);
  });
});
