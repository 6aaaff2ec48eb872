import { z } from 'zod';
import type { CalendarDate } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import { EventId, type PersonId, type PostId } from '../../ids.ts';
import { PageRequest, type Page } from '../../paging.ts';
import { seesNobody, seesPost, sightOf } from '../../scope.ts';
import type { Fits } from './fits.ts';
import { firstDayOf } from '../moments.ts';
import { offerPosts, postsHeldOn } from './offer.ts';
import { refuse } from '../refuse.ts';
import type { BookingState } from '../schema.ts';
import type { BookingsStores } from '../store.ts';
import { nameOf } from '../../people/name-of.ts';

/** For whom a place could be booked: people in sight by name, job title or team. */
export const BookableQuestion = PageRequest.extend({ eventId: EventId, text: z.string().max(200).optional() });

/** Somebody for whom a place could be booked in one of her posts, and what that means. */
export interface Bookable {
  readonly postId: PostId;
  readonly personId: PersonId;
  readonly name: string;
  readonly jobTitle?: string | undefined;
  readonly team?: string | undefined;
  readonly agencyName: string;
  /** Of the booking that she has already. */
  readonly state?: BookingState | undefined;
  readonly totalPence?: number | undefined;
  readonly deadlineOn?: CalendarDate | undefined;
  readonly fits: Fits;
}

/**
 * People of the actor's team or agencies for whom she could book an event, by name, with price and last free day for each.
 *
 * @returns a page of people; somebody with two posts in sight is there twice
 * @throws `bookings.not-found`
 * @source house one person can book for many
 */
export async function bookable(
  ctx: Context<BookingsStores>,
  { eventId, text, ...page }: z.infer<typeof BookableQuestion>,
): Promise<Page<Bookable>> {
  const event = await ctx.store.events.event(eventId);
  if (!event || event.state === 'draft') throw refuse('bookings.not-found', 'There is no such event.');
  const sight = sightOf(ctx.actor);
  if (seesNobody(sight)) return { rows: [] };
  const found = await ctx.store.people.search(sight, { text }, page);
  const people = new Map(found.rows.map((person) => [person.personId, person]));
  const held = postsHeldOn(
    await ctx.store.people.postsOf([...people.keys()]),
    firstDayOf(event.sessions, ctx.timeZone),
  ).filter((post) => seesPost(sight, post));
  const posts = [...people.keys()].flatMap((personId) => held.filter((post) => post.personId === personId));
  const { course } = (await ctx.store.courses.course(event.courseId))!;
  const bookings = await ctx.store.bookings.ofEvent(eventId);
  const live = new Map(bookings.filter(({ state }) => state !== 'cancelled').map((each) => [each.personId, each]));
  const offered = await offerPosts(ctx, { event, course, bookings }, posts);
  return {
    ...found,
    rows: posts.map((post, index): Bookable => {
      const { quote, deadlineOn, fits, agencyName } = offered[index]!;
      return {
        postId: post.id,
        personId: post.personId,
        name: nameOf(people.get(post.personId)!),
        jobTitle: post.jobTitle,
        team: post.team,
        agencyName,
        state: live.get(post.personId)?.state,
        totalPence: quote?.totalPence,
        deadlineOn,
        fits,
      };
    }),
  };
}
