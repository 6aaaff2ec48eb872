import { z } from 'zod';
import { CalendarDate, localDate } from '../../calendar.ts';
import type { Quote } from '../../charging/question.ts';
import type { Context } from '../../context.ts';
import type { EventRecord } from '../../events/schema.ts';
import { AgencyId, EventId, type BookingId, type PostId } from '../../ids.ts';
import { PageRequest, type Page } from '../../paging.ts';
import type { AgencyKind, Post } from '../../people/schema.ts';
import { agencyScope, insistOnAgency, LOOKING_AFTER_PEOPLE, PEOPLE_ROLES, sightOf } from '../../scope.ts';
import { inOrder } from '../desk/allot.ts';
import { firstDayOf } from '../moments.ts';
import { namesOf } from '../names-of.ts';
import { prerequisiteOf, type PrerequisiteState } from '../placing/prerequisite.ts';
import { readPricing } from '../prices/pricing.ts';
import { priceOfBooking } from '../prices/quote-booking.ts';
import { refuse } from '../refuse.ts';
import { roomOf, type Comer } from '../desk/room.ts';
import { BookingState, TAKING_PLACES, type AccessNeeds, type Booking } from '../schema.ts';
import { hasEndedBefore, showBookings, type BookingShown } from './shown.ts';
import type { BookingsStores } from '../store.ts';
import { insistOnTrainer } from '../placing/walk-in.ts';
import { isCoordinator } from '../who-may.ts';

/** Which of my bookings are asked for. */
export const MyBookings = PageRequest.extend({
  when: z.enum(['upcoming', 'waiting', 'past']).optional().meta({ description: 'Absent: all of them' }),
});
/** Which bookings of an agency or a team are asked for. */
export const AgencyBookings = PageRequest.extend({
  agencyId: AgencyId.optional(),
  from: CalendarDate.optional().meta({ description: 'Only events that end on this local day or later' }),
  state: BookingState.optional(),
});
/** Which bookings of an event are asked for. */
export const EventBookings = PageRequest.extend({ eventId: EventId, state: BookingState.optional() });

/** My own bookings by the date of their event, those to come the soonest first, else the latest first; my own needs with them. */
export async function myBookings(
  ctx: Context<BookingsStores>,
  { when, ...page }: z.infer<typeof MyBookings>,
): Promise<Page<BookingShown & { readonly needs?: AccessNeeds | undefined }>> {
  const { personId } = ctx.actor;
  if (personId === undefined) return { rows: [] };
  const filter = when === 'waiting' ? { when: 'upcoming' as const, state: 'waiting' as const } : { when };
  const found = await ctx.store.bookings.list({ personId, ...filter }, page);
  const needs = await ctx.store.bookings.needsOf(found.rows.map(({ id }) => id));
  const rows = await showBookings(ctx, found.rows);
  return { ...found, rows: rows.map((row) => ({ ...row, needs: needs.get(row.booking.id) })) };
}

/**
 * Bookings of the people whom the actor looks after: a lead's agencies, a manager's team; from a day on the soonest first.
 *
 * @throws `access.outside-your-agency`
 */
export async function bookingsOfAgency(
  ctx: Context<BookingsStores>,
  { agencyId, from, state, ...page }: z.infer<typeof AgencyBookings>,
): Promise<Page<BookingShown>> {
  const sight = sightOf(ctx.actor, LOOKING_AFTER_PEOPLE);
  if (agencyId !== undefined) insistOnAgency(sight, agencyId);
  const found = await ctx.store.bookings.list({ agencyId, from, state, sight }, page);
  return { ...found, rows: await showBookings(ctx, found.rows) };
}

/** A request as its manager sees it before she answers. */
export interface ApprovalShown extends BookingShown {
  readonly prerequisite: PrerequisiteState;
  /** What to think of first, in words. */
  readonly warnings: readonly string[];
}

/** Requests that wait for the actor's answer, the most pressing first. */
export async function requestsToApprove(ctx: Context<BookingsStores>, page: PageRequest): Promise<Page<ApprovalShown>> {
  const { personId } = ctx.actor;
  const scope = agencyScope(ctx.actor, PEOPLE_ROLES);
  const found = await ctx.store.bookings.toApprove({ askedOf: personId, except: personId, scope }, page);
  const rows: ApprovalShown[] = [];
  for (const shown of await showBookings(ctx, found.rows)) {
    const offered = (await ctx.store.courses.course(shown.course.id))!;
    const { booking } = shown;
    const prerequisite = await prerequisiteOf(ctx, offered.course, booking.personId, booking.attestation);
    rows.push({ ...shown, prerequisite, warnings: warningsOf(ctx, shown, prerequisite) });
  }
  return { ...found, rows };
}

function warningsOf(ctx: Context, { booking, deadlineOn }: BookingShown, prerequisite: PrerequisiteState): string[] {
  const warnings: string[] = [];
  if (prerequisite.state === 'missing' && prerequisite.duty !== undefined)
    warnings.push(`${prerequisite.duty} Nothing is on record: say what they did and when, then approve.`);
  if (deadlineOn !== undefined && deadlineOn < localDate(ctx.now, ctx.timeZone))
    warnings.push('If they cancel or do not come, it is charged: the last free day has gone by.');
  if (booking.state === 'waiting') warnings.push('They wait for a place.');
  return warnings;
}

/** Somebody with a booking, as the coordinator and the trainers of its event see her. */
export interface DelegateShown {
  readonly booking: Booking;
  readonly name: string;
  readonly jobTitle?: string | undefined;
  readonly agencyName: string;
  readonly agencyKind: AgencyKind;
  /** Deleted once the event is over. */
  readonly needs?: AccessNeeds | undefined;
  /** Of somebody who waits: why she has none of the places that are free, or will not get the next one; `full`: it will be hers in her turn. */
  readonly passedOver?: 'agency-limit' | 'quota' | 'full' | undefined;
  readonly hasPostEnded: boolean;
  /** What her agency pays and why, of a place that was taken; for whoever looks after the programme. */
  readonly quote?: Quote | undefined;
  /** Why that is not known yet though a place is charged, as a sentence. */
  readonly noPriceBecause?: string | undefined;
}

/**
 * Everybody with a booking of an event, in the order in which they asked, for its trainers and whoever looks after the programme.
 *
 * @throws `bookings.not-found`, `paging.unknown-cursor`
 */
export async function bookingsOfEvent(
  ctx: Context<BookingsStores>,
  { eventId, state, limit, after }: z.infer<typeof EventBookings>,
): Promise<Page<DelegateShown>> {
  await insistOnTrainer(ctx, eventId);
  const event = await ctx.store.events.event(eventId);
  if (!event) throw refuse('bookings.not-found', 'There is no such event.');
  const everybody = await ctx.store.bookings.ofEvent(eventId);
  const inTurn = everybody.filter((booking) => state === undefined || booking.state === state).toSorted(inOrder);
  const begin = after === undefined ? 0 : inTurn.findIndex(({ id }) => id === after) + 1;
  const rows = inTurn.slice(begin, begin + limit);
  const last = rows.at(-1);
  const people = rows.map(({ personId }) => personId);
  const names = namesOf(await ctx.store.people.people(people));
  const posts = new Map((await ctx.store.people.postsOf(people)).map((post) => [post.id, post]));
  const agencies = new Map((await ctx.store.people.agencies()).map((agency) => [agency.id, agency]));
  const needs = await ctx.store.bookings.needsOf(rows.map(({ id }) => id));
  const comerOf = ({ agencyId }: Booking) => ({ agencyId, agencyKind: agencies.get(agencyId)?.kind ?? 'other' });
  const taking = everybody.filter((each) => TAKING_PLACES.includes(each.state)).map(comerOf);
  const reasonOf = passedOverFor(ctx, event, taking);
  const quotes = isCoordinator(ctx.actor) ? await quotesOf(ctx, event, rows, posts) : new Map<BookingId, PriceShown>();
  return {
    rows: rows.map((booking) => {
      const post = posts.get(booking.postId);
      return {
        booking,
        name: names.get(booking.personId) ?? '',
        jobTitle: post?.jobTitle,
        agencyName: agencies.get(booking.agencyId)?.name ?? '',
        agencyKind: comerOf(booking).agencyKind,
        needs: needs.get(booking.id),
        passedOver: booking.state === 'waiting' ? reasonOf(comerOf(booking)) : undefined,
        hasPostEnded: hasEndedBefore(post, firstDayOf(event.sessions, ctx.timeZone)),
        ...quotes.get(booking.id),
      };
    }),
    ...(begin + limit < inTurn.length && last !== undefined && { after: last.id }),
    total: inTurn.length,
  };
}

/** Why somebody who waits has none of the places that are free, or would not get the next one. */
function passedOverFor(
  ctx: Context,
  event: EventRecord,
  taking: readonly Comer[],
): (comer: Comer) => DelegateShown['passedOver'] {
  const { places } = event;
  const now = roomOf(event, taking, ctx);
  const withOneMore = roomOf({ ...event, places: { ...places, maximum: places.maximum + 1 } }, taking, ctx);
  return (comer) => {
    const next = withOneMore.answer(comer);
    if (next !== 'fits') return next === 'full' ? 'quota' : next;
    if (now.answer(comer) === 'fits') return undefined;
    return now.taken < places.maximum ? 'quota' : 'full';
  };
}

type PriceShown = Pick<DelegateShown, 'quote' | 'noPriceBecause'>;

async function quotesOf(
  ctx: Context<BookingsStores>,
  event: EventRecord,
  rows: readonly Booking[],
  posts: ReadonlyMap<PostId, Post>,
): Promise<ReadonlyMap<BookingId, PriceShown>> {
  const { course } = (await ctx.store.courses.course(event.courseId))!;
  const pricing = await readPricing(ctx);
  const quotes = new Map<BookingId, PriceShown>();
  for (const booking of rows) {
    if (!['placed', 'attended', 'absent'].includes(booking.state)) continue;
    const outcome = { kind: booking.state === 'absent' ? ('no-show' as const) : ('attended' as const) };
    const priced = await priceOfBooking(ctx, pricing, booking, {
      event,
      course,
      outcome,
      post: posts.get(booking.postId),
    });
    quotes.set(booking.id, { quote: priced?.quote, noPriceBecause: pricing.whyNoPrice(event, priced) });
  }
  return quotes;
}
