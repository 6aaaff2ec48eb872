import type { Instant } from '../../calendar.ts';
import type { Event } from '../../events/schema.ts';
import type { BookingId } from '../../ids.ts';
import { cutOffAt, daysBeforeAt, earliest, isBefore } from '../moments.ts';
import { roomOf, type Comer } from './room.ts';
import { TAKING_PLACES, type Booking } from '../schema.ts';

/** A booking as far as it decides who has a place. */
export interface Seat extends Comer, Pick<Booking, 'state' | 'askedAt' | 'position'> {
  readonly bookingId: BookingId;
  readonly offer?: Booking['offer'];
  readonly termsAcceptedAt?: Instant | undefined;
  /** She asks at this very moment: what she has just been shown and agreed to is what she gets. */
  readonly isAsking?: boolean;
}

/** What happens to one booking: it gets a place, is offered one, or its offer has run out. */
export type Move =
  | { readonly bookingId: BookingId; readonly to: 'placed' }
  | { readonly bookingId: BookingId; readonly to: 'offered'; readonly offer: NonNullable<Booking['offer']> }
  | { readonly bookingId: BookingId; readonly to: 'lapsed' };

/** Who moves now, and when to look again though nobody did anything; absent: nothing changes by itself. */
export interface Allotment {
  readonly moves: readonly Move[];
  readonly nextAt?: Instant | undefined;
}

/** What an event says about giving out its places. */
export interface Allotting extends Pick<Event, 'places' | 'sessions'> {
  /** When the coordinator first had the requests allotted. Until then nobody is moved, if she allots. */
  readonly allottedAt?: Instant | undefined;
  /** Whether cancelling would be charged already if it was done now. */
  readonly isLate: (seat: Seat) => boolean;
}

const HOUR_MS = 3_600_000;

/**
 * Who gets which place now: worked out anew from all bookings after everything that happened, so that it does not matter what happened, in which order
 * it was told, or whether a job ran.
 *
 * Those waiting are gone through in the order in which they asked. Whoever fits is moved; whoever does not, because her quota or her agency is
 * full, is passed over and does not hold up the others. So no place is free while somebody waits whom it would fit, and nobody overtakes
 * somebody of her own quota.
 *
 * @source house a place that comes free moves the waiting list at once, in order, and never after the cut-off
 * @source Bath and North East Somerset training strategy 2021-2024, Appendix 5: AMB-BN-14; where cancelling would be charged already, a place is offered and accepted with its terms, not given
 */
export function allot(event: Allotting, seats: readonly Seat[], now: Instant, timeZone: string): Allotment {
  const cutOff = cutOffAt(event);
  const lapsed = seats.filter((seat) => hasOfferEnded(seat, cutOff, now));
  const sitting = seats.filter((seat) => TAKING_PLACES.includes(seat.state) && !lapsed.includes(seat));
  const waiting = seats.filter(({ state }) => state === 'waiting').toSorted(inOrder);
  const room = roomOf(event, sitting, { now, timeZone });
  const isOver = !isBefore(now, cutOff);
  const isGathering = event.places.allotment === 'coordinator' && event.allottedAt === undefined;

  const moves: Move[] = lapsed.map(({ bookingId }) => ({ bookingId, to: 'lapsed' }));
  for (const seat of isGathering ? [] : waiting) {
    if (room.answer(seat) !== 'fits') continue;
    // After the cut-off a place that is still free goes to whoever asks for it now, but never past somebody who waits for it.
    if (isOver && seat.isAsking !== true) break;
    room.take(seat);
    moves.push(promotion(event, seat, { now, cutOff }));
  }
  const moved = new Set(moves.map(({ bookingId }) => bookingId));
  const stillWait = !isOver && !isGathering && waiting.some(({ bookingId }) => !moved.has(bookingId));
  const moments = [
    ...sitting.flatMap(({ state, offer }) => (state === 'offered' && offer ? [offer.expiresAt, cutOff] : [])),
    ...moves.flatMap((move) => (move.to === 'offered' ? [move.offer.expiresAt] : [])),
    ...(stillWait ? releases(event, { now, cutOff, timeZone }) : []),
  ];
  return { moves, nextAt: earliest(moments) };
}

/** Whether an offer has run out: at its own end, or at the cut-off. @source house */
export function hasOfferEnded({ state, offer }: Pick<Seat, 'state' | 'offer'>, cutOff: Instant, now: Instant): boolean {
  return state === 'offered' && offer !== undefined && !isBefore(now, earliest([offer.expiresAt, cutOff])!);
}

/** The order of a waiting list: who asked first, then whose booking came in first. @source house */
export function inOrder(one: Pick<Seat, 'askedAt' | 'position'>, other: Pick<Seat, 'askedAt' | 'position'>): number {
  return Date.parse(one.askedAt) - Date.parse(other.askedAt) || one.position - other.position;
}

function promotion(
  event: Allotting,
  seat: Seat,
  { now, cutOff }: { readonly now: Instant; readonly cutOff: Instant },
): Move {
  const { bookingId } = seat;
  if (seat.isAsking === true) return { bookingId, to: 'placed' };
  const isLate = event.isLate(seat);
  if (!isLate && seat.termsAcceptedAt !== undefined) return { bookingId, to: 'placed' };
  const expiresAt = new Date(Date.parse(now) + event.places.offerHours * HOUR_MS).toISOString();
  return { bookingId, to: 'offered', offer: { offeredAt: now, expiresAt: earliest([expiresAt, cutOff])!, isLate } };
}

/** The moments still to come before the cut-off at which places become free for others. */
function releases(
  { places, sessions }: Allotting,
  { now, cutOff, timeZone }: { readonly now: Instant; readonly cutOff: Instant; readonly timeZone: string },
): readonly Instant[] {
  const days = places.quotas.map((quota) => quota.releaseDaysBefore);
  if (places.perAgency) days.push(places.perAgency.untilDaysBefore);
  return days
    .map((each) => daysBeforeAt(sessions, each, timeZone))
    .filter((at) => isBefore(now, at) && isBefore(at, cutOff));
}
