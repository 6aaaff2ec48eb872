import type { Context } from '../../context.ts';
import { hasBegun } from '../../events/check-event.ts';
import { BookingId, type PersonId, type PostId } from '../../ids.ts';
import { nameOf } from '../../people/name-of.ts';
import type { Post } from '../../people/schema.ts';
import { seesNobody, sightOf } from '../../scope.ts';
import { insistOnPostOf } from '../placing/book.ts';
import { postHeldOn, releasedBy } from '../placing/book-for.ts';
import { ended, insistOnLive } from './cancel.ts';
import { closeDesk, firstApproval, nextPosition, openDesk } from '../desk/desk.ts';
import { firstDayOf } from '../moments.ts';
import { prerequisiteOf } from '../placing/prerequisite.ts';
import { refuse } from '../refuse.ts';
import type { Booking } from '../schema.ts';
import type { BookingsStores } from '../store.ts';
import { bookingInSight } from '../who-may.ts';

/** Who comes instead: somebody by one of her posts, or by name, in the agency of the booking. */
export interface Substitution {
  readonly bookingId: BookingId;
  readonly postId?: PostId | undefined;
  readonly personId?: PersonId | undefined;
}

/** Somebody who could come instead. */
export interface Colleague {
  readonly postId: PostId;
  readonly personId: PersonId;
  readonly name: string;
  readonly jobTitle?: string | undefined;
  readonly team?: string | undefined;
  readonly isSameTeam: boolean;
}

const SHOWN = 50;

/**
 * Lets a colleague of the same agency come instead. The place stays taken, so nobody on the waiting list is passed over; the first booking ends
 * with its consequence, which a colleague of the same team saves.
 *
 * @throws `bookings.not-found`, `bookings.already-ended`, `bookings.may-not-cancel` for whoever goes herself or after the start,
 *   `bookings.not-your-post`, `bookings.substitute-has-place`, `bookings.prerequisite-missing`
 * @source Bath and North East Somerset, Appendix 5: a substitute of the same team or service
 */
export async function substitute(ctx: Context<BookingsStores>, given: Substitution): Promise<Booking> {
  const { booking: found, post: oldPost, part } = await bookingInSight(ctx, given.bookingId);
  if (part === 'delegate')
    throw refuse('bookings.may-not-cancel', 'Your manager or your agency’s training lead names who comes instead.');
  const desk = await openDesk(ctx, found.eventId);
  const old = desk.booking(given.bookingId);
  insistOnLive(old);
  if (old.state !== 'placed')
    throw refuse('bookings.already-ended', 'They have no place that somebody could take over.');
  if (hasBegun(desk.event, ctx.now)) throw refuse('bookings.may-not-cancel', 'The event has begun.');
  const post = await colleaguesPost(ctx, given, old, firstDayOf(desk.event.sessions, ctx.timeZone));
  insistOnPostOf(ctx, desk, post);
  const other = desk.bookings().find((each) => each.personId === post.personId && each.state !== 'cancelled');
  if (other && other.state !== 'waiting')
    throw refuse('bookings.substitute-has-place', 'They have a place on this event already.');
  const { state, effect } = await prerequisiteOf(ctx, desk.course, post.personId);
  if (state === 'missing' && effect === 'block')
    throw refuse('bookings.prerequisite-missing', 'This course builds on another one that is not on their record.');
  const mustAsk = (state === 'missing' && effect === 'warn') || post.personId === ctx.actor.personId;

  if (other) desk.put(ended(other, 'transferred', ctx.now), { action: 'bookings.substitute' });
  desk.put(ended(old, part, ctx.now), { action: 'bookings.substitute' });
  const id = BookingId.parse(ctx.newId());
  desk.put(
    {
      id,
      eventId: desk.event.id,
      personId: post.personId,
      postId: post.id,
      agencyId: old.agencyId,
      state: 'placed',
      askedAt: ctx.now,
      placedAt: ctx.now,
      position: nextPosition(desk),
      approval: mustAsk ? firstApproval(desk, post) : releasedBy(ctx, desk.event.approval),
      isFromWaitingList: false,
      isWalkIn: false,
      termsAcceptedAt: ctx.now,
      substituteFor: { bookingId: old.id, isSameTeam: isSameTeam(oldPost, post) },
      ...(ctx.actor.personId !== undefined && ctx.actor.personId !== post.personId && { bookedBy: ctx.actor.personId }),
    },
    { action: 'bookings.substitute' },
  );
  await desk.allot();
  await closeDesk(ctx, desk);
  return desk.booking(id);
}

/**
 * Colleagues who could come instead, those of the same team first; the first 50 by name.
 *
 * @throws `bookings.not-found`
 * @source house substitutes of the same team are offered first
 */
export async function substitutes(ctx: Context<BookingsStores>, bookingId: BookingId): Promise<readonly Colleague[]> {
  const { booking, post: own } = await bookingInSight(ctx, bookingId);
  const sight = sightOf(ctx.actor);
  if (seesNobody(sight)) return [];
  const event = (await ctx.store.events.event(booking.eventId))!;
  const on = firstDayOf(event.sessions, ctx.timeZone);
  const { agencyId } = booking;
  const page = { limit: SHOWN };
  const search = async (text?: string) =>
    (await ctx.store.people.search(sight, { agencyId, ...(text !== undefined && { text }) }, page)).rows;
  const found = [...(own?.team === undefined ? [] : await search(own.team)), ...(await search())];
  const taken = new Set(
    (await ctx.store.bookings.ofEvent(event.id))
      .filter(({ state }) => state !== 'cancelled' && state !== 'waiting')
      .map(({ personId }) => personId),
  );
  const people = new Map(found.map((person) => [person.personId, person]));
  const posts = await ctx.store.people.postsOf([...people.keys()].filter((id) => !taken.has(id)));
  const colleagues = [...Map.groupBy(posts, ({ personId }) => personId)].flatMap(([personId, theirs]): Colleague[] => {
    const post = postHeldOn(theirs, agencyId, on);
    const person = people.get(personId)!;
    if (!post) return [];
    return [
      {
        postId: post.id,
        personId,
        name: nameOf(person),
        isSameTeam: isSameTeam(own, post),
        ...(post.jobTitle !== undefined && { jobTitle: post.jobTitle }),
        ...(post.team !== undefined && { team: post.team }),
      },
    ];
  });
  return colleagues
    .toSorted((one, other) => Number(other.isSameTeam) - Number(one.isSameTeam) || one.name.localeCompare(other.name))
    .slice(0, SHOWN);
}

/**
 * Whether two posts are of one team or service. Where an agency names no teams, it is one.
 *
 * @source Bath and North East Somerset training strategy 2021-2024, Appendix 5: AMB-BN-8
 * @source house an agency without teams is one service
 */
export function isSameTeam(one: Post | undefined, other: Post): boolean {
  if (one === undefined || one.agencyId !== other.agencyId) return false;
  const nameOf = ({ team = '' }: Post) => team.trim().toLowerCase();
  return nameOf(one) === nameOf(other);
}

async function colleaguesPost(
  ctx: Context<BookingsStores>,
  { postId, personId }: Substitution,
  old: Booking,
  on: string,
): Promise<Post> {
  const post =
    postId === undefined
      ? postHeldOn(personId === undefined ? [] : await ctx.store.people.postsOf([personId]), old.agencyId, on)
      : await ctx.store.people.post(postId);
  if (!post || post.agencyId !== old.agencyId)
    throw refuse('bookings.not-your-post', 'Only a colleague of the same agency can come instead.', {
      field: 'personId',
    });
  return post;
}
