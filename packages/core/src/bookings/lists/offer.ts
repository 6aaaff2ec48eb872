import type { CalendarDate } from '../../calendar.ts';
import { describePolicy } from '../../charging/describe.ts';
import type { Quote } from '../../charging/question.ts';
import type { Context } from '../../context.ts';
import type { Course } from '../../courses/schema.ts';
import { event as readEvent } from '../../events/programme/read-events.ts';
import type { EventRecord } from '../../events/schema.ts';
import type { EventShown } from '../../events/shown.ts';
import type { ChargingInForce } from '../../frameworks/in-force/charging-in-force.ts';
import type { AgencyId, EventId, PostId } from '../../ids.ts';
import type { AgencyKind, Post } from '../../people/schema.ts';
import { askApproval } from '../approval/approval.ts';
import { fitsNow, type Fits } from './fits.ts';
import { firstDayOf } from '../moments.ts';
import { namesOf } from '../names-of.ts';
import { prerequisiteOf, type PrerequisiteState } from '../placing/prerequisite.ts';
import { readPricing } from '../prices/pricing.ts';
import { TAKING_PLACES, type Booking } from '../schema.ts';
import { showBookings, type BookingShown } from './shown.ts';
import type { BookingsStores } from '../store.ts';

/** What booking in one post means: who pays what, on which terms, who is asked. */
export interface PostOffered {
  readonly postId: PostId;
  readonly jobTitle?: string | undefined;
  readonly agencyId: AgencyId;
  readonly agencyName: string;
  readonly agencyKind: AgencyKind;
  readonly quote?: Quote | undefined;
  readonly lateQuote?: Quote | undefined;
  /** Why a price is not known yet though one is charged, as a sentence; she agrees to it all the same. */
  readonly noPriceBecause?: string | undefined;
  /** The price list's terms in plain sentences, without the prices of other tiers. */
  readonly terms: readonly string[];
  readonly deadlineOn?: CalendarDate | undefined;
  /** Who is asked to agree; absent: nobody has to, or the agency's leads do. */
  readonly manager?: { readonly name: string } | undefined;
  readonly answerByOn?: CalendarDate | undefined;
  readonly prerequisite: PrerequisiteState;
  readonly fits: Fits;
}

/** Everything that the page before booking says. */
export interface EventOffered {
  readonly event: EventShown['event'] &
    Pick<EventShown, 'joiningLink' | 'declineFreeUntilOn' | 'movedFrom' | 'cancelledWhy'>;
  readonly course: Course;
  readonly objectives: readonly string[];
  readonly standards: readonly string[];
  /** Ids of what the course is mapped to on that day. */
  readonly satisfies: readonly string[];
  readonly taken: number;
  readonly waiting: number;
  readonly placesLeft: number;
  readonly agencies: number;
  readonly byKind: readonly { readonly kind: AgencyKind; readonly people: number }[];
  readonly trainers: EventShown['trainers'];
  /** Requests gather until the coordinator has the places allotted. */
  readonly isAwaitingAllotment: boolean;
  /** Her booking; one that has ended only where there is no other. */
  readonly mine?: BookingShown | undefined;
  readonly posts: readonly PostOffered[];
}

/**
 * What somebody is told before she asks for a place: the event, who pays what on which terms, who is asked, and what she would get; for each of her
 * posts that she holds on its first day.
 *
 * @throws `events.not-found`
 * @source house policy with cut-off and fee, shown before confirming
 */
export async function offer(ctx: Context<BookingsStores>, eventId: EventId): Promise<EventOffered> {
  const shown = await readEvent(ctx, eventId);
  const event = (await ctx.store.events.event(eventId))!;
  const { course, mappings } = (await ctx.store.courses.course(event.courseId))!;
  const bookings = await ctx.store.bookings.ofEvent(eventId);
  const agencies = new Map((await ctx.store.people.agencies()).map((agency) => [agency.id, agency]));
  const taking = bookings.filter(({ state }) => TAKING_PLACES.includes(state));
  const { personId } = ctx.actor;
  const own = bookings.filter((booking) => booking.personId === personId);
  const mine = own.find(({ state }) => state !== 'cancelled') ?? own.at(-1);
  const on = firstDayOf(event.sessions, ctx.timeZone);
  const posts = personId === undefined ? [] : await ctx.store.people.postsOf([personId]);
  const { joiningLink, declineFreeUntilOn, movedFrom, cancelledWhy, version } = shown;
  return {
    event: { ...shown.event, joiningLink, declineFreeUntilOn, movedFrom, cancelledWhy },
    course,
    objectives: version?.objectives ?? [],
    standards: version?.standards ?? [],
    satisfies: mappings
      .filter(
        (mapping) =>
          (mapping.version === undefined || mapping.version === event.courseVersion) &&
          (mapping.validFrom ?? '') <= on &&
          (mapping.validTo === null || on <= mapping.validTo),
      )
      .flatMap(({ satisfies }) => satisfies),
    taken: shown.taken,
    waiting: shown.waiting,
    placesLeft: shown.placesLeft,
    agencies: shown.agencies,
    byKind: [...Map.groupBy(taking, ({ agencyId }) => agencies.get(agencyId)?.kind ?? 'other')]
      .map(([kind, people]) => ({ kind, people: people.length }))
      .toSorted((one, other) => other.people - one.people),
    trainers: shown.trainers,
    isAwaitingAllotment: event.places.allotment === 'coordinator' && event.allottedAt === undefined,
    mine: mine && (await showBookings(ctx, [mine]))[0],
    posts: await offerPosts(ctx, { event, course, bookings }, postsHeldOn(posts, on)),
  };
}

/** Those of some posts that are held on a day. @source house the post of that day decides who pays */
export function postsHeldOn(posts: readonly Post[], on: CalendarDate): readonly Post[] {
  return posts.filter(({ startsOn, endsOn }) => startsOn <= on && (endsOn === undefined || on <= endsOn));
}

/** An event with its bookings, as far as booking it is offered. */
export interface Offering {
  readonly event: EventRecord;
  readonly course: Course;
  readonly bookings: readonly Booking[];
}

/** What booking an event means in each of these posts, whoever holds them. */
export async function offerPosts(
  ctx: Context<BookingsStores>,
  { event, course, bookings }: Offering,
  posts: readonly Post[],
): Promise<readonly PostOffered[]> {
  const pricing = await readPricing(ctx);
  const inForce = pricing.policyOf(event);
  const holidays = new Set(pricing.calendarOf(event)?.holidays.map(({ date }) => date));
  const fits = fitsNow(ctx, event, bookings, pricing.agencies);
  const managerIds = posts.flatMap(({ managerPersonId }) => managerPersonId ?? []);
  const managers = namesOf(await ctx.store.people.people(managerIds));
  const offered: PostOffered[] = [];
  for (const post of posts) {
    const { agencyId, flags } = post;
    const agency = pricing.agencies.get(agencyId);
    const price = (kind: 'attended' | 'no-show') =>
      pricing.price({ event, course, agencyId, flags, bookedAt: ctx.now }, { kind });
    const [coming, absent] = [await price('attended'), await price('no-show')];
    const approval = event.approval === 'none' ? undefined : askApproval(event, post, { ...ctx, holidays });
    const managerName = approval?.askedOf && managers.get(approval.askedOf);
    offered.push({
      postId: post.id,
      jobTitle: post.jobTitle,
      agencyId,
      agencyName: agency?.name ?? '',
      agencyKind: agency?.kind ?? 'other',
      quote: coming?.quote,
      lateQuote: absent?.quote,
      noPriceBecause: pricing.whyNoPrice(event, coming && absent),
      terms: inForce ? termsOf(inForce, (coming ?? absent)?.quote) : [],
      deadlineOn: (coming ?? absent)?.quote.deadlineOn,
      manager: managerName === undefined ? undefined : { name: managerName },
      answerByOn: approval?.answerByOn,
      prerequisite: await prerequisiteOf(ctx, course, post.personId),
      fits: fits(agencyId),
    });
  }
  return offered;
}

/** The terms of a policy as one agency is concerned: without the prices of the other tiers, where its own is known. */
function termsOf({ policy, readings }: ChargingInForce, quote: Quote | undefined): readonly string[] {
  const others = policy.tiers
    .map(({ title }) => title)
    .filter((title) => quote !== undefined && title !== quote.tierTitle);
  return describePolicy(policy, readings)
    .map(({ sentence }) => sentence)
    .filter((sentence) => !others.some((title) => sentence.startsWith(`${title}:`)));
}
