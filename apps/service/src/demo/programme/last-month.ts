import { localDate, type BookingId, type Context, type Stores } from '@trellis/core';
import { saveDetails } from '@trellis/core/billing';
import { bookFor, cancelBooking, substitute } from '@trellis/core/bookings';
import { closeRegister, markRegister } from '@trellis/core/registers';
import { publishEvent, type EventRecord } from '@trellis/core/events';
import { demoAgencies } from '../people/agencies.ts';
import type { DemoPeople } from '../people/demo-people.ts';
import { rosterAll, saveDate } from './load-programme.ts';
import { clockOn, daysEarlier, weekdayOfLastMonth } from './programme-days.ts';
import { CIVIC_CENTRE, PLACES } from './programme.ts';

/** Agencies that finance has no customer number of yet, so that the first run has something to put right. */
const WITHOUT_NUMBER = ['LA', 'BS'];

/** Somebody of the story by agency and staff number. */
type Named = readonly [agencyRef: string, staffNumber: string];

const TAMSIN: Named = ['WT', 'WT-1008'];
const DOT: Named = ['LA', 'LA-1001'];
const JONAH: Named = ['AC', 'AC-1005'];
const CAROL: Named = ['HC', 'HC-1103'];
const DILIP: Named = ['HC', 'HC-1104'];
const MILES: Named = ['OI', 'OI-1001'];
const SUNNIVA: Named = ['PL', 'PL-1001'];
const FAYE: Named = ['BS', 'BS-1002'];
const MAREK: Named = ['POL', 'POL-1001'];

/**
 * Two dates of the month before, from booking to closed register, so that finance has a run to preview: eight lines, of which one is held, one
 * costs nothing, and two agencies lack a customer number.
 */
export async function loadLastMonth(ctx: Context<Stores>, people: DemoPeople): Promise<void> {
  for (const { ref } of demoAgencies)
    await saveDetails(ctx, {
      agencyId: people.agencyId(ref),
      ...(WITHOUT_NUMBER.includes(ref) ? {} : { customerNumber: `C-${ref}` }),
      costCentre: `TRAIN-${ref}`,
      vatCode: 'E',
    });
  const today = localDate(ctx.now, ctx.timeZone);
  await fullDay(ctx, people, weekdayOfLastMonth(today, 15, 'Monday'));
  await halfDay(ctx, people, weekdayOfLastMonth(today, 20, 'Wednesday'));
}

/** One who cancels too late, one whose colleague comes instead, one whose price waits for an answer, and a place that costs nothing. */
async function fullDay(ctx: Context<Stores>, people: DemoPeople, day: string): Promise<void> {
  const on = (date: string, time: string) => ({ ...ctx, now: clockOn(date, time, ctx.timeZone) });
  const start = on(daysEarlier(day, 60), '10:00');
  const event = await heldDate(start, people, { courseRef: 'SG-3', day, from: '09:30', to: '16:30' });
  const bookings = await bookingsOf(start, people, event, [TAMSIN, JONAH, CAROL, SUNNIVA, FAYE, MAREK]);
  const [, jonah, carol] = bookings;
  await cancelBooking(on(daysEarlier(day, 13), '10:00'), { bookingId: jonah!, why: 'Court that day' });
  const dilip = await people.post(...DILIP);
  await substitute(on(daysEarlier(day, 4), '15:00'), { bookingId: carol!, postId: dilip.id });
  await register(on(day, '16:45'), event, () => true);
}

/** One who came, and one who did not. */
async function halfDay(ctx: Context<Stores>, people: DemoPeople, day: string): Promise<void> {
  const on = (date: string, time: string) => ({ ...ctx, now: clockOn(date, time, ctx.timeZone) });
  const start = on(daysEarlier(day, 40), '10:00');
  const event = await heldDate(start, people, { courseRef: 'SG-2', day, from: '13:00', to: '16:00' });
  const [, miles] = await bookingsOf(start, people, event, [DOT, MILES]);
  await register(on(day, '16:15'), event, (bookingId) => bookingId !== miles);
}

async function heldDate(
  ctx: Context<Stores>,
  people: DemoPeople,
  date: { readonly courseRef: string; readonly day: string; readonly from: string; readonly to: string },
): Promise<EventRecord> {
  const rules = {
    mode: 'classroom' as const,
    venue: CIVIC_CENTRE,
    approval: 'none' as const,
    places: { ...PLACES, minimum: 1, maximum: 16 },
  };
  const { id } = await saveDate(ctx, { ...date, rules });
  const event = await publishEvent(ctx, id);
  await rosterAll(ctx, people, event);
  return event;
}

async function bookingsOf(
  ctx: Context<Stores>,
  people: DemoPeople,
  { id: eventId }: EventRecord,
  who: readonly Named[],
): Promise<readonly BookingId[]> {
  const postIds = [];
  for (const named of who) postIds.push((await people.post(...named)).id);
  await bookFor(ctx, { eventId, postIds, acceptsTerms: true });
  const booked = await ctx.store.bookings.ofEvent(eventId);
  return postIds.map((postId) => booked.find((booking) => booking.postId === postId)!.id);
}

/** Takes the register on the day and closes it. */
export async function register(
  ctx: Context<Stores>,
  { id: eventId }: EventRecord,
  hasCome: (bookingId: BookingId) => boolean,
): Promise<void> {
  const placed = (await ctx.store.bookings.ofEvent(eventId)).filter(({ state }) => state === 'placed');
  await markRegister(ctx, {
    eventId,
    marks: placed.map(({ id }) => ({
      bookingId: id,
      mark: { hasAttended: hasCome(id), hasCompleted: hasCome(id), markedAt: ctx.now },
    })),
  });
  await closeRegister(ctx, eventId);
}
