import type { Actor } from '@trellis/core/access';
import { subjectExport } from '@trellis/core/audit';
import {
  attest,
  book,
  bookFor,
  bookingsOfAgency,
  bookingsOfEvent,
  cancelBooking,
  cancelEvent,
  consequence,
  decide,
  moveEvent,
  myBookings,
  offer,
  rebind,
  requestsToApprove,
  saveDeputy,
  tend,
  type Booking,
} from '@trellis/core/bookings';
import type { AgencyId, EventId } from '@trellis/core';
import type { Course } from '@trellis/core/courses';
import { createTestDatabase, type TestDatabase } from '@trellis/store/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { administrator } from './at-work.ts';
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

const PAGE = { limit: 50 };
let database: TestDatabase;
let world: BookingsWorld;
let count = 0;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  world = await BookingsWorld.open(database, `approval-${++count}`);
});
afterAll(() => database.close());

const ask = (eventId: EventId, ref: Ref, name: string, needs?: { kinds: ('captions' | 'other')[]; note?: string }) =>
  world.as(practitioner(ref, name), (ctx) =>
    book(ctx, { eventId, postId: postOf(ref, name), acceptsTerms: true, needs }),
  );
const answer = async (actor: Actor, booking: Booking, more: object = {}) =>
  (await world.as(actor, (ctx) => decide(ctx, [{ bookingId: booking.id, decision: 'approve', ...more }])))[0]!;
const asked = (id = 'e', more = {}) => world.event(id, { maximum: 5 }, { approval: 'manager', ...more });
const requests = async (actor: Actor) =>
  (await world.as(actor, (ctx) => requestsToApprove(ctx, PAGE))).rows.map(({ booking }) => booking.id);

test('her manager is asked, holds a place for her meanwhile, and says yes to time, cost centre and price', async () => {
  const booking = await ask(await asked(), 'home', 'a');
  expect(booking).toMatchObject({
    state: 'placed',
    approval: { state: 'asked', askedOf: 'home-manager', answerByOn: '2026-12-08' },
  });
  expect(await world.notices(booking.id)).toEqual([['approval-asked', 'home-manager']]);
  const manager = managerOf('home');
  const [row] = (await world.as(manager, (ctx) => requestsToApprove(ctx, PAGE))).rows;
  expect(row).toMatchObject({
    personName: 'a home',
    quote: { totalPence: 7000 },
    deadlineOn: '2027-01-04',
    prerequisite: { state: 'not-asked' },
  });
  const { booking: after } = await answer(manager, booking, { releaseMinutes: 420, costCentre: 'CC 7' });
  expect(after).toMatchObject({ approval: { state: 'approved', releaseMinutes: 420, costCentre: 'CC 7' } });
  expect(await world.notices(booking.id)).toContainEqual(['booking-placed', 'home-a']);
  expect(await answer(manager, booking)).toMatchObject({ refused: { code: 'bookings.not-waiting-for-approval' } });
  expect(await requests(manager)).toEqual([]);
});

test('a manager who says no gives a reason; nothing is charged, also late, and the place goes on', async () => {
  world.now = '2027-01-11T10:00:00.000Z';
  const booking = await ask(await asked(), 'home', 'a');
  const manager = managerOf('home');
  expect(await answer(manager, booking, { decision: 'refuse' })).toMatchObject({
    refused: { code: 'bookings.reason-needed' },
  });
  await answer(manager, booking, { decision: 'refuse', why: 'No cover' });
  expect(await world.booking(booking.id)).toMatchObject({
    state: 'cancelled',
    cancelled: { by: 'not-approved' },
    approval: { state: 'refused', why: 'No cover' },
  });
  expect(await world.ledger(booking.id)).toEqual([]);
  expect(await world.notices(booking.id)).toContainEqual(['booking-refused', 'home-a']);
});

test('nobody answers her own request, and nobody one of another team or agency', async () => {
  const eventId = await asked();
  const hers = await world.as(managerOf('home'), (ctx) =>
    book(ctx, { eventId, postId: postOf('home', 'manager'), acceptsTerms: true }),
  );
  expect(hers.approval).not.toHaveProperty('askedOf');
  expect(await world.notices(hers.id)).toEqual([]);
  expect(await answer(managerOf('home'), hers)).toMatchObject({ refused: { code: 'bookings.own-approval' } });
  expect(await answer(managerOf('police'), hers)).toMatchObject({ refused: { code: 'bookings.not-found' } });
  expect(await requests(managerOf('home'))).toEqual([]);
  expect(await requests(leadOf('home'))).toEqual([hers.id]);
  expect((await answer(leadOf('home'), hers)).booking).toMatchObject({ approval: { state: 'approved' } });
});

test('after 5 working days the deputy is asked, after 5 more the place goes on', async () => {
  const lead = leadOf('home');
  const name = (name: string) =>
    world.as(lead, (ctx) => saveDeputy(ctx, { agencyId: 'home' as AgencyId, personId: personOf('home', name) }));
  await name('d');
  const elsewhere = world.as(lead, (ctx) =>
    saveDeputy(ctx, { agencyId: 'home' as AgencyId, personId: personOf('police', 'a') }),
  );
  await expect(elsewhere).rejects.toMatchObject({ code: 'bookings.not-your-post' });
  const eventId = await asked();
  const booking = await ask(eventId, 'home', 'a');
  const tendAt = async () => (await world.as(coordinator, ({ store }) => store.events.event(eventId)))!.tendAt;
  expect(await tendAt()).toBe('2026-12-09T00:00:00.000Z');
  const pass = async (day: string) => {
    world.now = `${day}T09:00:00.000Z`;
    await world.as(clock, (ctx) => tend(ctx, eventId));
    return await world.booking(booking.id);
  };
  expect((await pass('2026-12-08')).approval).toMatchObject({ askedOf: 'home-manager', isDeputyAsked: false });
  expect((await pass('2026-12-09')).approval).toMatchObject({
    askedOf: 'home-d',
    isDeputyAsked: true,
    answerByOn: '2026-12-16',
  });
  expect(await world.notices(booking.id)).toContainEqual(['approval-asked-of-deputy', 'home-d']);
  expect(await requests(practitioner('home', 'd'))).toEqual([booking.id]);
  expect((await pass('2026-12-16')).state).toBe('placed');
  expect(await pass('2026-12-17')).toMatchObject({
    state: 'cancelled',
    approval: { state: 'lapsed' },
    cancelled: { by: 'not-approved' },
  });
});

const building: Course = {
  id: 'building' as Course['id'],
  ref: 'building',
  title: 'Builds on basics',
  kind: 'topic-course',
  isInterAgency: true,
  prerequisite: { satisfies: ['LCF-L1'], effect: 'warn' },
};

test('without single-agency basics the manager is warned of the duty and gives her word before she approves', async () => {
  await world.as(administrator, ({ store }) => store.courses.saveCourse(building));
  const eventId = await asked('e', { courseId: building.id });
  const booking = await ask(eventId, 'home', 'a');
  const manager = managerOf('home');
  const [row] = (await world.as(manager, (ctx) => requestsToApprove(ctx, PAGE))).rows;
  expect(row?.prerequisite.state).toBe('missing');
  expect(row?.warnings[0]).toContain('The employer puts single-agency basics in place');
  expect(await answer(manager, booking)).toMatchObject({ refused: { code: 'bookings.prerequisite-missing' } });
  const word = { bookingId: booking.id, title: 'In-house basics', achievedOn: '2026-10-05' };
  await expect(world.as(practitioner('home', 'a'), (ctx) => attest(ctx, word))).rejects.toMatchObject({
    code: 'bookings.own-approval',
  });
  await world.as(manager, (ctx) => attest(ctx, word));
  expect((await answer(manager, booking)).booking).toMatchObject({
    approval: { state: 'approved' },
    attestation: { title: 'In-house basics', achievedOn: '2026-10-05', by: 'home-manager' },
  });
  // Booked by her lead she still needs somebody's word.
  const [byLead] = await world.as(leadOf('home'), (ctx) =>
    bookFor(ctx, { eventId, postIds: [postOf('home', 'b')], acceptsTerms: true }),
  );
  expect(byLead!.booking).toMatchObject({ approval: { state: 'asked', askedOf: 'home-manager' } });
});

test('where the course says so, nobody books without what it builds on; evidence of it is enough', async () => {
  const blocking: Course = { ...building, prerequisite: { satisfies: ['LCF-L1'], effect: 'block' } };
  await world.as(administrator, ({ store }) => store.courses.saveCourse(blocking));
  const eventId = await asked('e', { courseId: building.id });
  await expect(ask(eventId, 'home', 'a')).rejects.toMatchObject({ code: 'bookings.prerequisite-missing' });
  await world.as(administrator, ({ store }) =>
    store.evidence.save([
      {
        id: 'basics' as never,
        personId: personOf('home', 'a'),
        kind: 'completion',
        satisfies: ['LCF-L1'],
        achievedOn: '2026-10-05',
        withdrawn: false,
      },
    ]),
  );
  expect((await ask(eventId, 'home', 'a')).state).toBe('placed');
});

test('needs are seen by herself, the coordinator and the trainers of the event, and stand in her own export', async () => {
  const eventId = await asked();
  const booking = await ask(eventId, 'home', 'a', { kinds: ['captions', 'other'], note: 'A seat at the front' });
  const needs = { kinds: ['captions', 'other'], note: 'A seat at the front' };
  const seen = (actor: Actor) => world.as(actor, (ctx) => bookingsOfEvent(ctx, { eventId, ...PAGE }));
  expect((await seen(coordinator)).rows).toMatchObject([
    { name: 'a home', agencyKind: 'care-home', needs, quote: { totalPence: 7000 } },
  ]);
  for (const actor of [managerOf('home'), leadOf('home'), practitioner('police', 'a')])
    await expect(seen(actor)).rejects.toMatchObject({ code: 'bookings.not-found' });
  expect((await world.as(practitioner('home', 'a'), (ctx) => myBookings(ctx, PAGE))).rows).toMatchObject([{ needs }]);
  const [row] = (await world.as(managerOf('home'), (ctx) => bookingsOfAgency(ctx, PAGE))).rows;
  expect(row).not.toHaveProperty('needs');
  const { held } = await world.as(administrator, (ctx) => subjectExport(ctx, personOf('home', 'a')));
  expect([held['booking']?.length, held['booking_need']?.length]).toEqual([1, 1]);
  await world.as(administrator, ({ store }) => store.audit.erase(personOf('home', 'a')));
  expect((await seen(coordinator)).rows).toMatchObject([
    { booking: { id: booking.id }, name: 'Somebody erased', needs: undefined },
  ]);
});

test('before she asks she reads what each of her posts would pay, until when it is free, and who is asked', async () => {
  const eventId = await asked();
  await ask(eventId, 'police', 'a');
  const shown = await world.as(practitioner('nursery', 'a'), (ctx) => offer(ctx, eventId));
  expect(shown).toMatchObject({ taken: 1, placesLeft: 4, byKind: [{ kind: 'police', people: 1 }], mine: undefined });
  expect(shown.posts).toMatchObject([
    {
      postId: 'nursery-a-post',
      quote: { totalPence: 7000 },
      lateQuote: { totalPence: 7000 },
      deadlineOn: '2027-01-04',
      manager: { name: 'manager nursery' },
      answerByOn: '2026-12-08',
      fits: 'place',
    },
  ]);
  expect(shown.posts[0]!.terms.join(' ')).toContain('Notice of');
});

test('an event that moves can be given up free for 5 working days, whatever the notice', async () => {
  const eventId = await world.event('e', { maximum: 5 });
  const [first, second] = [await ask(eventId, 'home', 'a'), await ask(eventId, 'home', 'b')];
  world.now = '2027-01-11T10:00:00.000Z';
  const sessions = [{ startsAt: '2027-01-20T09:30:00.000Z', endsAt: '2027-01-20T16:30:00.000Z' }];
  await world.as(coordinator, (ctx) => moveEvent(ctx, eventId, { sessions, why: 'Snow' }));
  expect(await world.notices(first!.id)).toContainEqual(['booking-moved', 'home-a']);
  const hers = practitioner('home', 'a');
  expect(await world.as(hers, (ctx) => consequence(ctx, first!.id))).toMatchObject({
    freeUntilOn: '2027-01-18',
    quote: { totalPence: 0 },
  });
  await world.as(hers, (ctx) => cancelBooking(ctx, { bookingId: first!.id }));
  expect(await world.ledger(first!.id)).toEqual([]);
  world.now = '2027-01-19T10:00:00.000Z';
  await world.as(practitioner('home', 'b'), (ctx) => cancelBooking(ctx, { bookingId: second!.id }));
  expect(await world.ledger(second!.id)).toEqual([['charge', 'cancelled', 7000]]);
});

test('an event that is called off ends every booking free of charge; who gave up late before that owes it still', async () => {
  const eventId = await world.event('e', { maximum: 5 });
  const [gone, placed] = [await ask(eventId, 'home', 'a'), await ask(eventId, 'police', 'a')];
  world.now = '2027-01-14T10:00:00.000Z';
  await world.as(practitioner('home', 'a'), (ctx) => cancelBooking(ctx, { bookingId: gone!.id }));
  expect(await world.ledger(gone!.id)).toEqual([['charge', 'cancelled', 7000]]);
  await world.as(coordinator, (ctx) => cancelEvent(ctx, eventId, 'Too few'));
  expect(await world.booking(placed!.id)).toMatchObject({ state: 'cancelled', cancelled: { by: 'organiser' } });
  expect(await world.notices(placed!.id)).toContainEqual(['event-cancelled', 'police-a']);
  expect(await world.ledger(placed!.id)).toEqual([]);
  expect(await world.ledger(gone!.id)).toEqual([['charge', 'cancelled', 7000]]);
});

test('who changed employer keeps her booking with the old one until the coordinator decides and the new one agrees', async () => {
  const eventId = await asked();
  const booking = await ask(eventId, 'home', 'a');
  await answer(managerOf('home'), booking);
  await world.as(administrator, async ({ store }) => {
    const old = (await store.people.post(postOf('home', 'a')))!;
    const next = { ...old, id: 'new-post' as never, agencyId: 'nursery' as AgencyId, startsOn: '2027-01-01' };
    await store.people.savePosts([
      { ...old, endsOn: '2026-12-31' },
      { ...next, managerPersonId: personOf('nursery', 'manager') },
    ]);
  });
  const [row] = (await world.as(coordinator, (ctx) => bookingsOfAgency(ctx, PAGE))).rows;
  expect(row).toMatchObject({ hasPostEnded: true, booking: { agencyId: 'home' } });
  const move = (actor: Actor, why: string) =>
    world.as(actor, (ctx) => rebind(ctx, { bookingId: booking.id, postId: 'new-post' as never, why }));
  await expect(move(leadOf('home'), 'Moved')).rejects.toMatchObject({ code: 'access.not-permitted' });
  await expect(move(coordinator, ' ')).rejects.toMatchObject({ code: 'bookings.reason-needed' });
  expect(await move(coordinator, 'Moved')).toMatchObject({
    state: 'placed',
    agencyId: 'nursery',
    approval: { state: 'asked', askedOf: 'nursery-manager' },
  });
  expect((await answer(managerOf('nursery'), booking)).booking).toMatchObject({ approval: { state: 'approved' } });
});
