import { localDate, type CalendarDate } from '../../calendar.ts';
import { quote, sizeOf, type ChargingPolicy, type QuoteQuestion } from '../../charging/index.ts';
import { record, type Context } from '../../context.ts';
import { calendarOf } from '../../frameworks/in-force/charging-in-force.ts';
import type { Pack } from '../../frameworks/schema.ts';
import type { FrameworksStores } from '../../frameworks/store.ts';
import type { AgencyId } from '../../ids.ts';
import { agencyOf, factsOn } from './agency-facts.ts';
import { insistOnBilling } from '../editors.ts';
import { hasEnded, standsPence, type Family } from '../ledger/family.ts';
import { withNotes } from '../ledger/load-families.ts';
import type { AgencyTerms } from '../schema.ts';
import { settleLocked } from '../ledger/settle-charge.ts';
import type { BillingStores } from '../store.ts';

/**
 * What decided an agency's price, the earliest first.
 *
 * @throws `access.not-permitted`
 */
export async function terms(ctx: Context<BillingStores>, agencyId: AgencyId): Promise<readonly AgencyTerms[]> {
  insistOnBilling(ctx.actor);
  return await ctx.store.billing.terms(agencyId);
}

/** What new terms did to what had been charged. */
export interface Rerated {
  /** Charges that were taken back and written anew. */
  readonly charges: number;
  /** By how much the agency owes more, or less. */
  readonly pence: number;
}

/**
 * Says what decides an agency's price from a day on, and reckons anew what it was charged for prices of that day and later: under the policy and
 * the readings of then, with the agency as it is known now. What was waived or credited as a whole stays so.
 *
 * @throws `access.not-permitted`, `people.agency-not-found`
 * @source house evidence of turnover per year; re-rate from a date
 */
export async function saveTerms(ctx: Context<BillingStores & FrameworksStores>, given: AgencyTerms): Promise<Rerated> {
  insistOnBilling(ctx.actor);
  const agency = await agencyOf(ctx, given.agencyId);
  const { billing, frameworks } = ctx.store;
  await billing.lockLedger('alone');
  const before = (await billing.terms(given.agencyId)).find((each) => each.from === given.from);
  await billing.saveTerms(given);
  await record(ctx, {
    action: 'billing.save-terms',
    subject: { kind: 'agency', id: given.agencyId },
    before,
    after: given,
  });
  const known = await billing.terms(given.agencyId);
  const packs = await frameworks.packs();
  const families = await withNotes(ctx, await billing.ofAgency(given.agencyId));
  let [charges, pence] = [0, 0];
  for (const family of families) {
    const rerated = questionAnew(family, packs, { from: given.from, timeZone: ctx.timeZone }, (day) =>
      factsOn(agency, known, day),
    );
    if (rerated === undefined || rerated.quote.totalPence === family.head.quote.totalPence) continue;
    const { head } = family;
    const ofBooking = families.filter((each) => each.head.bookingId === head.bookingId);
    await settleLocked(ctx, { ...head, ...rerated, why: whyOf(given) }, ofBooking);
    charges += 1;
    pence += rerated.quote.totalPence - standsPence(family);
  }
  return { charges, pence };
}

function whyOf({ from, evidence }: AgencyTerms): string {
  return `Terms of the agency from ${from}: ${evidence}`.slice(0, 300);
}

/** A charge's question and price with the agency as it is known now; undefined where the new terms say nothing of it. */
function questionAnew(
  family: Family,
  packs: readonly Pack[],
  { from, timeZone }: { readonly from: CalendarDate; readonly timeZone: string },
  factsAt: (day: CalendarDate) => QuoteQuestion['agency'],
): { readonly question: QuoteQuestion; readonly quote: ReturnType<typeof quote> } | undefined {
  const { head } = family;
  const isSettled = standsPence(family) === 0 && head.pence > 0;
  if (head.kind !== 'charge' || hasEnded(family) || isSettled) return undefined;
  const policy = packs
    .flatMap((pack) => pack.chargingPolicies)
    .find(({ id, version }) => id === head.quote.policy.id && version === head.quote.policy.version);
  const calendar = policy && calendarOf(packs, policy.calendar);
  if (policy === undefined || calendar === undefined) return undefined;
  const day = priceDayOf(head.question, policy, timeZone);
  if (day < from) return undefined;
  const question = { ...head.question, agency: factsAt(day) };
  return { question, quote: quote({ ...question, options: head.quote.readings }, policy, calendar, timeZone) };
}

/**
 * The day whose price it is: the course's, or that of booking where the policy says so.
 *
 * @source house the price of the day of the course, or of booking where the policy says so
 */
function priceDayOf(question: QuoteQuestion, policy: ChargingPolicy, timeZone: string): CalendarDate {
  if (policy.priceOf === 'booking-date' && question.bookedAt !== undefined)
    return localDate(question.bookedAt, timeZone);
  return sizeOf(question.course, policy.length).courseOn;
}
