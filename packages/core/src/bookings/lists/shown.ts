import type { CalendarDate } from '../../calendar.ts';
import type { Quote } from '../../charging/question.ts';
import type { Context } from '../../context.ts';
import type { Course } from '../../courses/schema.ts';
import { isLinkShown } from '../../events/programme/joining-link.ts';
import type { EventRecord } from '../../events/schema.ts';
import type { EventId } from '../../ids.ts';
import type { Post } from '../../people/schema.ts';
import { inOrder } from '../desk/allot.ts';
import { freeUntil } from '../prices/free-until.ts';
import { firstDayOf } from '../moments.ts';
import { namesOf } from '../names-of.ts';
import { readPricing, type Pricing } from '../prices/pricing.ts';
import { priceOfBooking } from '../prices/quote-booking.ts';
import type { Booking } from '../schema.ts';
import type { BookingsStores } from '../store.ts';

/** What a booking shows of its event. */
export type BookedEvent = Pick<
  EventRecord,
  | 'id'
  | 'courseId'
  | 'state'
  | 'mode'
  | 'sessions'
  | 'venue'
  | 'joiningLink'
  | 'linkShownHours'
  | 'declineFreeUntilOn'
  | 'movedFrom'
  | 'cancelledWhy'
>;

/** A booking as a list shows it, with its event, who pays what, and until when it can be given up. */
export interface BookingShown {
  readonly booking: Booking;
  readonly event: BookedEvent;
  readonly course: Pick<Course, 'id' | 'ref' | 'title' | 'kind'>;
  readonly personName: string;
  readonly agencyName: string;
  readonly jobTitle?: string | undefined;
  /** Who is asked to agree, or did. */
  readonly managerName?: string | undefined;
  /** What coming costs; absent: no price list is at work on that day, or the booking has ended. */
  readonly quote?: Quote | undefined;
  /** What not coming costs; of an offer, once it is taken. */
  readonly lateQuote?: Quote | undefined;
  /** Why a price is not known yet though one is charged, as a sentence. */
  readonly noPriceBecause?: string | undefined;
  /** The last day on which it can be given up without charge. */
  readonly deadlineOn?: CalendarDate | undefined;
  /** Of somebody who waits: how many asked before her. */
  readonly place?: { readonly waitingAhead: number } | undefined;
  /** She has asked, and the coordinator has not allotted the places yet. */
  readonly isAwaitingAllotment: boolean;
  /** The post in which she booked ends before the event: the coordinator decides what becomes of it. */
  readonly hasPostEnded: boolean;
}

/** Bookings as lists show them, in the order given. The joining link is only in her own, once it may be seen. */
export async function showBookings(
  ctx: Context<BookingsStores>,
  bookings: readonly Booking[],
): Promise<readonly BookingShown[]> {
  const { store } = ctx;
  if (bookings.length === 0) return [];
  const eventIds = [...new Set(bookings.map(({ eventId }) => eventId))];
  const events = new Map((await store.events.events(eventIds)).map((event) => [event.id, event]));
  const courseIds = [...new Set([...events.values()].map(({ courseId }) => courseId))];
  const courses = new Map((await store.courses.byIds(courseIds)).map(({ course }) => [course.id, course]));
  const answering = bookings.flatMap(({ approval }) => approval.decidedBy ?? approval.askedOf ?? []);
  const personIds = [...new Set(bookings.map(({ personId }) => personId))];
  const names = namesOf(await store.people.people([...personIds, ...answering]));
  const posts = new Map((await store.people.postsOf(personIds)).map((post) => [post.id, post]));
  const queues = await queuesOf(ctx, bookings);
  const pricing = await readPricing(ctx);
  const shown: BookingShown[] = [];
  for (const booking of bookings) {
    const event = events.get(booking.eventId)!;
    const course = courses.get(event.courseId)!;
    const post = posts.get(booking.postId);
    const manager = booking.approval.decidedBy ?? booking.approval.askedOf;
    const queue = booking.state === 'waiting' ? queues.get(event.id) : undefined;
    shown.push({
      booking,
      event: bookedEvent(ctx, event, booking),
      course: { id: course.id, ref: course.ref, title: course.title, kind: course.kind },
      personName: names.get(booking.personId) ?? '',
      agencyName: pricing.agencies.get(booking.agencyId)?.name ?? '',
      jobTitle: post?.jobTitle,
      managerName: manager && names.get(manager),
      ...(await pricesOf(ctx, pricing, { booking, event, course, post })),
      place: queue && { waitingAhead: queue.findIndex(({ id }) => id === booking.id) },
      isAwaitingAllotment:
        booking.state === 'waiting' && event.places.allotment === 'coordinator' && event.allottedAt === undefined,
      hasPostEnded: hasEndedBefore(post, firstDayOf(event.sessions, ctx.timeZone)),
    });
  }
  return shown;
}

/** Whether the post in which somebody booked ends before the day of the event. @source house whoever changed employer keeps her place until somebody decides */
export function hasEndedBefore(post: Post | undefined, on: CalendarDate): boolean {
  return post?.endsOn !== undefined && post.endsOn < on;
}

function bookedEvent({ actor, now }: Context, event: EventRecord, booking: Booking): BookedEvent {
  const { id, courseId, state, mode, sessions, venue, joiningLink, linkShownHours, declineFreeUntilOn } = event;
  const isHers = booking.personId === actor.personId && (booking.state === 'placed' || booking.state === 'attended');
  return {
    id,
    courseId,
    state,
    mode,
    sessions,
    venue,
    ...(isHers && joiningLink !== undefined && isLinkShown(event, now) && { joiningLink }),
    linkShownHours,
    declineFreeUntilOn,
    movedFrom: event.movedFrom,
    cancelledWhy: event.cancelledWhy,
  };
}

async function pricesOf(
  ctx: Context<BookingsStores>,
  pricing: Pricing,
  {
    booking,
    ...on
  }: {
    readonly booking: Booking;
    readonly event: EventRecord;
    readonly course: Course;
    readonly post: Post | undefined;
  },
): Promise<Pick<BookingShown, 'quote' | 'lateQuote' | 'noPriceBecause' | 'deadlineOn'>> {
  if (booking.state === 'cancelled') return {};
  // Whoever takes an offer agrees to its terms: she reads what it costs once she has.
  const asTaken = booking.state === 'offered' ? { ...booking, termsAcceptedAt: ctx.now } : booking;
  const price = (kind: 'attended' | 'no-show') => priceOfBooking(ctx, pricing, asTaken, { ...on, outcome: { kind } });
  const [coming, absent] = [await price('attended'), await price('no-show')];
  const known = coming ?? absent;
  return {
    quote: coming?.quote,
    lateQuote: absent?.quote,
    noPriceBecause: pricing.whyNoPrice(on.event, coming && absent),
    deadlineOn: known && freeUntil(booking, on.event, known.quote),
  };
}

/** Those waiting for each event of which somebody in a list waits, in order. */
async function queuesOf(
  ctx: Context<BookingsStores>,
  bookings: readonly Booking[],
): Promise<ReadonlyMap<EventId, readonly Booking[]>> {
  const ids = new Set(bookings.filter(({ state }) => state === 'waiting').map(({ eventId }) => eventId));
  const queues = new Map<EventId, readonly Booking[]>();
  for (const id of ids) {
    const waiting = (await ctx.store.bookings.ofEvent(id)).filter(({ state }) => state === 'waiting');
    queues.set(id, waiting.toSorted(inOrder));
  }
  return queues;
}
