import type { Decider } from '../../access/who-decided.ts';
import type { ChargedOutcome } from '../../billing/schema.ts';
import { settleCharge } from '../../billing/ledger/settle-charge.ts';
import { localDate, type CalendarDate } from '../../calendar.ts';
import type { Outcome } from '../../charging/question.ts';
import { spokenDay } from '../../wording.ts';
import type { Context } from '../../context.ts';
import type { Course } from '../../courses/schema.ts';
import type { EventRecord } from '../../events/schema.ts';
import { isConfirmed } from '../approval/approval.ts';
import { firstDayOf } from '../moments.ts';
import { readPricing, type Priced, type Pricing } from './pricing.ts';
import { priceOfBooking } from './quote-booking.ts';
import type { Booking } from '../schema.ts';
import type { BookingsStores } from '../store.ts';

/** What became of a booking, as its charge sees it. */
export interface Charged {
  readonly charged: ChargedOutcome;
  readonly outcome: Outcome;
  readonly arisesOn: CalendarDate;
}

/**
 * What of a booking is charged as it stands: for coming and not coming on the event's day, for giving up a place on the day she did; for a place
 * itself only where the policy charges at booking.
 *
 * @param substitute - the booking that took over its place
 * @returns undefined where there is nothing to charge or take back: she has not come yet, or never had a place
 * @source Bath and North East Somerset, Appendix 5
 * @source house a place that is given up costs nothing while nobody has agreed that she goes
 */
export function chargedFor(
  booking: Booking,
  event: Pick<EventRecord, 'sessions'>,
  {
    substitute,
    chargedAt,
    timeZone,
  }: {
    readonly substitute?: Booking | undefined;
    readonly chargedAt: 'outcome' | 'booking';
    readonly timeZone: string;
  },
): Charged | undefined {
  const eventOn = firstDayOf(event.sessions, timeZone);
  const instead = substitute?.substituteFor && {
    substitute: { sameAgency: substitute.agencyId === booking.agencyId, sameTeam: substitute.substituteFor.isSameTeam },
  };
  switch (booking.state) {
    case 'attended':
      return { charged: 'attended', outcome: { kind: 'attended' }, arisesOn: eventOn };
    case 'absent':
      return { charged: 'absent', outcome: { kind: 'no-show' }, arisesOn: eventOn };
    case 'placed':
      if (chargedAt === 'outcome' || !isConfirmed(booking) || booking.placedAt === undefined) return undefined;
      return { charged: 'booked', outcome: { kind: 'attended' }, arisesOn: localDate(booking.placedAt, timeZone) };
    case 'cancelled': {
      const { at, by } = booking.cancelled!;
      const arisesOn = localDate(at, timeZone);
      if (by === 'organiser')
        return { charged: 'cancelled-by-organiser', outcome: { kind: 'cancelled-by-organiser' }, arisesOn };
      if (booking.placedAt === undefined) return undefined;
      // Costs nothing, and takes back what another agency was charged that had agreed before.
      if (!isConfirmed(booking)) return { charged: 'cancelled', outcome: { kind: 'cancelled-by-organiser' }, arisesOn };
      return { charged: 'cancelled', outcome: { kind: 'cancelled', at, ...instead }, arisesOn };
    }
    case 'waiting':
    case 'offered':
      return undefined;
  }
}

/**
 * Makes the ledger say what bookings of one event cost as they stand: nothing happens where it does already. Within the transaction that changed
 * them, after the lock of their event.
 *
 * @param decidedBy - absent: whoever asks
 * @returns those that could not be charged, because the price is a cost that nobody has set for the course; they are, once somebody does
 */
export async function chargeBookings(
  ctx: Context<BookingsStores>,
  bookings: readonly Booking[],
  event: EventRecord,
  course: Course,
  by: { readonly decidedBy?: Decider | undefined; readonly pricing?: Pricing | undefined } = {},
): Promise<readonly Booking[]> {
  if (bookings.length === 0) return [];
  const pricing = by.pricing ?? (await readPricing(ctx));
  const policy = pricing.policyOf(event)?.policy;
  if (policy === undefined) return [];
  const uncharged: Booking[] = [];
  const { timeZone } = ctx;
  const everyone = await ctx.store.bookings.ofEvent(event.id);
  for (const booking of bookings) {
    const substitute = everyone.find((other) => other.substituteFor?.bookingId === booking.id);
    const charged = chargedFor(booking, event, { substitute, chargedAt: policy.chargedAt, timeZone });
    const price = (outcome: Outcome) => priceOfBooking(ctx, pricing, booking, { event, course, outcome });
    const priced = charged && (await priceOfOne(charged.outcome, price));
    if (charged && pricing.whyNoPrice(event, priced) !== undefined) uncharged.push(booking);
    if (!charged || !priced) continue;
    await settleCharge(ctx, {
      bookingId: booking.id,
      agencyId: booking.agencyId,
      outcome: charged.charged,
      arisesOn: charged.arisesOn,
      title: `${course.title}, ${spokenDay(firstDayOf(event.sessions, timeZone))}: ${WORDS[charged.charged]}`,
      ...priced,
      ...(booking.approval.costCentre !== undefined && { costCentre: booking.approval.costCentre }),
      ...(by.decidedBy && { decidedBy: by.decidedBy }),
    });
  }
  return uncharged;
}

/**
 * What one booking costs by itself. Of a place that somebody took over the whole question also prices the used place, which is charged to the booking
 * of whoever used it.
 */
async function priceOfOne(
  outcome: Outcome,
  price: (outcome: Outcome) => Promise<Priced | undefined>,
): Promise<Priced | undefined> {
  const whole = await price(outcome);
  if (!whole || outcome.kind !== 'cancelled' || outcome.substitute === undefined) return whole;
  const { quote, question } = whole;
  if (quote.latePence > 0) return await price({ kind: 'cancelled', at: outcome.at });
  const lines = quote.lines.filter(({ part }) => part === 'late');
  return { question, quote: { ...quote, attendancePence: 0, totalPence: 0, lines } };
}

const WORDS: Readonly<Record<ChargedOutcome, string>> = {
  booked: 'booked',
  attended: 'attended',
  absent: 'did not come',
  cancelled: 'cancelled',
  'cancelled-by-organiser': 'called off',
};
