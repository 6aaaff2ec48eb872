import { inTransaction, type Caller } from '@trellis/api';
import type { EventId, PostId } from '@trellis/core';
import { book, type Booking } from '@trellis/core/bookings';
import type { EventRecord, EventShown } from '@trellis/core/events';
import { beforeAll, afterAll, expect, test } from 'vitest';
import { call } from './two-tenants.ts';
import { openWesthaven, type Westhaven } from './westhaven.ts';

/** What becomes of bookings when their event changes: two people ask for the one place of a virtual half day. */
const clock = { now: '2026-11-21T09:00:00.000Z' };
const half = (on: string) => [{ startsAt: `${on}T09:30:00.000Z`, endsAt: `${on}T12:30:00.000Z` }];

let westhaven: Westhaven;
let coordinator: Caller;
let [ann, bob]: readonly { readonly caller: Caller; readonly postId: string }[] = [];
let courseId: string;

const as = <Answer>(who: Caller, path: string, input: unknown) =>
  call(westhaven.api, who, path, input) as Promise<Answer & { readonly refused?: string }>;

async function addPerson(givenName: string) {
  const body = {
    agencyName: 'Willow Tree',
    agencyKind: 'ey-group',
    givenName,
    familyName: 'Nowak',
    startsOn: '2020-01-06',
  };
  const path = `/people/willow/${givenName}`;
  const { json } = await westhaven.ask(coordinator, { method: 'PUT', path, key: path, body });
  const { personId, postId } = json as { personId: string; postId: string };
  const account = { kind: 'account', id: givenName, personId: personId as never } as const;
  return { caller: await westhaven.callerWith(account, []), postId };
}

async function publish(maximum: number, more: object = {}): Promise<EventId> {
  const places = { minimum: 0, maximum };
  const draft = { courseId, mode: 'virtual', sessions: half('2027-02-09'), places, approval: 'none', ...more };
  const { id } = await as<EventRecord>(coordinator, 'events.save', draft);
  await as(coordinator, 'events.publish', { eventId: id });
  return id;
}

async function ask(who: typeof ann, eventId: EventId): Promise<Booking> {
  return await inTransaction(who!.caller.run, (ctx) =>
    book(ctx, { eventId, postId: who!.postId as PostId, acceptsTerms: true }),
  );
}

const statesOf = async (eventId: EventId) => {
  const bookings = await coordinator.run((ctx) => ctx.store.bookings.ofEvent(eventId));
  return bookings.map(({ state, cancelled }) => [state, cancelled?.by]);
};

const told = async (kind: string) => {
  const { rows } = await coordinator.run((ctx) => ctx.store.notices.listNotices({}, { limit: 500 }));
  return rows.filter((notice) => notice.kind === kind).length;
};

beforeAll(async () => {
  westhaven = await openWesthaven(clock);
  coordinator = await westhaven.callerWith({}, [{ role: 'coordinator' }]);
  [ann, bob] = [await addPerson('Ann'), await addPerson('Bob')];
  courseId = (await as<{ id: string }>(coordinator, 'courses.save', { ref: 'HALF', title: 'Half a day' })).id;
});
afterAll(() => westhaven[Symbol.asyncDispose]());

test('with more places whoever waits has one at once, and nobody loses hers with fewer', async () => {
  const eventId = await publish(1);
  await ask(ann, eventId);
  await ask(bob, eventId);
  expect(await statesOf(eventId)).toEqual([
    ['placed', undefined],
    ['waiting', undefined],
  ]);
  const shown = await as<EventShown>(coordinator, 'events.get', { eventId });
  expect(shown).toMatchObject({ taken: 1, waiting: 1, placesLeft: 0, agencies: 1, isMultiAgency: false });
  await as(coordinator, 'events.save', { ...shown.event, places: { ...shown.event.places, maximum: 2 } });
  expect(await statesOf(eventId)).toEqual([
    ['placed', undefined],
    ['placed', undefined],
  ]);
  expect(
    await as(coordinator, 'events.save', { ...shown.event, places: { ...shown.event.places, maximum: 1 } }),
  ).toMatchObject({ refused: 'events.fewer-than-taken' });
});

test('people with a place see the joining link a day before, and nobody else does', async () => {
  const eventId = await publish(1, { joiningLink: 'https://rooms.example/half' });
  await ask(ann, eventId);
  await ask(bob, eventId);
  const linkOf = async (who: typeof ann) => (await as<EventShown>(who!.caller, 'events.get', { eventId })).joiningLink;
  expect([await linkOf(ann), await linkOf(bob)]).toEqual([undefined, undefined]);
  clock.now = '2027-02-08T09:30:00.000Z';
  expect([await linkOf(ann), await linkOf(bob)]).toEqual(['https://rooms.example/half', undefined]);
  clock.now = '2027-02-09T12:30:00.000Z';
  expect(await linkOf(ann)).toBeUndefined();
  clock.now = '2026-11-21T09:00:00.000Z';
});

test('a move is told to everybody with a place, and so is another room', async () => {
  const eventId = await publish(2, { mode: 'classroom', venue: { name: 'Guildhall' } });
  await ask(ann, eventId);
  const before = await told('booking-moved');
  await as(coordinator, 'events.move', { eventId, sessions: half('2027-02-16'), why: 'Half term' });
  expect(await told('booking-moved')).toBeGreaterThan(before);
  const { event } = await as<EventShown>(coordinator, 'events.get', { eventId });
  const afterMove = await told('booking-moved');
  await as(coordinator, 'events.save', { ...event, linkShownHours: 48 });
  expect(await told('booking-moved')).toBe(afterMove);
  await as(coordinator, 'events.save', { ...event, venue: { name: 'Town Hall' } });
  expect(await told('booking-moved')).toBeGreaterThan(afterMove);
  expect(await statesOf(eventId)).toEqual([['placed', undefined]]);
});

test('a cancelled event ends every booking by the organiser, and nobody is charged', async () => {
  const eventId = await publish(1);
  await ask(ann, eventId);
  await ask(bob, eventId);
  clock.now = '2027-02-08T09:00:00.000Z';
  await as(coordinator, 'events.cancel', { eventId, why: 'Trainer ill' });
  expect(await statesOf(eventId)).toEqual([
    ['cancelled', 'organiser'],
    ['cancelled', 'organiser'],
  ]);
  expect(await told('event-cancelled')).toBeGreaterThanOrEqual(2);
  const lines = await coordinator.run((ctx) => ctx.store.billing.lines({}, { limit: 50 }));
  expect(lines.rows).toEqual([]);
  expect((await coordinator.run((ctx) => ctx.store.events.event(eventId)))?.tendAt).toBeUndefined();
  clock.now = '2026-11-21T09:00:00.000Z';
});
