import type { Context } from '../../context.ts';
import type { BookingId, EventId } from '../../ids.ts';
import { addBooking } from '../placing/book.ts';
import { ended, insistOnLive } from './cancel.ts';
import { closeDesk, openDesk, type Desk } from '../desk/desk.ts';
import { refuse } from '../refuse.ts';
import type { Booking } from '../schema.ts';
import type { BookingsStores } from '../store.ts';
import { bookingInSight } from '../who-may.ts';

/**
 * Changes to another date of the same course: a place there if there is one, else the end of its waiting list. The first booking ends as if it was
 * cancelled, with the same consequence; who released her did so for the course.
 *
 * @throws `bookings.not-found`, `bookings.already-ended`, `bookings.other-course`, and what booking throws
 * @source house
 */
export async function transfer(
  ctx: Context<BookingsStores>,
  { bookingId, eventId }: { readonly bookingId: BookingId; readonly eventId: EventId },
): Promise<Booking> {
  const { booking: found, post } = await bookingInSight(ctx, bookingId);
  if (found.eventId === eventId) return found;
  const desks = new Map<EventId, Desk>();
  // In the order of their ids, so that two who change with each other do not wait for each other.
  for (const id of [found.eventId, eventId].toSorted()) desks.set(id, await openDesk(ctx, id));
  const [from, to] = [desks.get(found.eventId)!, desks.get(eventId)!];
  const old = from.booking(bookingId);
  insistOnLive(old);
  if (from.event.courseId !== to.event.courseId)
    throw refuse('bookings.other-course', 'That is a date of another course. Cancel this booking and book that one.');
  if (Date.parse(from.event.sessions[0]!.startsAt) <= Date.parse(ctx.now))
    throw refuse('bookings.may-not-cancel', 'The event has begun. Ask the training coordinator.');
  if (!post) throw refuse('bookings.not-your-post', 'The post of this booking is not on record any more.');
  const next = await addBooking(ctx, to, {
    post,
    acceptsTerms: true,
    attestation: old.attestation,
    bookedBy: old.bookedBy,
    approval: old.approval.state === 'approved' ? old.approval : undefined,
    action: 'bookings.transfer',
  });
  from.put(ended(old, 'transferred', ctx.now), { action: 'bookings.transfer' });
  await from.allot();
  for (const id of [...desks.keys()].toSorted()) await closeDesk(ctx, desks.get(id)!);
  return to.booking(next.id);
}
