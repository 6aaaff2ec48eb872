import { DomainError, type Context, type EventId, type Stores } from '@trellis/core';
import type { Actor } from '@trellis/core/access';
import {
  acceptOffer,
  book,
  cancelBooking,
  changeEvent,
  declineOffer,
  substitute,
  TAKING_PLACES,
  tend,
  walkIn,
  type Booking,
  type Seat,
} from '@trellis/core/bookings';
import type { EventRecord } from '@trellis/core/events';
import { createCipher, createStores, inPartnership, openPool, type Tables } from '@trellis/store';
import { createTestDatabase, type TestDatabase } from '@trellis/store/testing';
import type { Kysely } from 'kysely';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isPlaceFor } from './bookings-oracle.ts';
import {
  BookingsWorld,
  clock,
  coordinator,
  managerOf,
  personOf,
  postOf,
  practitioner,
  type Ref,
} from './bookings-world.ts';

const CLIENTS = 50;
const REFS: readonly Ref[] = ['council', 'police', 'hospital', 'nursery', 'home'];
const NAMES = Array.from({ length: 14 }, (_, index) => `p${index}`);

let database: TestDatabase;
let world: BookingsWorld;
let clients: Kysely<Tables>;
const cipher = createCipher('the secret of an installation under test');
beforeAll(async () => {
  database = await createTestDatabase();
  world = await BookingsWorld.open(database, 'at-once');
  for (const ref of REFS) await world.people(ref, NAMES);
  clients = openPool({ ...database.connection.app, max: CLIENTS });
});
afterAll(async () => {
  await clients.destroy();
  await database.close();
});

/** One request of one client on a connection of her own; a refusal is an answer, anything else a fault. */
async function request(actor: Actor, now: string, work: (ctx: Context<Stores>) => Promise<unknown>): Promise<string> {
  const { id: partnershipId, timeZone } = world.partnership;
  try {
    await inPartnership(clients, partnershipId, (tx) => {
      const store = createStores(tx, { partnershipId, now, cipher, timeZone });
      return work({
        store,
        now,
        actor,
        newId: randomUUID,
        timeZone,
        touch: () => undefined,
        changeRules: () => Promise.resolve(),
      });
    });
    return 'done';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

/** Numbers that look random and are the same in each run. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761 + 1;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e37_79b9) >>> 0;
    return state % below;
  };
}

/** What one client does next, whatever the others are doing. */
function doing(eventId: EventId, now: string, pick: (below: number) => number): () => Promise<string> {
  const ref = REFS[pick(REFS.length)]!;
  const name = NAMES[pick(NAMES.length)]!;
  const her = practitioner(ref, name);
  const hers = async (ctx: Context<Stores>): Promise<Booking> => {
    const [live] = await ctx.store.bookings.live(personOf(ref, name), [eventId]);
    if (!live) throw new DomainError('bookings.not-found', 'none');
    return live;
  };
  const onHers = (work: (ctx: Context<Stores>, booking: Booking) => Promise<unknown>) => () =>
    request(her, now, async (ctx) => work(ctx, await hers(ctx)));
  switch (pick(12)) {
    case 0:
    case 1:
      return onHers((ctx, { id }) => cancelBooking(ctx, { bookingId: id }));
    case 2:
      return onHers((ctx, { id }) => acceptOffer(ctx, { bookingId: id, acceptsTerms: true }));
    case 3:
      return onHers((ctx, { id }) => declineOffer(ctx, id));
    case 4:
      return () => request(clock, now, (ctx) => tend(ctx, eventId));
    case 5: {
      const maximum = 12 + pick(10);
      return () =>
        request(coordinator, now, async (ctx) => {
          const {
            state: _s,
            sequence: _q,
            movedFrom: _m,
            tendAt: _t,
            ...event
          } = (await ctx.store.events.event(eventId))!;
          return changeEvent(ctx, { ...event, places: { ...event.places, maximum } });
        });
    }
    case 6: {
      const other = personOf(ref, NAMES[pick(NAMES.length)]!);
      return () =>
        request(managerOf(ref), now, async (ctx) =>
          substitute(ctx, { bookingId: (await hers(ctx)).id, personId: other }),
        );
    }
    case 7:
      return () => request(coordinator, now, (ctx) => walkIn(ctx, { eventId, postId: postOf(ref, name) }));
    default:
      return () => request(her, now, (ctx) => book(ctx, { eventId, postId: postOf(ref, name), acceptsTerms: true }));
  }
}

async function event(eventId: EventId): Promise<EventRecord> {
  return await world.as(coordinator, async ({ store }) => (await store.events.event(eventId))!);
}

const KINDS = {
  council: 'council',
  police: 'police',
  hospital: 'ruh',
  nursery: 'ey-group',
  home: 'care-home',
} as const;
const seatOf = (booking: Booking): Seat => ({
  ...booking,
  bookingId: booking.id,
  agencyKind: KINDS[booking.agencyId as Ref],
});

test.each([
  ['while cancelling is free', '2026-12-01T10:00:00.000Z'],
  ['while a place is offered with its terms', '2027-01-08T10:00:00.000Z'],
])('50 clients at once, %s: no place is free while somebody waits for it, nobody jumps the list', async (_, now) => {
  const quotas = [
    { id: 'p', title: 'Police', agencyKinds: ['police' as const], places: 3, releaseDaysBefore: 7 },
    { id: 'h', title: 'Health', agencyKinds: ['ruh' as const], places: 2, releaseDaysBefore: 20 },
  ];
  const eventId = await world.event(`at-once-${now.slice(0, 10)}`, { maximum: 16, quotas });
  const answers: string[] = [];
  await Promise.all(
    Array.from({ length: CLIENTS }, async (__, client) => {
      const pick = numbersFrom(client + 1);
      for (let step = 0; step < 8; step += 1) answers.push(await doing(eventId, now, pick)());
    }),
  );
  expect(answers.filter((answer) => answer === 'done').length).toBeGreaterThan(150);

  const { places, sessions } = await event(eventId);
  const oracle = { places, sessions, timeZone: 'Europe/London' };
  const bookings = await world.bookings(eventId);
  const taking = bookings.filter(({ state }) => TAKING_PLACES.includes(state));
  const waiting = bookings.filter(({ state }) => state === 'waiting');
  expect(taking.length).toBeLessThanOrEqual(places.maximum);
  expect(waiting.length).toBeGreaterThan(0);
  const eligible = waiting.filter((booking) => isPlaceFor(oracle, taking.map(seatOf), seatOf(booking), now));
  expect(eligible).toEqual([]);
  const live = bookings.filter(({ state }) => state !== 'cancelled').map(({ personId }) => personId);
  expect(new Set(live).size).toBe(live.length);
  expect(new Set(bookings.map(({ position }) => position)).size).toBe(bookings.length);
  const quotaOf = (booking: Booking) =>
    places.quotas.find(
      ({ agencyKinds, id }) => agencyKinds.includes(seatOf(booking).agencyKind) && (id === 'p' || now < '2026-12-29'),
    )?.id;
  const jumped = waiting.filter((behind) =>
    taking.some(
      (other) =>
        other.substituteFor === undefined && other.position > behind.position && quotaOf(other) === quotaOf(behind),
    ),
  );
  expect(jumped).toEqual([]);
});

test('one person who asks through 50 doors at once has one booking', async () => {
  const eventId = await world.event('one-person');
  const now = '2026-12-01T10:00:00.000Z';
  const ask = () =>
    request(practitioner('home', 'p1'), now, (ctx) =>
      book(ctx, { eventId, postId: postOf('home', 'p1'), acceptsTerms: true }),
    );
  expect(new Set(await Promise.all(Array.from({ length: CLIENTS }, ask)))).toEqual(new Set(['done']));
  expect(await world.bookings(eventId)).toHaveLength(1);
});
