import type { CalendarDate, Instant } from '../../calendar.ts';
import { pounds, spokenDay } from '../../wording.ts';
import type { Quote } from '../../charging/question.ts';
import type { Context } from '../../context.ts';
import { course as courseOf } from '../../courses/actions.ts';
import { hasBegun } from '../../events/check-event.ts';
import type { EventRecord } from '../../events/schema.ts';
import type { BookingId } from '../../ids.ts';
import { isConfirmed } from '../approval/approval.ts';
import { closeDesk, openDesk } from '../desk/desk.ts';
import { freeUntil } from '../prices/free-until.ts';
import { firstDayOf } from '../moments.ts';
import { readPricing, type Pricing } from '../prices/pricing.ts';
import { priceOfBooking } from '../prices/quote-booking.ts';
import { refuse } from '../refuse.ts';
import type { Booking, CancelledBy } from '../schema.ts';
import type { BookingsStores } from '../store.ts';
import { bookingInSight, isCoordinator, ROLE_OF_PART, type Part } from '../who-may.ts';

/** What follows if a booking is cancelled: shown beside the button that is always there. */
export interface Consequence {
  readonly quote?: Quote | undefined;
  /** What it costs and who pays, or that it costs nothing, in words. */
  readonly sentence: string;
  /** The last day on which it costs nothing; absent: it never costs anything, or there is no price list. */
  readonly freeUntilOn?: CalendarDate | undefined;
  readonly mayCancel: boolean;
  readonly whyNot?: string | undefined;
}

/**
 * What follows if a booking is cancelled now, or at another moment; nothing is changed.
 *
 * @throws `bookings.not-found`
 * @source house cancel is always visible, with the rule and the fee
 */
export async function consequence(
  ctx: Context<BookingsStores>,
  bookingId: BookingId,
  at: Instant = ctx.now,
): Promise<Consequence> {
  const { booking, part } = await bookingInSight(ctx, bookingId);
  const event = (await ctx.store.events.event(booking.eventId))!;
  const pricing = await readPricing(ctx);
  const { course } = await courseOf(ctx, event.courseId);
  const payer = pricing.agencies.get(booking.agencyId)?.name ?? 'The agency';
  const whyNot = whyNotCancel({ ...ctx, now: at }, { booking, event, pricing, part });
  const answer = { mayCancel: whyNot === undefined, whyNot };
  if (booking.placedAt === undefined || booking.state !== 'placed')
    return { ...answer, sentence: 'Nothing is charged: it is not a place yet.' };
  if (!isConfirmed(booking)) return { ...answer, sentence: 'Nothing is charged: nobody has agreed to it yet.' };
  const priced = await priceOfBooking(ctx, pricing, booking, { event, course, outcome: { kind: 'cancelled', at } });
  if (!priced) {
    const why = pricing.whyNoPrice(event, priced);
    return { ...answer, sentence: why === undefined ? 'Nothing is charged.' : `Cancelling now is charged. ${why}` };
  }
  const { quote } = priced;
  const freeUntilOn = freeUntil(booking, event, quote);
  return { ...answer, quote, freeUntilOn, sentence: costSentence(quote, payer, freeUntilOn) };
}

/**
 * Cancels a booking. Its place goes to whoever waits for it; what it costs is on the ledger at once.
 *
 * @throws `bookings.not-found`, `bookings.already-ended`, `bookings.may-not-cancel`, `bookings.reason-needed` after the start
 */
export async function cancelBooking(
  ctx: Context<BookingsStores>,
  { bookingId, why }: { readonly bookingId: BookingId; readonly why?: string | undefined },
): Promise<Booking> {
  const { booking: found, part } = await bookingInSight(ctx, bookingId);
  const desk = await openDesk(ctx, found.eventId);
  const booking = desk.booking(bookingId);
  const { event, pricing } = desk;
  const by: Part = hasBegun(event, ctx.now) && isCoordinator(ctx.actor) ? 'coordinator' : part;
  insistOnLive(booking);
  const whyNot = whyNotCancel(ctx, { booking, event, pricing, part: by });
  if (whyNot !== undefined) throw refuse('bookings.may-not-cancel', whyNot);
  if (hasBegun(event, ctx.now) && (why ?? '').trim() === '')
    throw refuse('bookings.reason-needed', 'Say why it is cancelled after the event began.', { field: 'why' });
  desk.put(ended(booking, by, ctx.now, why), { action: 'bookings.cancel', why });
  await desk.allot();
  await closeDesk(ctx, desk);
  return desk.booking(bookingId);
}

/** A booking that somebody ended. @source house */
export function ended(booking: Booking, by: CancelledBy, at: Instant, why?: string): Booking {
  const reason = why?.trim() ?? '';
  return { ...booking, state: 'cancelled', cancelled: { at, by, ...(reason !== '' && { why: reason }) } };
}

/**
 * Refuses a booking that has ended.
 *
 * @throws `bookings.already-ended`
 */
export function insistOnLive({ state }: Booking): void {
  if (state === 'cancelled') throw refuse('bookings.already-ended', 'This booking was cancelled already.');
  if (state === 'attended' || state === 'absent')
    throw refuse('bookings.already-ended', 'The register of this event is done, so the booking cannot be cancelled.');
}

function costSentence({ totalPence }: Quote, payer: string, freeUntilOn: CalendarDate): string {
  const day = spokenDay(freeUntilOn);
  if (totalPence > 0) return `${payer} pays ${pounds(totalPence)}: cancelling was free until ${day}.`;
  return `Nothing is charged: cancelling is free until ${day}.`;
}

/** Why somebody may not cancel a booking herself, in words; undefined: she may. */
function whyNotCancel(
  { actor, now, timeZone }: Pick<Context, 'actor' | 'now' | 'timeZone'>,
  {
    booking,
    event,
    pricing,
    part,
  }: { readonly booking: Booking; readonly event: EventRecord; readonly pricing: Pricing; readonly part: Part },
): string | undefined {
  if (booking.state === 'cancelled') return 'It was cancelled already.';
  if (booking.state === 'attended' || booking.state === 'absent') return 'The register of this event is done.';
  if (isCoordinator(actor)) return undefined;
  if (hasBegun(event, now))
    return `The event began on ${spokenDay(firstDayOf(event.sessions, timeZone))}. Ask the training coordinator.`;
  if (booking.state !== 'placed' || !isConfirmed(booking)) return undefined;
  const cancelling = pricing.policyOf(event)?.policy.cancelling;
  if (cancelling === undefined || cancelling.who.length === 0 || cancelling.who.includes(ROLE_OF_PART[part]))
    return undefined;
  return `The price list says who cancels: ${cancelling.channel}.`;
}
