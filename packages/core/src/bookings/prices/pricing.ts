import { localDate, type Instant } from '../../calendar.ts';
import { factsOn } from '../../billing/agencies/agency-facts.ts';
import type { AgencyTerms } from '../../billing/schema.ts';
import type { BillingStores } from '../../billing/store.ts';
import { isFullCostMissing, type BankHolidayCalendar } from '../../charging/index.ts';
import type { Outcome, Quote, QuoteQuestion } from '../../charging/question.ts';
import type { Context } from '../../context.ts';
import type { Course } from '../../courses/schema.ts';
import type { EventRecord } from '../../events/schema.ts';
import {
  calendarOf,
  chargingOn,
  quoteInForce,
  type ChargingInForce,
} from '../../frameworks/in-force/charging-in-force.ts';
import type { PacksAtWork } from '../../frameworks/in-force/packs-on.ts';
import type { FrameworksStore } from '../../frameworks/store.ts';
import type { AgencyId } from '../../ids.ts';
import type { Agency, Post } from '../../people/schema.ts';
import { firstDayOf } from '../moments.ts';
import type { Booking } from '../schema.ts';

/** A place whose price is asked: whose agency pays, and what the price may hang on. */
export interface PlaceAsked {
  readonly event: EventRecord;
  readonly course: Course;
  readonly agencyId: AgencyId;
  readonly flags: Post['flags'];
  readonly bookedAt: Instant;
  readonly place?: QuoteQuestion['place'];
}

/** A place whose price is asked by what is known of an agency. */
export interface FactsAsked extends Omit<PlaceAsked, 'agencyId'> {
  readonly facts: QuoteQuestion['agency'];
}

/** A price with what was asked to get it. */
export interface Priced {
  readonly quote: Quote;
  readonly question: QuoteQuestion;
}

/** What prices of places are worked out from, read once. */
export interface Pricing {
  readonly agencies: ReadonlyMap<AgencyId, Agency>;
  /** The policy of an event's day; undefined: places cost nothing, because none is at work. */
  readonly policyOf: (event: EventRecord) => ChargingInForce | undefined;
  readonly calendarOf: (event: EventRecord) => BankHolidayCalendar | undefined;
  /** The same by what is known of an agency, for an agency that need not be there. */
  readonly priceForFacts: (asked: FactsAsked, outcome: Outcome) => Priced | undefined;
  /** Undefined where no policy is at work, or it asks for a cost that nobody has set. */
  readonly price: (asked: PlaceAsked, outcome: Outcome) => Promise<Priced | undefined>;
  /** Why there is no price though a policy is at work, as a sentence; undefined where there is one, or none is wanted. */
  readonly whyNoPrice: (event: EventRecord, priced: Priced | Quote | undefined) => string | undefined;
}

const NO_FULL_COST = 'The price is the full cost, which the coordinator has not set for this course yet.';

/** Reads packs, agencies and their terms, for any number of prices in one transaction. */
export async function readPricing(
  ctx: Context<Pick<BillingStores, 'billing' | 'people'> & { readonly frameworks: FrameworksStore }>,
): Promise<Pricing> {
  const { frameworks, people, billing } = ctx.store;
  const rules: PacksAtWork = { packs: await frameworks.packs(), activations: await frameworks.activations() };
  const agencies = new Map((await people.agencies()).map((agency) => [agency.id, agency]));
  const terms = new Map<AgencyId, readonly AgencyTerms[]>();
  const termsOf = async (agencyId: AgencyId) => {
    const known = terms.get(agencyId) ?? (await billing.terms(agencyId));
    terms.set(agencyId, known);
    return known;
  };
  const policyOf = ({ sessions }: EventRecord) =>
    chargingOn(rules.packs, rules.activations, firstDayOf(sessions, ctx.timeZone));
  const priceForFacts = (asked: FactsAsked, outcome: Outcome): Priced | undefined => {
    if (!policyOf(asked.event)) return undefined;
    const question = questionOf(asked, { outcome, timeZone: ctx.timeZone });
    try {
      return { quote: quoteInForce(question, rules, ctx.timeZone), question };
    } catch (error) {
      if (isFullCostMissing(error)) return undefined;
      throw error;
    }
  };
  return {
    agencies,
    policyOf,
    priceForFacts,
    calendarOf(event) {
      const inForce = policyOf(event);
      return inForce && calendarOf(rules.packs, inForce.policy.calendar);
    },
    async price(asked, outcome) {
      const inForce = policyOf(asked.event);
      const agency = agencies.get(asked.agencyId);
      if (!inForce || !agency) return undefined;
      const priceDay =
        inForce.policy.priceOf === 'booking-date'
          ? localDate(asked.bookedAt, ctx.timeZone)
          : firstDayOf(asked.event.sessions, ctx.timeZone);
      const facts = factsOn(agency, await termsOf(agency.id), priceDay);
      return priceForFacts({ ...asked, facts }, outcome);
    },
    whyNoPrice: (event, priced) => (priced === undefined && policyOf(event) ? NO_FULL_COST : undefined),
  };
}

/**
 * What of a booking its price may hang on: whether its place came too late to give notice, whether she agreed to the terms then, and until when
 * it can be given up because the event was moved after she had booked.
 *
 * @source Bath and North East Somerset training strategy 2021-2024, Appendix 5: AMB-BN-14; after a move: house
 */
export function placeOf(booking: Booking, event: EventRecord): QuoteQuestion['place'] {
  const { offer, termsAcceptedAt } = booking;
  const wasMovedSince = event.movedFrom.some(({ movedAt }) => Date.parse(movedAt) >= Date.parse(booking.askedAt));
  return {
    fromWaitingList: booking.isFromWaitingList && offer?.isLate === true,
    termsAccepted:
      termsAcceptedAt !== undefined &&
      (offer === undefined || Date.parse(termsAcceptedAt) >= Date.parse(offer.offeredAt)),
    ...(wasMovedSince && event.declineFreeUntilOn !== undefined && { declineFreeUntilOn: event.declineFreeUntilOn }),
  };
}

const MINUTE_MS = 60_000;

function questionOf(
  { event, course, facts, flags, bookedAt, place }: FactsAsked,
  { outcome, timeZone }: { readonly outcome: Outcome; readonly timeZone: string },
): QuoteQuestion {
  const sessions = event.sessions.map(({ startsAt, endsAt }) => ({
    startsOn: localDate(startsAt, timeZone),
    length: Math.max(1, Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / MINUTE_MS)),
  }));
  return {
    agency: facts,
    course: {
      ref: course.ref,
      title: course.title,
      mode: event.mode,
      startsOn: firstDayOf(event.sessions, timeZone),
      startsAt: event.sessions[0]!.startsAt,
      kind: course.kind,
      ...(sessions.length === 1 ? { length: sessions[0]!.length } : { sessions }),
      ...(course.isPriced !== undefined && { isPriced: course.isPriced }),
      ...(course.fullCostPence !== undefined && { fullCostPence: course.fullCostPence }),
      ...(course.level !== undefined && { level: course.level }),
    },
    outcome,
    flags: [...flags],
    options: {},
    bookedAt,
    extraCosts: [],
    ...(place !== undefined && { place }),
  };
}
