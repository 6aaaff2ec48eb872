import type { Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import type { EventRecord } from '../../events/schema.ts';
import type { EventId } from '../../ids.ts';
import { isConfirmed } from '../approval/approval.ts';
import { ended } from './cancel.ts';
import { closeDesk, openDesk } from '../desk/desk.ts';
import type { Happening } from '../desk/notices-of.ts';
import { noticesOf } from '../desk/notices-of.ts';
import type { Booking } from '../schema.ts';
import type { BookingsStores } from '../store.ts';
import { isCoordinator } from '../who-may.ts';

/**
 * Ends every booking of an event that was called off. Nobody pays, and what was charged already is taken back.
 *
 * @param event - as it was stored when it was called off, in the same transaction
 * @source house whoever was booked is told and pays nothing
 */
export async function endByOrganiser(ctx: Context<BookingsStores>, event: EventRecord, why: string): Promise<void> {
  const desk = await openDesk(ctx, event.id);
  for (const booking of desk.bookings())
    if (booking.state !== 'cancelled')
      desk.put(ended(booking, 'organiser', ctx.now), { action: 'bookings.called-off', why });
  await closeDesk(ctx, desk);
}

/**
 * Tells everybody with a booking that an event has other dates, and works out anew who has a place and what it costs.
 *
 * @param before - the event as it was
 * @source house whoever agreed to one date did not agree to another
 */
export async function tellOfMove(ctx: Context<BookingsStores>, before: EventRecord, event: EventRecord): Promise<void> {
  const sessionsBefore = before.sessions.length;
  const live = (await ctx.store.bookings.ofEvent(event.id)).filter(({ state }) => state !== 'cancelled');
  const happenings = live.flatMap((booking): Happening[] => {
    const kind = kindOfMove(booking);
    return kind === undefined ? [] : [{ kind, booking, event, sessionsBefore }];
  });
  await ctx.store.notices.enqueue(happenings.flatMap((happening) => noticesOf(happening, ctx.now)));
  const desk = await openDesk(ctx, event.id);
  for (const booking of desk.bookings())
    if (booking.state === 'placed' && isConfirmed(booking)) desk.put(booking, { action: 'bookings.moved' });
  await closeDesk(ctx, desk);
}

/**
 * Gives out the places of an event whose requests were gathered. From then on whoever asks gets a place while there is one.
 *
 * @throws `access.not-permitted`, `events.not-found`
 * @source house the coordinator lets the system allot places
 */
export async function allotPlaces(
  ctx: Context<BookingsStores>,
  eventId: EventId,
): Promise<{
  readonly moved: readonly { readonly bookingId: Booking['id']; readonly to: Booking['state'] }[];
  readonly placed: number;
  readonly waiting: number;
}> {
  if (!isCoordinator(ctx.actor))
    throw new DomainError('access.not-permitted', 'Only a coordinator or an administrator can do this.');
  const desk = await openDesk(ctx, eventId);
  desk.allowAllotting(ctx.now);
  await desk.allot();
  if (desk.event.allottedAt === undefined) await ctx.store.events.setAllottedAt(eventId, ctx.now);
  await closeDesk(ctx, desk);
  const count = (state: Booking['state']) => desk.bookings().filter((booking) => booking.state === state).length;
  return {
    moved: desk.changes().map(({ after }) => ({ bookingId: after.id, to: after.state })),
    placed: count('placed'),
    waiting: count('waiting'),
  };
}

function kindOfMove(booking: Booking): Happening['kind'] | undefined {
  if (booking.state === 'waiting') return 'booking-waiting';
  if (booking.state === 'offered') return 'booking-offered';
  return booking.state === 'placed' && isConfirmed(booking) ? 'booking-moved' : undefined;
}
