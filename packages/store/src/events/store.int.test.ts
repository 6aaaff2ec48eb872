import type { EventRecord } from '@trellis/core/events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestPartnership, type TestPartnership } from '../test-partnership.ts';
import { createTestDatabase, type TestDatabase } from '../testing.ts';
import { aBooking } from '../bookings/bookings.fixture.ts';
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
    const due = '2027-01-03T00:00:00.000Z';
    const [early, late] = [
      { id: 'early', tendAt: '2027-01-01T00:00:00.000Z' },
      { id: 'late', tendAt: '2027-01-02T00:00:00.000Z' },
    ];
    expect(await events.toTend(due, 9)).toEqual([early, late]);
    const [first] = await events.toTend(due, 1);
    expect(first).toEqual(early);
    expect(await events.toTend(due, 1, first)).toEqual([late]);
    expect(await events.toTend(due, 9, { id: id('late'), tendAt: late.tendAt })).toEqual([]);
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

test('an event counts who has a place, who waits, of how many agencies they are, and who leads it', async () => {
  await north.at(now, async ({ people, events, trainers, bookings }) => {
    const agencies = ['council', 'police'].map((name) => ({
      id: name as never,
      ref: name,
      name,
      kind: 'council' as const,
    }));
    await people.saveAgencies(agencies);
    const names = { givenName: 'A', familyName: 'B', formerNames: [], staffNumbers: [] };
    const everybody = ['ann', 'bob', 'cat', 'dan'].map((name) => ({ id: name as never, ...names }));
    await people.savePeople(everybody);
    await events.save(anEvent('counted'));
    await events.save(anEvent('empty'));
    const states = ['placed', 'offered', 'waiting', 'cancelled'] as const;
    await bookings.save(
      states.map((state, index) =>
        aBooking(`b-${index}`, index + 1, {
          eventId: id('counted'),
          personId: everybody[index]!.id,
          agencyId: agencies[index % 2]!.id,
          state,
          ...(state === 'offered' ? { offer: { offeredAt: now, expiresAt: now, isLate: false } } : {}),
          ...(state === 'cancelled' ? { cancelled: { at: now, by: 'delegate' } } : {}),
        }),
      ),
    );
    await trainers.assign({ eventId: id('counted'), personId: everybody[3]!.id, assignedAt: now });
    expect([...(await events.counts([id('counted'), id('empty')]))]).toEqual([
      ['counted', { taken: 2, waiting: 1, agencies: 2, trainers: 1, openNotes: 0 }],
      ['empty', { taken: 0, waiting: 0, agencies: 0, trainers: 0, openNotes: 0 }],
    ]);
    expect(await events.hasPlace(id('counted'), everybody[0]!.id)).toBe(true);
    expect(await events.hasPlace(id('counted'), everybody[2]!.id)).toBe(false);
  });
});

test('events are listed by date, a page at a time, and narrowed by what is asked', async () => {
  await north.at(now, async ({ courses, events, trainers }) => {
    const conference = {
      id: 'c-2' as never,
      ref: 'CONF',
      title: '50% more',
      kind: 'conference',
      isInterAgency: true,
    } as const;
    await courses.saveCourse(conference);
    const on = (day: string) => [{ startsAt: `2028-05-${day}T09:00:00.000Z`, endsAt: `2028-05-${day}T12:00:00.000Z` }];
    await events.save(anEvent('l-2', { courseId: conference.id, sessions: on('02'), venue: { name: 'Guildhall' } }));
    await events.save(anEvent('l-1', { courseId: conference.id, sessions: on('01'), mode: 'virtual', state: 'draft' }));
    await trainers.assign({ eventId: id('l-1'), personId: 'ann' as never, assignedAt: now });
    const kind = 'conference';
    const first = await events.list({ kind }, { limit: 1 });
    expect(first.rows.map((event) => event.id)).toEqual(['l-1']);
    expect((await events.list({ kind }, { limit: 1, after: first.after })).rows.map((event) => event.id)).toEqual([
      'l-2',
    ]);
    await expect(events.list({ kind }, { limit: 1, after: 'none' })).rejects.toMatchObject({
      code: 'paging.unknown-cursor',
    });
    const found = async (filter: object) =>
      (await events.list({ kind, ...filter }, { limit: 9 })).rows.map((event) => event.id);
    expect(await found({ states: ['published'] })).toEqual(['l-2']);
    expect(await found({ mode: 'virtual' })).toEqual(['l-1']);
    expect(await found({ words: ['50%', 'GUILD'] })).toEqual(['l-2']);
    expect(await found({ words: ['conf', 'nowhere'] })).toEqual([]);
    expect(await found({ trainerId: 'ann' })).toEqual(['l-1']);
    expect(await found({ from: '2028-05-01T13:00:00Z' })).toEqual(['l-2']);
    expect(await found({ to: '2028-05-01T13:00:00Z', courseIds: [conference.id] })).toEqual(['l-1']);
    expect(await found({ courseIds: ['c-1'] })).toEqual([]);
  });
});
