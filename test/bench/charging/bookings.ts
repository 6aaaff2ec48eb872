import type { Context, EventId, Stores } from '@trellis/core';
import type { Actor } from '@trellis/core/access';
import { book, type Booking } from '@trellis/core/bookings';
import { createCipher, createStores, inPartnership, openPool } from '@trellis/store';
import { createTestDatabase } from '@trellis/store/testing';
import { randomUUID } from 'node:crypto';
import { administrator } from '../../contracts/at-work.ts';
import { BookingsWorld, postOf, practitioner, type Ref } from '../../contracts/bookings-world.ts';
import type { Measurement } from '../measurement.ts';

const CLIENTS = 50;
const EVENTS = 4;
const PLACES = 60;
const REFS: readonly Ref[] = ['council', 'police', 'hospital', 'nursery', 'home'];
const NAMES = Array.from({ length: 20 }, (_, index) => `p${index}`);

/** How many bookings 50 clients at once get on one event, against the same rows inserted without any rule by as many. */
export async function measureBookings(): Promise<Measurement> {
  await using database = await createTestDatabase();
  const world = await BookingsWorld.open(database, 'bench');
  for (const ref of REFS) await world.people(ref, NAMES);
  const clients = openPool({ ...database.connection.app, max: CLIENTS });
  const cipher = createCipher('the secret of an installation that is measured');
  const { id: partnershipId, timeZone } = world.partnership;
  const as = <Result>(actor: Actor, work: (ctx: Context<Stores>) => Promise<Result>): Promise<Result> =>
    inPartnership(clients, partnershipId, (tx) => {
      const store = createStores(tx, { partnershipId, now: world.now, cipher, timeZone });
      const hears = { touch: () => undefined, changeRules: () => Promise.resolve() };
      return work({ store, now: world.now, actor, newId: randomUUID, timeZone, ...hears });
    });
  const people = REFS.flatMap((ref) => NAMES.map((name) => ({ ref, name })));
  const bookAll = (eventId: EventId) =>
    timed(
      people.map(
        ({ ref, name }) =>
          () =>
            as(practitioner(ref, name), (ctx) => book(ctx, { eventId, postId: postOf(ref, name), acceptsTerms: true })),
      ),
    );
  const insertAll = (rows: readonly Booking[], eventId: EventId) =>
    timed(
      rows.map(
        (row) => () =>
          as(administrator, ({ store }) =>
            store.bookings.save([{ ...row, eventId, id: randomUUID() as Booking['id'] }]),
          ),
      ),
    );

  await bookAll(await world.event('warm', { maximum: PLACES }));
  let [bookedMs, bareMs] = [0, 0];
  for (let round = 0; round < EVENTS; round += 1) {
    const eventId = await world.event(`day-${round}`, { maximum: PLACES });
    bookedMs += await bookAll(eventId);
    bareMs += await insertAll(await world.bookings(eventId), await world.event(`bare-${round}`));
  }
  await clients.destroy();
  return {
    name: `bookings of one event by ${CLIENTS} clients, ${PLACES} places and ${people.length - PLACES} who wait`,
    value: (EVENTS * people.length) / (bookedMs / 1000),
    unit: 'bookings/s',
    ratio: bookedMs / bareMs,
    against: 'the time of inserting the rows bare',
    hold: 'at most 40',
  };
}

/** How long a list of requests takes when so many clients take turns at it, milliseconds. */
async function timed(requests: readonly (() => Promise<unknown>)[]): Promise<number> {
  const left = [...requests];
  const start = performance.now();
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      for (let next = left.pop(); next !== undefined; next = left.pop()) await next();
    }),
  );
  return performance.now() - start;
}
