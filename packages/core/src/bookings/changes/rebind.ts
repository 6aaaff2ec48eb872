import type { Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import type { BookingId, PostId } from '../../ids.ts';
import { askApproval } from '../approval/approval.ts';
import { insistOnPostOf } from '../placing/book.ts';
import { insistOnLive } from './cancel.ts';
import { closeDesk, openDesk } from '../desk/desk.ts';
import { refuse } from '../refuse.ts';
import type { Booking } from '../schema.ts';
import type { BookingsStores } from '../store.ts';
import { isCoordinator } from '../who-may.ts';

/**
 * Moves a booking to another post of the same person, when she changed employer before the event. The new agency pays only if it agrees, so its
 * manager or lead is asked; meanwhile the place is held.
 *
 * @throws `access.not-permitted`, `bookings.not-found`, `bookings.already-ended`, `bookings.not-your-post`, `bookings.reason-needed`
 * @source house whoever changed employer is decided by the coordinator
 */
export async function rebind(
  ctx: Context<BookingsStores>,
  { bookingId, postId, why }: { readonly bookingId: BookingId; readonly postId: PostId; readonly why: string },
): Promise<Booking> {
  if (!isCoordinator(ctx.actor))
    throw new DomainError('access.not-permitted', 'Only a coordinator or an administrator can do this.');
  if (why.trim() === '')
    throw refuse('bookings.reason-needed', 'Say why another agency takes it over.', { field: 'why' });
  const found = await ctx.store.bookings.booking(bookingId);
  if (!found) throw refuse('bookings.not-found', 'There is no such booking.');
  const desk = await openDesk(ctx, found.eventId);
  const booking = desk.booking(bookingId);
  insistOnLive(booking);
  const post = await ctx.store.people.post(postId);
  if (!post || post.personId !== booking.personId)
    throw refuse('bookings.not-your-post', 'That is not a post of the same person.', { field: 'postId' });
  insistOnPostOf(ctx, desk, post);
  desk.put(
    { ...booking, postId, agencyId: post.agencyId, approval: askApproval(desk.event, post, desk.asking) },
    { action: 'bookings.rebind', why: why.trim() },
  );
  await desk.allot();
  await closeDesk(ctx, desk);
  return desk.booking(bookingId);
}
