import type { AgencyId, CourseId, EventId } from '@trellis/core';
import { explainLine, policies, saveTerms } from '@trellis/core/billing';
import {
  book,
  bookingsOfEvent,
  cancelBooking,
  consequence,
  offer,
  prices,
  pricesByKind,
  savePricedCourse,
  type Booking,
} from '@trellis/core/bookings';
import { letterFor } from '@trellis/core/letters';
import { closeRegister, markRegister } from '@trellis/core/registers';
import { JUDGING_OPTIONS } from '@trellis/core/compliance';
import { activatePack, installPacks } from '@trellis/core/frameworks';
import { publishedChargesPacks } from '@trellis/pack-published-charges';
import { createTestDatabase, type TestDatabase } from '@trellis/store/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { administrator } from './at-work.ts';
import { BookingsWorld, coordinator, personOf, postOf, practitioner } from './bookings-world.ts';

const inTime = '2026-12-01T10:00:00.000Z';
const late = '2027-01-15T10:00:00.000Z';
const after = '2027-01-18T17:00:00.000Z';
const noPriceBecause = 'The price is the full cost, which the coordinator has not set for this course yet.';

let database: TestDatabase;
let world: BookingsWorld;
let number = 0;
let eventId: EventId;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  number += 1;
  world = await BookingsWorld.open(database, `full-cost-${number}`);
});

async function under(policyId: string): Promise<void> {
  const pack = publishedChargesPacks.find((each) => each.chargingPolicies.some(({ id }) => id === policyId))!;
  await world.as(administrator, async (ctx) => {
    await installPacks(ctx, [pack]);
    const activation = { packId: pack.id, version: pack.version, from: '2026-01-01', to: null, readings: {} };
    await activatePack(ctx, { ...activation, confirmedBy: 'Ada Finance' }, JUDGING_OPTIONS);
    const home = (await ctx.store.people.agencies()).find(({ ref }) => ref === 'home')!;
    await ctx.store.people.saveAgencies([{ ...home, kind: 'school-academy' }]);
  });
  world.now = inTime;
  eventId = await world.event('day', { maximum: 4 });
}

const ask = (name: string, acceptsTerms = true): Promise<Booking> =>
  world.as(practitioner('home', name), (ctx) => book(ctx, { eventId, postId: postOf('home', name), acceptsTerms }));
const setCost = (fullCostPence: number) =>
  world.as(coordinator, async (ctx) => {
    const { course } = (await ctx.store.courses.course('conferences' as CourseId))!;
    return await savePricedCourse(ctx, { ...course, fullCostPence });
  });
async function closeWith(came: readonly Booking[], missed: readonly Booking[]) {
  world.now = after;
  const marked = (hasAttended: boolean) => (booking: Booking) => ({
    bookingId: booking.id,
    mark: { hasAttended, hasCompleted: hasAttended, markedAt: after },
  });
  await world.as(coordinator, (ctx) =>
    markRegister(ctx, { eventId, marks: [...came.map(marked(true)), ...missed.map(marked(false))] }),
  );
  return await world.as(coordinator, (ctx) => closeRegister(ctx, eventId));
}

describe('a price list that charges the full cost, on a course that does not say it', () => {
  beforeEach(() => under('published-wirral'));

  test('is shown with a sentence instead of a price, and can be booked by whoever agrees to the terms', async () => {
    const amy = practitioner('home', 'a');
    const offered = await world.as(amy, (ctx) => offer(ctx, eventId));
    expect(offered.posts).toMatchObject([{ noPriceBecause, deadlineOn: '2027-01-13', quote: { totalPence: 0 } }]);
    expect(offered.posts[0]!.terms).not.toEqual([]);
    const [listed] = await world.as(amy, (ctx) => prices(ctx, [eventId]));
    expect(listed!.posts).toMatchObject([{ noPriceBecause, latePence: undefined }]);
    expect(await world.as(coordinator, (ctx) => pricesByKind(ctx, eventId))).toMatchObject({ noPriceBecause });
    await expect(ask('a', false)).rejects.toMatchObject({ code: 'bookings.terms-not-accepted' });
    expect(await ask('a')).toMatchObject({ state: 'placed' });
  });

  test('is told by letter with the sentence and the last free day', async () => {
    const { id: bookingId } = await ask('a');
    const id = personOf('home', 'a');
    const named = { givenName: 'Ann', familyName: 'Home', formerNames: [], staffNumbers: [] };
    const from = { fromAddress: 't@t.example', partnershipName: 'Westhaven', partnershipId: 'westhaven' };
    const house = { publicUrl: 'https://t.example', ...from };
    const due = { id: 'n', sequence: 0, state: 'waiting', dueAt: world.now, tries: 0 } as const;
    const told = await world.as(administrator, async (ctx) => {
      await ctx.store.people.savePeople([{ ...named, id, workEmail: 'a@home.example' }]);
      return await letterFor(ctx, { ...due, kind: 'booking-placed', personId: id, bookingId }, house);
    });
    expect(told.letter?.text).toContain(`How much not coming would cost cannot be said yet. ${noPriceBecause}`);
    expect(told.letter?.text).toContain('The last day to cancel without charge is Wednesday 13 January 2027.');
  });

  test('loses nothing: what could not be charged is named, and charged once somebody sets the cost', async () => {
    const [came, missed, gaveUpLate, gaveUpInTime] = [await ask('a'), await ask('b'), await ask('c'), await ask('d')];
    const giveUp = (name: string, booking: Booking) =>
      world.as(practitioner('home', name), (ctx) => cancelBooking(ctx, { bookingId: booking.id }));
    await giveUp('d', gaveUpInTime!);
    world.now = late;
    const told = await world.as(practitioner('home', 'c'), (ctx) => consequence(ctx, gaveUpLate!.id));
    expect(told.sentence).toBe(`Cancelling now is charged. ${noPriceBecause}`);
    await giveUp('c', gaveUpLate!);
    expect(await closeWith([came!], [missed!])).toEqual({
      state: 'closed',
      attended: 1,
      completed: 1,
      absent: 1,
      uncharged: [{ bookingId: missed!.id, name: 'b home' }],
    });
    const { rows } = await world.as(coordinator, (ctx) => bookingsOfEvent(ctx, { eventId, state: 'absent', limit: 9 }));
    expect(rows).toMatchObject([{ quote: undefined, noPriceBecause }]);
    expect(await world.ledger(missed!.id)).toEqual([]);

    await setCost(125_00);
    const preview = await world.as(coordinator, (ctx) => pricesByKind(ctx, eventId));
    expect(preview).toMatchObject({ deadlineOn: '2027-01-13', noPriceBecause: undefined });
    expect(preview.kinds.filter(({ kind }) => kind === 'school-academy')).toMatchObject([
      { attendedPence: 0, latePence: 125_00 },
    ]);
    expect(await world.ledger(missed!.id)).toEqual([['charge', 'absent', 125_00]]);
    expect(await world.ledger(gaveUpLate!.id)).toEqual([['charge', 'cancelled', 125_00]]);
    expect(await world.ledger(gaveUpInTime!.id)).toEqual([]);
    expect(await world.ledger(came!.id)).toEqual([['charge', 'attended', 0]]);
  });

  test('charges the cost that was set before, and what was charged stands when it is set anew', async () => {
    await setCost(125_00);
    const missed = await ask('a');
    expect(await closeWith([], [missed])).toMatchObject({ state: 'closed', absent: 1 });
    await setCost(150_00);
    expect(await world.ledger(missed.id)).toEqual([['charge', 'absent', 125_00]]);
  });
});

test('what an agency is, as a price list asks, makes its price, and new terms reckon anew from their day', async () => {
  await under('published-cambridgeshire');
  const inForce = await world.as(administrator, async (ctx) => (await policies(ctx)).find((each) => each.isInForce));
  expect(inForce?.flags).toEqual(['contributing-partner']);
  const came = await ask('a');
  await closeWith([came], []);
  expect(await world.ledger(came.id)).toEqual([['charge', 'attended', 50_00]]);
  const terms = { agencyId: 'home' as AgencyId, isInArea: true, evidence: 'Letter of agreement' };
  const save = (from: string, flags: string[]) =>
    world.as(administrator, (ctx) => saveTerms(ctx, { ...terms, from, flags }));
  expect(await save('2027-01-19', ['contributing-partner'])).toEqual({ charges: 0, pence: 0 });
  expect(await save('2027-01-01', ['contributing-partner'])).toEqual({ charges: 1, pence: -50_00 });
  expect(await world.ledger(came.id)).toEqual([
    ['charge', 'attended', 50_00],
    ['reversal', 'attended', -50_00],
    ['charge', 'attended', 0],
  ]);
  expect(await save('2027-01-01', [])).toEqual({ charges: 1, pence: 50_00 });
});

test('a charge names the reasons for which its own price list lets it be waived', async () => {
  await under('published-teeswide');
  const missed = await ask('a');
  await closeWith([], [missed]);
  const answer = await world.as(administrator, async (ctx) => {
    const [line] = await ctx.store.billing.ofBooking(missed.id);
    return await explainLine(ctx, line!.id);
  });
  expect(answer.waiverReasons.map(({ title }) => title)).toEqual([
    'The line manager gave notice of a good reason',
    "Illness, at the board's discretion",
  ]);
});
