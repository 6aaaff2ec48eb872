import type { Decider } from '../../access/who-decided.ts';
import { knownBy, localDate, type Instant } from '../../calendar.ts';
import { recordAll, type AuditEntry, type Context } from '../../context.ts';
import { course as courseOf } from '../../courses/actions.ts';
import type { Course } from '../../courses/schema.ts';
import { hasBegun } from '../../events/check-event.ts';
import { lockEvent } from '../../events/programme/save-event.ts';
import type { EventRecord } from '../../events/schema.ts';
import type { BookingId, EventId, PersonId } from '../../ids.ts';
import { allot, hasOfferEnded, type Seat } from './allot.ts';
import { approvalDueAfter, approvalNow, askApproval, type AskedAt } from '../approval/approval.ts';
import { chargeBookings } from '../prices/charge-booking.ts';
import { refuse } from '../refuse.ts';
import { happeningsOf } from './happenings.ts';
import { cutOffAt, earliest } from '../moments.ts';
import { noticesOf } from './notices-of.ts';
import { readPricing, type Pricing } from '../prices/pricing.ts';
import { priceOfBooking } from '../prices/quote-booking.ts';
import { roomOf, type Comer, type Room } from './room.ts';
import { TAKING_PLACES, type Booking } from '../schema.ts';
import type { BookingsStores } from '../store.ts';

/** Why a booking is as it is now, for the record of changes. */
export interface Deed {
  /** Area and verb: `bookings.cancel`. */
  readonly action: string;
  readonly why?: string | undefined;
}

/** Where all bookings of one event lie open while an action works on them. Nothing is stored before {@link closeDesk}. */
export interface Desk {
  readonly event: EventRecord;
  readonly course: Course;
  readonly pricing: Pricing;
  /** Whose approval is asked from now on, and until when. */
  readonly asking: AskedAt;
  readonly bookings: () => readonly Booking[];
  readonly booking: (id: BookingId) => Booking;
  readonly put: (booking: Booking, deed: Deed) => Booking;
  /** Takes a new booking off again, as if it had not been asked for. */
  readonly takeBack: (id: BookingId) => void;
  /** From now on places are given out, though the coordinator allots. */
  readonly allowAllotting: (at: Instant) => void;
  readonly room: () => Room;
  /** Gives out the places that are free; whoever asks now is told at once what she gets. */
  readonly allot: (asking?: BookingId) => Promise<void>;
  readonly changes: () => readonly {
    readonly before: Booking | undefined;
    readonly after: Booking;
    readonly deed: Deed;
  }[];
  readonly nextAt: () => Instant | undefined;
}

/**
 * Lays open the bookings of an event, with everybody else who does so waiting until this transaction ends, and first does what should have happened
 * by itself since: offers and requests for approval that ran out, places that became free for others.
 *
 * @throws `events.not-found`
 */
export async function openDesk(ctx: Context<BookingsStores>, eventId: EventId): Promise<Desk> {
  const event = await lockEvent(ctx, eventId);
  const { course } = await courseOf(ctx, event.courseId);
  const pricing = await readPricing(ctx);
  const holidays = new Set(pricing.calendarOf(event)?.holidays.map(({ date }) => date));
  const asking: AskedAt = { now: ctx.now, timeZone: ctx.timeZone, holidays };
  const stored = await ctx.store.bookings.ofEvent(eventId);
  const desk = layOut(ctx, { event, course, pricing, asking, stored });
  if (event.state === 'published' && !hasBegun(event, ctx.now)) {
    await letApprovalsGoOn(ctx, desk);
    await desk.allot();
  }
  return desk;
}

/**
 * Stores what changed, tells whoever has to be told, settles the charges of what ended, and notes when to look again.
 *
 * @param decidedBy - of charges that time alone brought about; absent: whoever asks
 */
export async function closeDesk(ctx: Context<BookingsStores>, desk: Desk, decidedBy?: Decider): Promise<void> {
  const { event, course, pricing } = desk;
  const changes = desk.changes();
  await ctx.store.bookings.save(changes.map(({ after }) => after));
  const leads = new Map<string, readonly PersonId[]>();
  for (const { after } of changes)
    if (after.approval.state === 'asked' && after.approval.askedOf === undefined && !leads.has(after.agencyId))
      leads.set(after.agencyId, await ctx.store.bookings.leadsOf(after.agencyId));
  await ctx.store.notices.enqueue(
    changes
      .flatMap(({ before, after }) => happeningsOf(before, after, leads.get(after.agencyId) ?? []))
      .flatMap((happening) => noticesOf({ ...happening, event }, ctx.now)),
  );
  await recordAll(
    ctx,
    changes.map(({ before, after, deed }): AuditEntry => ({
      action: deed.action,
      subject: { kind: 'booking', id: after.id },
      personId: after.personId,
      before,
      after,
      why: deed.why,
    })),
  );
  const settled = changes.map(({ after }) => after);
  await chargeBookings(ctx, settled, event, course, { pricing, decidedBy });
  const isLive = event.state === 'published' && !hasBegun(event, ctx.now);
  await ctx.store.events.setTendAt(event.id, isLive ? desk.nextAt() : undefined);
}

function layOut(
  ctx: Context<BookingsStores>,
  given: Pick<Desk, 'event' | 'course' | 'pricing' | 'asking'> & { readonly stored: readonly Booking[] },
): Desk {
  const { event, course, pricing, asking, stored } = given;
  const before = new Map(stored.map((booking) => [booking.id, booking]));
  const now = new Map(before);
  const deeds = new Map<BookingId, Deed>();
  let { allottedAt } = event;
  let nextChange: Instant | undefined;

  const comerOf = ({ agencyId }: Booking): Comer => ({
    agencyId,
    agencyKind: pricing.agencies.get(agencyId)?.kind ?? 'other',
  });
  const desk: Desk = {
    event,
    course,
    pricing,
    asking,
    bookings: () => [...now.values()],
    booking(id) {
      const found = now.get(id);
      if (!found) throw refuse('bookings.not-found', 'There is no such booking.');
      return found;
    },
    put(booking, deed) {
      now.set(booking.id, booking);
      deeds.set(booking.id, deed);
      return booking;
    },
    takeBack(id) {
      now.delete(id);
      deeds.delete(id);
    },
    allowAllotting(at) {
      allottedAt ??= at;
    },
    room: () =>
      roomOf(event, [...now.values()].filter(({ state }) => TAKING_PLACES.includes(state)).map(comerOf), asking),
    async allot(askingId) {
      const seats = [...now.values()].map((booking): Seat => ({
        ...comerOf(booking),
        bookingId: booking.id,
        state: booking.state,
        askedAt: booking.askedAt,
        position: booking.position,
        offer: booking.offer,
        termsAcceptedAt: booking.termsAcceptedAt,
        isAsking: booking.id === askingId,
      }));
      const late = await lateFor(ctx, desk, seats);
      const isLate = ({ bookingId }: Seat) => late.has(bookingId);
      const { moves, nextAt } = allot({ ...event, allottedAt, isLate }, seats, ctx.now, ctx.timeZone);
      nextChange = nextAt;
      for (const move of moves) {
        const booking = now.get(move.bookingId)!;
        const hasWaited = move.bookingId !== askingId;
        if (move.to === 'lapsed')
          desk.put(
            { ...booking, state: 'cancelled', cancelled: { at: ctx.now, by: 'offer-lapsed' } },
            { action: 'bookings.offer-lapsed' },
          );
        else if (move.to === 'offered')
          desk.put(
            { ...booking, state: 'offered', offer: move.offer, isFromWaitingList: true },
            { action: 'bookings.offer' },
          );
        else
          desk.put(
            { ...booking, state: 'placed', placedAt: ctx.now, isFromWaitingList: hasWaited },
            hasWaited ? { action: 'bookings.promote' } : (deeds.get(booking.id) ?? { action: 'bookings.book' }),
          );
      }
    },
    changes: () => [...deeds].map(([id, deed]) => ({ before: before.get(id), after: now.get(id)!, deed })),
    nextAt() {
      const waitingAnswers = [...now.values()]
        .filter(({ state }) => state === 'placed' || state === 'waiting' || state === 'offered')
        .flatMap((booking) => approvalDueAfter(booking) ?? [])
        .map((day) => new Date(Date.parse(knownBy(day, ctx.timeZone)) + 1).toISOString());
      return earliest([...waitingAnswers, ...(nextChange === undefined ? [] : [nextChange])]);
    },
  };
  return desk;
}

/** Those waiting for whom cancelling would be charged already; asked only of those who could be moved. */
async function lateFor(
  ctx: Context<BookingsStores>,
  { event, course, pricing, booking, asking }: Desk,
  seats: readonly Seat[],
): Promise<ReadonlySet<BookingId>> {
  const cutOff = cutOffAt(event);
  const sitting = seats.filter((seat) => TAKING_PLACES.includes(seat.state) && !hasOfferEnded(seat, cutOff, ctx.now));
  const room = roomOf(event, sitting, asking);
  const late = new Set<BookingId>();
  for (const seat of seats) {
    if (seat.state !== 'waiting' || seat.isAsking === true || room.answer(seat) !== 'fits') continue;
    const outcome = { kind: 'cancelled', at: ctx.now } as const;
    const priced = await priceOfBooking(ctx, pricing, booking(seat.bookingId), { event, course, outcome });
    const isCharged = (priced?.quote.totalPence ?? 0) > 0 || pricing.whyNoPrice(event, priced) !== undefined;
    if (isCharged) late.add(seat.bookingId);
  }
  return late;
}

/** Requests that nobody answered go to the deputy; after her time the place goes on. */
async function letApprovalsGoOn(ctx: Context<BookingsStores>, desk: Desk): Promise<void> {
  const today = localDate(ctx.now, ctx.timeZone);
  const overdue = desk
    .bookings()
    .filter((booking) => booking.state !== 'cancelled' && (approvalDueAfter(booking) ?? today) < today);
  if (overdue.length === 0) return;
  const deputies = await ctx.store.bookings.deputies();
  for (const booking of overdue) {
    const approval = approvalNow(booking, desk.event, deputies, desk.asking);
    if (approval.state === 'lapsed')
      desk.put(
        { ...booking, approval, state: 'cancelled', cancelled: { at: ctx.now, by: 'not-approved' } },
        { action: 'bookings.approval-lapsed' },
      );
    else desk.put({ ...booking, approval }, { action: 'bookings.ask-deputy' });
  }
}

/** A request for approval as it begins: none where the event asks for none. */
export function firstApproval(desk: Desk, post: Parameters<typeof askApproval>[1]): Booking['approval'] {
  if (desk.event.approval === 'none') return { state: 'not-needed', isDeputyAsked: false };
  return askApproval(desk.event, post, desk.asking);
}

/** The place in the order that the next booking of an event has. */
export function nextPosition(desk: Desk): number {
  return desk.bookings().reduce((highest, { position }) => Math.max(highest, position), 0) + 1;
}
