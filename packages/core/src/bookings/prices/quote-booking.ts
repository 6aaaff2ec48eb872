import type { Outcome } from '../../charging/question.ts';
import type { Context } from '../../context.ts';
import type { Course } from '../../courses/schema.ts';
import type { EventRecord } from '../../events/schema.ts';
import type { Post } from '../../people/schema.ts';
import { placeOf, type Priced, type Pricing } from './pricing.ts';
import type { Booking } from '../schema.ts';
import type { BookingsStores } from '../store.ts';

/**
 * What a booking costs if it ends in some way, by prices that were read already; undefined where no policy is at work on its day.
 *
 * @param on.post - the post in which she booked, for whoever has read it; else it is read
 */
export async function priceOfBooking(
  ctx: Context<Pick<BookingsStores, 'people'>>,
  pricing: Pricing,
  booking: Booking,
  on: {
    readonly event: EventRecord;
    readonly course: Course;
    readonly outcome: Outcome;
    readonly post?: Post | undefined;
  },
): Promise<Priced | undefined> {
  const { event, course, outcome } = on;
  const post = on.post ?? (await ctx.store.people.post(booking.postId));
  const { agencyId, askedAt: bookedAt } = booking;
  const asked = { event, course, agencyId, bookedAt, flags: post?.flags ?? [], place: placeOf(booking, event) };
  return await pricing.price(asked, outcome);
}
