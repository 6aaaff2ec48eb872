import type { CalendarDate } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../events/check-event.ts';
import { insistOnEventsEditor } from '../../events/programme/save-event.ts';
import type { EventId } from '../../ids.ts';
import type { AgencyKind } from '../../people/schema.ts';
import { startOf } from '../moments.ts';
import { readPricing } from './pricing.ts';
import type { BookingsStores } from '../store.ts';

/** What an event costs for one kind of agency. */
export interface PriceOfKind {
  readonly kind: AgencyKind;
  readonly tierTitle: string;
  readonly attendedPence: number;
  /** For whoever cancels on the morning of the first day, or stays away. */
  readonly latePence: number;
}

/** The price list of an event, for each kind of agency that there is. */
export interface PricesByKind {
  /** Absent, like the deadline: no price list is at work on that day. */
  readonly policyTitle?: string | undefined;
  /** The last day on which cancelling is free. */
  readonly deadlineOn?: CalendarDate | undefined;
  readonly kinds: readonly PriceOfKind[];
  /** Why the price of some kinds is not known yet, as a sentence. */
  readonly noPriceBecause?: string | undefined;
}

/**
 * What an event costs for each kind of agency that there is, to be read before it is published. An agency's own terms may lead to another price.
 *
 * @throws `access.not-permitted`, `events.not-found`
 * @source house
 */
export async function pricesByKind(ctx: Context<BookingsStores>, eventId: EventId): Promise<PricesByKind> {
  insistOnEventsEditor(ctx.actor);
  const event = await ctx.store.events.event(eventId);
  if (!event) throw refusal('events.not-found', 'There is no such event.');
  const { course } = (await ctx.store.courses.course(event.courseId))!;
  const pricing = await readPricing(ctx);
  const kinds = new Set([...pricing.agencies.values()].map(({ kind }) => kind));
  const place = { fromWaitingList: false, termsAccepted: true };
  const priced = [...kinds].map((kind) => {
    const asked = { event, course, facts: { kind, inArea: true }, flags: [], bookedAt: ctx.now, place };
    const attended = pricing.priceForFacts(asked, { kind: 'attended' })?.quote;
    const late = pricing.priceForFacts(asked, { kind: 'cancelled', at: startOf(event.sessions) })?.quote;
    return { kind, attended, late };
  });
  const known = priced.flatMap(({ kind, attended, late }) =>
    attended && late
      ? [{ kind, tierTitle: attended.tierTitle, attendedPence: attended.totalPence, latePence: late.latePence }]
      : [],
  );
  const noPriceBecause = priced.flatMap(({ attended, late }) => pricing.whyNoPrice(event, attended && late) ?? [])[0];
  return {
    policyTitle: pricing.policyOf(event)?.policy.title,
    deadlineOn: priced.find(({ attended }) => attended !== undefined)?.attended?.deadlineOn,
    kinds: known,
    noPriceBecause,
  };
}
