import type { EventRecord } from '@trellis/core/events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestPartnership, type TestPartnership } from '../test-partnership.ts';
import { createTestDatabase, type TestDatabase } from '../testing.ts';
import { anEvent } from './events.fixture.ts';

const now = '2026-11-22T09:00:00.000Z';
const id = (name: string) => name as EventRecord['id'];

let database: TestDatabase;
let north: TestPartnership;
beforeAll(async () => {
  database = await createTestDatabase();
  north = await createTestPartnership(database);
  await north.at(now, ({ courses }) =>
    courses.saveCourse({ id: 'c-1' as never, ref: 'SG1', title: 'Basics', kind: 'topic-course', isInterAgency: true }),
  );
});
afterAll(() => database.close());

test('an event is kept whole, with what its calendars and its list of places need', async () => {
  const event = anEvent('kept', {
    courseVersion: '2026',
    mode: 'virtual',
    joiningLink: 'https://rooms.example/7',
    declineFreeUntilOn: '2027-01-08',
    movedFrom: [{ startsAt: '2027-01-18T09:30:00.000Z', movedAt: now, why: 'Snow' }],
    sequence: 1,
  });
  await north.at(now, async ({ events }) => {
    await events.save(event);
    await events.setTendAt(event.id, '2027-02-08T09:30:00.000Z');
    await events.setAllottedAt(event.id, now);
    await events.save({ ...event, sequence: 2, tendAt: undefined });
    expect(await events.event(event.id)).toEqual({
      ...event,
      sequence: 2,
      tendAt: '2027-02-08T09:30:00.000Z',
      allottedAt: now,
    });
    expect(await events.event(id('none'))).toBeUndefined();
    expect(await events.lock(id('none'))).toBeUndefined();
  });
});

test('whatever falls due by itself is found, the longest waiting first', async () => {
  await north.at(now, async ({ events }) => {
    for (const [name, at] of [
      ['early', '2027-01-01'],
      ['late', '2027-01-02'],
      ['never', undefined],
    ] as const) {
      await events.save(anEvent(name));
      await events.setTendAt(id(name), at && `${at}T00:00:00.000Z`);
    }
    expect(await events.toTend('2027-01-03T00:00:00.000Z', 9)).toEqual(['early', 'late']);
    expect(await events.toTend('2027-01-03T00:00:00.000Z', 1)).toEqual(['early']);
    expect((await events.events([id('late'), id('early'), id('none')])).map((event) => event.id)).toEqual([
      'early',
      'late',
    ]);
  });
});

test('whoever comes second to an event waits until the first has finished with it', async () => {
  await north.at(now, ({ events }) => events.save(anEvent('busy')));
  const order: string[] = [];
  const { promise: isHeld, resolve: hold } = Promise.withResolvers<void>();
  const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
  const first = north.at(now, async ({ events }) => {
    await events.lock(id('busy'));
    hold();
    await mayEnd;
    await events.save(anEvent('busy', { sequence: 7 }));
    order.push('first');
  });
  await isHeld;
  const second = north.at(now, async ({ events }) => {
    const event = await events.lock(id('busy'));
    order.push(`second sees ${event?.sequence}`);
  });
  end();
  await Promise.all([first, second]);
  expect(order).toEqual(['first', 'second sees 7']);
});
