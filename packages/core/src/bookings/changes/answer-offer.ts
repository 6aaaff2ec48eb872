import type { Context } from '../../context.ts';
import { hasBegun } from '../../events/check-event.ts';
import type { BookingId } from '../../ids.ts';
import { ended } from './cancel.ts';
import { closeDesk, openDesk } from '../desk/desk.ts';
import { refuse } from '../refuse.ts';
import type { Booking } from '../schema.ts';
import type { BookingsStores } from '../store.ts';
import { bookingInSight } from '../who-may.ts';

/**
 * Takes a place that was offered. Its terms are agreed to now, because cancelling may be charged already.
 *
 * @throws `bookings.not-found`, `bookings.offer-ended`, `bookings.not-offered`, `bookings.terms-not-accepted`
 * @source Bath and North East Somerset training strategy 2021-2024, Appendix 5: AMB-BN-14; a charge only with recorded acceptance of terms at the offer
 */
export async function acceptOffer(
  ctx: Context<BookingsStores>,
  { bookingId, acceptsTerms }: { readonly bookingId: BookingId; readonly acceptsTerms: boolean },
): Promise<Booking> {
  const { booking: found } = await bookingInSight(ctx, bookingId);
  const desk = await openDesk(ctx, found.eventId);
  const booking = desk.booking(bookingId);
  if (booking.state === 'placed') return booking;
  insistOnOffer(booking);
  if (hasBegun(desk.event, ctx.now)) throw refuse('bookings.offer-ended', 'The event has begun.');
  if (!acceptsTerms)
    throw refuse('bookings.terms-not-accepted', 'Agree to the price and the cancellation terms first.', {
      field: 'acceptsTerms',
    });
  desk.put(
    { ...booking, state: 'placed', placedAt: ctx.now, termsAcceptedAt: ctx.now },
    { action: 'bookings.accept-offer' },
  );
  await desk.allot();
  await closeDesk(ctx, desk);
  return desk.booking(bookingId);
}

/**
 * Gives a place back that was offered; nothing is charged, and whoever is next is offered it.
 *
 * @throws `bookings.not-found`, `bookings.offer-ended`, `bookings.not-offered`
 */
export async function declineOffer(ctx: Context<BookingsStores>, bookingId: BookingId): Promise<Booking> {
  const { booking: found, part } = await bookingInSight(ctx, bookingId);
  const desk = await openDesk(ctx, found.eventId);
  const booking = desk.booking(bookingId);
  insistOnOffer(booking);
  desk.put(ended(booking, part, ctx.now), { action: 'bookings.decline-offer' });
  await desk.allot();
  await closeDesk(ctx, desk);
  return desk.booking(bookingId);
}

function insistOnOffer({ state, cancelled }: Booking): void {
  if (state === 'offered') return;
  if (cancelled?.by === 'offer-lapsed')
    throw refuse('bookings.offer-ended', 'This offer has ended, and the place was offered to somebody else.');
  throw refuse('bookings.not-offered', 'No place is offered here.');
}
