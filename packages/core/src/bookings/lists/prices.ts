import type { CalendarDate } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import type { EventId, PostId } from '../../ids.ts';
import { firstDayOf } from '../moments.ts';
import { postsHeldOn } from './offer.ts';
import { readPricing } from '../prices/pricing.ts';
import type { BookingState } from '../schema.ts';
import type { BookingsStores } from '../store.ts';

/** What one event would cost in each of somebody's posts. */
export interface EventPrices {
  readonly eventId: EventId;
  /** Of her own booking, where she has one that has not ended. */
  readonly mine?: BookingState | undefined;
  readonly posts: readonly {
    readonly postId: PostId;
    readonly agencyName: string;
    /** Absent, like what follows: no price list is at work on that day, or `noPriceBecause` says why. */
    readonly totalPence?: number | undefined;
    readonly latePence?: number | undefined;
    readonly deadlineOn?: CalendarDate | undefined;
    /** Why a price is not known yet, as a sentence. */
    readonly noPriceBecause?: string | undefined;
  }[];
}

/** What these events would cost in each post that the asker holds on their day, for a list of dates. Drafts have no prices. */
export async function prices(
  ctx: Context<BookingsStores>,
  eventIds: readonly EventId[],
): Promise<readonly EventPrices[]> {
  const { personId } = ctx.actor;
  const posts = personId === undefined ? [] : await ctx.store.people.postsOf([personId]);
  const events = (await ctx.store.events.events(eventIds)).filter(({ state }) => state !== 'draft');
  const courseIds = [...new Set(events.map(({ courseId }) => courseId))];
  const courses = new Map((await ctx.store.courses.byIds(courseIds)).map(({ course }) => [course.id, course]));
  const pricing = await readPricing(ctx);
  const live = personId === undefined ? [] : await ctx.store.bookings.live(personId, eventIds);
  const mine = new Map(live.map(({ eventId, state }) => [eventId, state]));
  const rows: EventPrices[] = [];
  for (const event of events) {
    const course = courses.get(event.courseId)!;
    const priced: EventPrices['posts'][number][] = [];
    for (const { id: postId, agencyId, flags } of postsHeldOn(posts, firstDayOf(event.sessions, ctx.timeZone))) {
      const asked = { event, course, agencyId, flags, bookedAt: ctx.now };
      const coming = (await pricing.price(asked, { kind: 'attended' }))?.quote;
      const absent = (await pricing.price(asked, { kind: 'no-show' }))?.quote;
      priced.push({
        postId,
        agencyName: pricing.agencies.get(agencyId)?.name ?? '',
        totalPence: coming?.totalPence,
        latePence: absent?.totalPence,
        deadlineOn: (coming ?? absent)?.deadlineOn,
        noPriceBecause: pricing.whyNoPrice(event, coming && absent),
      });
    }
    rows.push({ eventId: event.id, mine: mine.get(event.id), posts: priced });
  }
  return rows;
}
