import { localDate } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import { isWithdrawn } from '../../courses/withdrawn.ts';
import { spokenDay } from '../../wording.ts';
import { hasBegun } from '../../events/check-event.ts';
import type { EventRecord } from '../../events/schema.ts';
import { BookingId, type EventId, type PersonId, type PostId } from '../../ids.ts';
import type { Post } from '../../people/schema.ts';
import { isSelf } from '../../scope.ts';
import { closeDesk, firstApproval, nextPosition, openDesk, type Desk } from '../desk/desk.ts';
import { cutOffAt, firstDayOf, isBefore } from '../moments.ts';
import { prerequisiteOf } from './prerequisite.ts';
import { refuse } from '../refuse.ts';
import type { AccessNeeds, Booking } from '../schema.ts';
import type { BookingsStores } from '../store.ts';

/** A wish for a place. */
export interface Wish {
  readonly eventId: EventId;
  readonly postId: PostId;
  readonly needs?: AccessNeeds | undefined;
  /** Whether she agrees to price and cancellation terms as they were shown. */
  readonly acceptsTerms: boolean;
}

/**
 * Asks for a place for oneself. Where there is one she has it, held until her manager has answered; else she waits for one. Whoever asks again,
 * also through another LMS, gets the booking that she has.
 *
 * @throws `events.not-found`, `bookings.not-your-post`, `bookings.not-open`, `bookings.terms-not-accepted`, `bookings.prerequisite-missing`,
 *   `bookings.event-full` when nobody can wait any more
 * @source house one person has one booking of an event, whichever LMS she comes from
 */
export async function book(ctx: Context<BookingsStores>, wish: Wish): Promise<Booking> {
  const post = await ctx.store.people.post(wish.postId);
  if (!post || !isSelf(ctx.actor, post.personId))
    throw refuse('bookings.not-your-post', 'Choose one of your own posts.', { field: 'postId' });
  const desk = await openDesk(ctx, wish.eventId);
  const booking = await addBooking(ctx, desk, { post, acceptsTerms: wish.acceptsTerms });
  await closeDesk(ctx, desk);
  if (wish.needs && wish.needs.kinds.length > 0) await ctx.store.bookings.saveNeeds(booking.id, wish.needs);
  return booking;
}

/** What is asked for somebody, and what is settled about it already. */
export interface Asked {
  readonly post: Post;
  readonly acceptsTerms: boolean;
  readonly bookedBy?: PersonId | undefined;
  /** An answer that was given before; absent: her manager is asked. */
  readonly approval?: Booking['approval'] | undefined;
  readonly attestation?: Booking['attestation'] | undefined;
  readonly action?: string;
}

/**
 * Puts a new booking on the desk and gives it a place if there is one; the booking that the person has already, if she has one.
 *
 * @throws what {@link book} throws
 */
export async function addBooking(ctx: Context<BookingsStores>, desk: Desk, asked: Asked): Promise<Booking> {
  const { post, acceptsTerms, attestation } = asked;
  const live = desk.bookings().find((other) => other.personId === post.personId && other.state !== 'cancelled');
  if (live) return live;
  insistOnOpen(ctx, desk);
  await insistOnVersion(ctx, desk);
  insistOnPostOf(ctx, desk, post);
  const { state, effect } = await prerequisiteOf(ctx, desk.course, post.personId, attestation);
  if (state === 'missing' && effect === 'block')
    throw refuse('bookings.prerequisite-missing', 'This course builds on another one that is not on record.', {
      satisfies: desk.course.prerequisite?.satisfies,
    });
  if (!acceptsTerms) await insistOnTerms(ctx, desk, post);
  const isAnswered = asked.approval !== undefined && !(state === 'missing' && effect === 'warn');
  const id = BookingId.parse(ctx.newId());
  desk.put(
    {
      id,
      eventId: desk.event.id,
      personId: post.personId,
      postId: post.id,
      agencyId: post.agencyId,
      state: 'waiting',
      askedAt: ctx.now,
      position: nextPosition(desk),
      approval: isAnswered ? asked.approval! : firstApproval(desk, post),
      isFromWaitingList: false,
      isWalkIn: false,
      ...(attestation && { attestation }),
      ...(acceptsTerms && { termsAcceptedAt: ctx.now }),
      ...(asked.bookedBy !== undefined && asked.bookedBy !== post.personId && { bookedBy: asked.bookedBy }),
    },
    { action: asked.action ?? 'bookings.book' },
  );
  await desk.allot(id);
  if (desk.booking(id).state === 'waiting' && !isBefore(ctx.now, cutOffAt(desk.event))) {
    desk.takeBack(id);
    throw refuse('bookings.event-full', 'All places are taken, and it is too late to wait for one.');
  }
  return desk.booking(id);
}

/**
 * Refuses an event that cannot be booked now.
 *
 * @throws `bookings.not-open`
 */
function insistOnOpen(ctx: Context, { event }: Desk): void {
  const why = whyNotOpen(ctx, event);
  if (why !== undefined) throw refuse('bookings.not-open', why);
}

/** Why an event cannot be booked now, in words; undefined: it can. @source house */
export function whyNotOpen(
  { now, timeZone }: Pick<Context, 'now' | 'timeZone'>,
  event: EventRecord,
): string | undefined {
  const today = localDate(now, timeZone);
  const { bookingOpensOn, bookingClosesOn } = event;
  if (event.state !== 'published' || hasBegun(event, now)) return 'This event cannot be booked any more.';
  if (bookingOpensOn !== undefined && today < bookingOpensOn)
    return `Places can be asked for from ${spokenDay(bookingOpensOn)}.`;
  if (bookingClosesOn !== undefined && today > bookingClosesOn)
    return `Places could be asked for until ${spokenDay(bookingClosesOn)}.`;
  return undefined;
}

/** Nobody books a version that was withdrawn; bookings that are there stand. @source house what was withdrawn is not taught to more people */
async function insistOnVersion(ctx: Context<BookingsStores>, { event }: Desk): Promise<void> {
  if (event.courseVersion === undefined) return;
  const versions = (await ctx.store.courses.course(event.courseId))?.versions ?? [];
  const version = versions.find((each) => each.version === event.courseVersion);
  if (version && isWithdrawn(version, localDate(ctx.now, ctx.timeZone)))
    throw refuse('bookings.not-open', 'The content of this course was withdrawn, so it cannot be booked any more.');
}

/**
 * Refuses a post that is not held on the event's first day.
 *
 * @throws `bookings.not-your-post`
 */
export function insistOnPostOf(ctx: Context, { event }: Pick<Desk, 'event'>, post: Post): void {
  const on = firstDayOf(event.sessions, ctx.timeZone);
  if (post.startsOn <= on && (post.endsOn === undefined || on <= post.endsOn)) return;
  throw refuse('bookings.not-your-post', `This post is not held on ${on}, the day of the event.`, { field: 'postId' });
}

async function insistOnTerms(
  ctx: Context<BookingsStores>,
  { event, course, pricing }: Desk,
  post: Post,
): Promise<void> {
  const asked = { event, course, agencyId: post.agencyId, flags: post.flags, bookedAt: ctx.now };
  const coming = await pricing.price(asked, { kind: 'attended' });
  const absent = await pricing.price(asked, { kind: 'no-show' });
  const isUnknown = pricing.whyNoPrice(event, coming && absent) !== undefined;
  if (isUnknown || (coming?.quote.totalPence ?? 0) > 0 || (absent?.quote.totalPence ?? 0) > 0)
    throw refuse('bookings.terms-not-accepted', 'Agree to the price and the cancellation terms first.', {
      field: 'acceptsTerms',
    });
}
