import type { Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import type { EventId, PostId } from '../../ids.ts';
import type { Post } from '../../people/schema.ts';
import { addBooking } from './book.ts';
import { closeDesk, openDesk } from '../desk/desk.ts';
import { refuse } from '../refuse.ts';
import { namesOf } from '../names-of.ts';
import type { Booking } from '../schema.ts';
import type { BookingsStores } from '../store.ts';
import { partFor } from '../who-may.ts';

/** What became of one of several bookings. */
export interface BookedFor {
  readonly postId: PostId;
  /** Whose post; empty where it is not in sight. */
  readonly name: string;
  readonly booking?: Booking | undefined;
  readonly refused?: { readonly code: string; readonly message: string } | undefined;
}

/**
 * Books for several people of a team or an agency, each with a result of her own: who is refused does not hold up the others. They are released
 * by whoever books; where something must be attested first, or she books herself in, her own manager is asked.
 *
 * @throws `events.not-found`
 * @source house one person can book for many
 */
export async function bookFor(
  ctx: Context<BookingsStores>,
  {
    eventId,
    postIds,
    acceptsTerms,
  }: { readonly eventId: EventId; readonly postIds: readonly PostId[]; readonly acceptsTerms: boolean },
): Promise<readonly BookedFor[]> {
  const desk = await openDesk(ctx, eventId);
  const results: BookedFor[] = [];
  for (const postId of postIds) {
    let name = '';
    try {
      const post = await ctx.store.people.post(postId);
      if (!post || !partFor(ctx.actor, post))
        throw refuse('bookings.not-your-post', 'This post is not in your team or agency.');
      name = namesOf(await ctx.store.people.people([post.personId])).get(post.personId) ?? '';
      const approval = post.personId === ctx.actor.personId ? undefined : releasedBy(ctx, desk.event.approval);
      const bookedBy = ctx.actor.personId;
      const booking = await addBooking(ctx, desk, {
        post,
        acceptsTerms,
        approval,
        bookedBy,
        action: 'bookings.book-for',
      });
      results.push({ postId, name, booking });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      results.push({ postId, name, refused: { code: error.code, message: error.message } });
    }
  }
  await closeDesk(ctx, desk);
  return results.map((result) => (result.booking ? { ...result, booking: desk.booking(result.booking.id) } : result));
}

/** The approval of somebody for whom a manager, lead or coordinator acts: given by acting. @source house */
export function releasedBy(
  { actor, now }: Pick<Context, 'actor' | 'now'>,
  approval: 'manager' | 'none',
): Booking['approval'] {
  if (approval === 'none') return { state: 'not-needed', isDeputyAsked: false };
  return {
    state: 'approved',
    isDeputyAsked: false,
    decidedAt: now,
    ...(actor.personId !== undefined && { decidedBy: actor.personId }),
  };
}

/** The post of a person in an agency that she holds on a day; of several the first. @source house */
export function postHeldOn(posts: readonly Post[], agencyId: Post['agencyId'], on: string): Post | undefined {
  return posts.find(
    (post) => post.agencyId === agencyId && post.startsOn <= on && (post.endsOn === undefined || on <= post.endsOn),
  );
}
