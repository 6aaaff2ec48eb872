import type { Context } from '../../context.ts';
import type { EventRecord } from '../../events/schema.ts';
import { BookingId, type EventId, type PostId } from '../../ids.ts';
import { closeDesk, nextPosition, openDesk } from '../desk/desk.ts';
import { insistOnPostOf } from './book.ts';
import { isBefore, registerOpensAt } from '../moments.ts';
import { refuse } from '../refuse.ts';
import type { Booking } from '../schema.ts';
import type { BookingsStores } from '../store.ts';
import { isCoordinator } from '../who-may.ts';

/**
 * Lets somebody in who stands at the door, if a seat is free. Whoever waited for a place and came all the same keeps her booking.
 *
 * @throws `bookings.not-found` for whoever does not train this event, `bookings.not-open` before its day or once its register is done,
 *   `bookings.event-full`, `bookings.not-your-post`
 * @source house
 */
export async function walkIn(
  ctx: Context<BookingsStores>,
  { eventId, postId }: { readonly eventId: EventId; readonly postId: PostId },
): Promise<Booking> {
  await insistOnTrainer(ctx, eventId);
  const desk = await openDesk(ctx, eventId);
  const { event } = desk;
  insistOnDoor(ctx, event);
  const post = await ctx.store.people.post(postId);
  if (!post) throw refuse('bookings.not-your-post', 'There is no such post.', { field: 'postId' });
  insistOnPostOf(ctx, desk, post);
  const live = desk.bookings().find((other) => other.personId === post.personId && other.state !== 'cancelled');
  if (live && live.state !== 'waiting' && live.state !== 'offered') return live;
  if (live?.state !== 'offered' && desk.room().taken >= event.places.maximum)
    throw refuse('bookings.event-full', 'Every seat is taken.');
  const { approval } = live ?? { approval: { state: 'not-needed', isDeputyAsked: false } as const };
  const booking = desk.put(
    {
      id: BookingId.parse(ctx.newId()),
      askedAt: ctx.now,
      position: nextPosition(desk),
      isFromWaitingList: false,
      ...live,
      eventId,
      personId: post.personId,
      postId,
      agencyId: post.agencyId,
      approval,
      state: 'placed',
      placedAt: ctx.now,
      isWalkIn: true,
    },
    { action: 'bookings.walk-in' },
  );
  await closeDesk(ctx, desk);
  return booking;
}

/**
 * Refuses an event that nobody stands at the door of: it is before its day, or its register is done.
 *
 * @throws `bookings.not-open`
 */
export function insistOnDoor({ now, timeZone }: Context, { state, sessions }: EventRecord): void {
  if (state === 'published' && !isBefore(now, registerOpensAt(sessions, timeZone))) return;
  throw refuse('bookings.not-open', 'People can be let in on the day itself, until the register is done.');
}

/**
 * Refuses whoever neither trains an event nor looks after the programme, in the words for an event that is not there.
 *
 * @throws `bookings.not-found`
 */
export async function insistOnTrainer(ctx: Context<BookingsStores>, eventId: EventId): Promise<void> {
  if (isCoordinator(ctx.actor)) return;
  const assigned = await ctx.store.trainers.assignmentsOf([eventId]);
  if (ctx.actor.personId !== undefined && assigned.some(({ personId }) => personId === ctx.actor.personId)) return;
  throw refuse('bookings.not-found', 'This is not an event that you train.');
}
