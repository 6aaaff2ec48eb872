import {
  acceptOffer,
  allotPlaces,
  book,
  bookFor,
  bookingsOfEvent,
  cancelBooking,
  consequence,
  declineOffer,
  substitute,
  substitutes,
  tend,
  transfer,
  walkIn,
  type Booking,
} from '@trellis/core/bookings';
import type { EventId } from '@trellis/core';
import { createTestDatabase, type TestDatabase } from '@trellis/store/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  BookingsWorld,
  clock,
  coordinator,
  leadOf,
  managerOf,
  personOf,
  postOf,
  practitioner,
  type Ref,
} from './bookings-world.ts';

let database: TestDatabase;
let world: BookingsWorld;
let count = 0;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  world = await BookingsWorld.open(database, `places-${++count}`);
});
afterAll(() => database.close());

const ask = (eventId: EventId, ref: Ref, name: string, acceptsTerms = true) =>
  world.as(practitioner(ref, name), (ctx) => book(ctx, { eventId, postId: postOf(ref, name), acceptsTerms }));
const states = async (eventId: EventId) => (await world.bookings(eventId)).map(({ state }) => state);
const cancel = (booking: Booking, ref: Ref, name: string) =>
  world.as(practitioner(ref, name), (ctx) => cancelBooking(ctx, { bookingId: booking.id }));

test('whoever asks gets a place while there is one, then waits, and asking again gives the same booking', async () => {
  const eventId = await world.event('e');
  const first = await ask(eventId, 'home', 'a');
  expect(first).toMatchObject({ state: 'placed', agencyId: 'home', isFromWaitingList: false });
  expect((await ask(eventId, 'home', 'a')).id).toBe(first.id);
  await ask(eventId, 'police', 'a');
  const waiting = await ask(eventId, 'council', 'a');
  expect(waiting.state).toBe('waiting');
  expect(await world.notices(first.id)).toEqual([['booking-placed', 'home-a']]);
  expect(await world.notices(waiting.id)).toEqual([['booking-waiting', 'council-a']]);
});

test.each([
  ['bookings.not-your-post', { postId: postOf('home', 'b') }, {}],
  ['bookings.terms-not-accepted', { acceptsTerms: false }, {}],
  ['bookings.not-open', {}, { state: 'draft' as const }],
  ['bookings.not-open', {}, { bookingOpensOn: '2026-12-02' }],
  ['bookings.not-open', {}, { bookingClosesOn: '2026-11-30' }],
])('a place is refused with %s', async (code, wish, more) => {
  const eventId = await world.event('e', {}, more);
  const asked = { eventId, postId: postOf('home', 'a'), acceptsTerms: true, ...wish };
  await expect(world.as(practitioner('home', 'a'), (ctx) => book(ctx, asked))).rejects.toMatchObject({ code });
  expect(await states(eventId)).toEqual([]);
});

test('a place given up in time costs nothing and goes to whoever has waited longest', async () => {
  const eventId = await world.event('e', { maximum: 1 });
  const placed = await ask(eventId, 'home', 'a');
  const waiting = await ask(eventId, 'police', 'a');
  expect(await world.as(practitioner('home', 'a'), (ctx) => consequence(ctx, placed.id))).toMatchObject({
    mayCancel: true,
    freeUntilOn: '2027-01-04',
    sentence: 'Nothing is charged: cancelling is free until Monday 4 January 2027.',
  });
  await cancel(placed, 'home', 'a');
  expect(await world.booking(waiting.id)).toMatchObject({ state: 'placed', isFromWaitingList: true });
  expect(await world.ledger(placed.id)).toEqual([]);
  expect(await world.notices(placed.id)).toContainEqual(['booking-cancelled', 'home-a']);
});

test('a place given up 6 working days before is charged, and offered with its terms to who waits', async () => {
  const eventId = await world.event('e', { maximum: 1 });
  const placed = await ask(eventId, 'home', 'a');
  const waiting = await ask(eventId, 'hospital', 'a');
  world.now = '2027-01-08T10:00:00.000Z';
  await cancel(placed, 'home', 'a');
  expect(await world.ledger(placed.id)).toEqual([['charge', 'cancelled', 7000]]);
  const offered = await world.booking(waiting.id);
  expect(offered).toMatchObject({ state: 'offered', offer: { isLate: true, expiresAt: '2027-01-10T10:00:00.000Z' } });
  const hers = practitioner('hospital', 'a');
  const accept = (acceptsTerms: boolean) =>
    world.as(hers, (ctx) => acceptOffer(ctx, { bookingId: waiting.id, acceptsTerms }));
  await expect(accept(false)).rejects.toMatchObject({ code: 'bookings.terms-not-accepted' });
  expect(await accept(true)).toMatchObject({ state: 'placed', termsAcceptedAt: world.now });
  await cancel(waiting, 'hospital', 'a');
  expect(await world.ledger(waiting.id)).toEqual([['charge', 'cancelled', 7000]]);
});

test('an offer that is declined or runs out costs nothing and goes on to the next', async () => {
  const eventId = await world.event('e', { maximum: 1 });
  const placed = await ask(eventId, 'home', 'a');
  const waiting = [
    await ask(eventId, 'hospital', 'a'),
    await ask(eventId, 'police', 'a'),
    await ask(eventId, 'home', 'b'),
  ];
  world.now = '2027-01-08T10:00:00.000Z';
  await cancel(placed, 'home', 'a');
  await world.as(practitioner('hospital', 'a'), (ctx) => declineOffer(ctx, waiting[0]!.id));
  expect(await states(eventId)).toEqual(['cancelled', 'cancelled', 'offered', 'waiting']);
  const { tendAt } = await world.as(coordinator, async ({ store }) => (await store.events.event(eventId))!);
  expect(tendAt).toBe('2027-01-10T10:00:00.000Z');
  world.now = tendAt!;
  await world.as(clock, (ctx) => tend(ctx, eventId));
  expect(await states(eventId)).toEqual(['cancelled', 'cancelled', 'cancelled', 'offered']);
  const late = world.as(practitioner('police', 'a'), (ctx) =>
    acceptOffer(ctx, { bookingId: waiting[1]!.id, acceptsTerms: true }),
  );
  await expect(late).rejects.toMatchObject({ code: 'bookings.offer-ended' });
  expect(await world.ledger(waiting[1]!.id)).toEqual([]);
});

test('nobody is promoted after the cut-off, and nobody can begin to wait', async () => {
  const eventId = await world.event('e', { maximum: 1 });
  const placed = await ask(eventId, 'home', 'a');
  await ask(eventId, 'police', 'a');
  world.now = '2027-01-17T10:00:00.000Z';
  await cancel(placed, 'home', 'a');
  expect(await states(eventId)).toEqual(['cancelled', 'waiting']);
  await expect(ask(eventId, 'council', 'a')).rejects.toMatchObject({ code: 'bookings.event-full' });
});

test('a colleague of the same team takes over a place late without a late charge, and nobody jumps the list', async () => {
  const eventId = await world.event('e', { maximum: 1 });
  const placed = await ask(eventId, 'home', 'a');
  const waiting = await ask(eventId, 'police', 'a');
  world.now = '2027-01-14T10:00:00.000Z';
  const manager = managerOf('home');
  const colleagues = await world.as(manager, (ctx) => substitutes(ctx, placed.id));
  expect(colleagues.map(({ name, isSameTeam }) => [name, isSameTeam])).toContainEqual(['b home', true]);
  const instead = await world.as(manager, (ctx) =>
    substitute(ctx, { bookingId: placed.id, personId: personOf('home', 'b') }),
  );
  expect(instead).toMatchObject({ state: 'placed', substituteFor: { bookingId: placed.id, isSameTeam: true } });
  expect(await world.ledger(placed.id)).toEqual([]);
  expect((await world.booking(waiting.id)).state).toBe('waiting');
  const stranger = world.as(manager, (ctx) =>
    substitute(ctx, { bookingId: instead.id, personId: personOf('police', 'b') }),
  );
  await expect(stranger).rejects.toMatchObject({ code: 'bookings.not-your-post' });
});

test('another date of the same course costs nothing in time, and its place goes to who waits', async () => {
  const eventId = await world.event('e', { maximum: 1 });
  const sessions = [{ startsAt: '2027-03-01T09:30:00.000Z', endsAt: '2027-03-01T16:30:00.000Z' }];
  const later = await world.event('later', {}, { sessions });
  const other = await world.event('other', {}, { courseId: 'introduction' as never });
  const placed = await ask(eventId, 'home', 'a');
  const waiting = await ask(eventId, 'police', 'a');
  const hers = practitioner('home', 'a');
  const change = (to: EventId) => world.as(hers, (ctx) => transfer(ctx, { bookingId: placed.id, eventId: to }));
  await expect(change(other)).rejects.toMatchObject({ code: 'bookings.other-course' });
  expect(await change(later)).toMatchObject({ state: 'placed', eventId: later });
  expect(await world.booking(placed.id)).toMatchObject({ state: 'cancelled', cancelled: { by: 'transferred' } });
  expect((await world.booking(waiting.id)).state).toBe('placed');
  expect(await world.ledger(placed.id)).toEqual([]);
});

test('a lead books for several, each with a result of her own, and an agency gets no more places than it may', async () => {
  const eventId = await world.event('e', { maximum: 10, perAgency: { places: 2, untilDaysBefore: 14 } });
  const postIds = ['a', 'b', 'c'].map((name) => postOf('hospital', name));
  const results = await world.as(leadOf('hospital'), (ctx) =>
    bookFor(ctx, { eventId, postIds: [...postIds, postOf('police', 'a')], acceptsTerms: true }),
  );
  expect(results.map(({ booking, refused }) => booking?.state ?? refused?.code)).toEqual([
    'placed',
    'placed',
    'waiting',
    'bookings.not-your-post',
  ]);
  expect(results[0]!.booking).toMatchObject({ bookedBy: 'hospital-lead' });
  world.now = '2027-01-04T00:00:00.000Z';
  await world.as(clock, (ctx) => tend(ctx, eventId));
  expect(await states(eventId)).toEqual(['placed', 'placed', 'placed']);
});

test('where the coordinator allots, requests gather until she does', async () => {
  const eventId = await world.event('e', { allotment: 'coordinator' });
  for (const name of ['a', 'b', 'c']) await ask(eventId, 'home', name);
  expect(await states(eventId)).toEqual(['waiting', 'waiting', 'waiting']);
  await expect(world.as(leadOf('home'), (ctx) => allotPlaces(ctx, eventId))).rejects.toMatchObject({
    code: 'access.not-permitted',
  });
  expect(await world.as(coordinator, (ctx) => allotPlaces(ctx, eventId))).toMatchObject({ placed: 2, waiting: 1 });
  expect((await ask(eventId, 'police', 'a')).state).toBe('waiting');
});

test('somebody at the door is let in while a seat is free, also who waited', async () => {
  const eventId = await world.event('e');
  const waiting = [
    await ask(eventId, 'home', 'a'),
    await ask(eventId, 'home', 'b'),
    await ask(eventId, 'home', 'c'),
  ][2]!;
  const enter = (name: string) =>
    world.as(coordinator, (ctx) => walkIn(ctx, { eventId, postId: postOf('home', name) }));
  await expect(enter('c')).rejects.toMatchObject({ code: 'bookings.not-open' });
  world.now = '2027-01-18T09:40:00.000Z';
  await expect(enter('c')).rejects.toMatchObject({ code: 'bookings.event-full' });
  const [first] = await world.bookings(eventId);
  const begun = cancel(first!, 'home', 'a');
  await expect(begun).rejects.toMatchObject({ code: 'bookings.may-not-cancel' });
  await world.as(coordinator, (ctx) => cancelBooking(ctx, { bookingId: first!.id, why: 'Ill' }));
  expect(await enter('c')).toMatchObject({ id: waiting.id, state: 'placed', isWalkIn: true });
});

test('the coordinator sees why somebody waits, and who would be passed over by the next free place', async () => {
  const quotas = [{ id: 'p', title: 'Police', agencyKinds: ['police' as const], places: 1, releaseDaysBefore: 7 }];
  const eventId = await world.event('e', { maximum: 3, quotas, perAgency: { places: 1, untilDaysBefore: 14 } });
  await ask(eventId, 'home', 'a');
  await ask(eventId, 'council', 'a');
  const [limited, kept] = [await ask(eventId, 'home', 'b'), await ask(eventId, 'nursery', 'a')];
  const reasons = async () => {
    const { rows } = await world.as(coordinator, (ctx) =>
      bookingsOfEvent(ctx, { eventId, state: 'waiting', limit: 9 }),
    );
    return rows.map(({ booking, passedOver }) => [booking.id, passedOver]);
  };
  expect(await reasons()).toEqual([
    [limited!.id, 'agency-limit'],
    [kept!.id, 'quota'],
  ]);
  await ask(eventId, 'police', 'a');
  expect(await reasons()).toEqual([
    [limited!.id, 'agency-limit'],
    [kept!.id, 'full'],
  ]);
});
