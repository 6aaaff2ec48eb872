import { z } from 'zod';
import { Decider } from '../access/who-decided.ts';
import { CalendarDate, Instant } from '../calendar.ts';
import { Quote, QuoteQuestion } from '../charging/question.ts';
import { AgencyId, BookingId } from '../ids.ts';
import { AgencyKind } from '../people/schema.ts';
import { FlagText } from '../people/words.ts';

/** Why an amount came to be. Nothing is ever changed or deleted: what was wrong is taken back by a line of its own. */
export const LineKind = z.enum(['charge', 'extra-cost', 'reversal', 'waiver', 'credit']);
export type LineKind = z.infer<typeof LineKind>;

/** Where a line stands now; worked out from what was recorded of it. */
export const LineState = z.enum(['open', 'held', 'disputed', 'billed']);
export type LineState = z.infer<typeof LineState>;

/** A billing month, `YYYY-MM`. */
export const BillingPeriod = z
  .string()
  .regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/, 'must be a month written YYYY-MM')
  .meta({ description: 'A month, YYYY-MM' });
export type BillingPeriod = z.infer<typeof BillingPeriod>;

/** What a charge is for, as the register and the bookings say. */
export const ChargedOutcome = z.enum(['booked', 'attended', 'absent', 'cancelled', 'cancelled-by-organiser']);
export type ChargedOutcome = z.infer<typeof ChargedOutcome>;

/** Why somebody did something with money. */
export const Why = z
  .string()
  .trim()
  .min(1)
  .max(300)
  .meta({ description: 'A short reason about money; without the name of any person' });

/** One amount in the ledger. Append-only. */
export const ChargeLine = z.object({
  id: z.string(),
  /** Rises with each line: the order in which they were written. */
  position: z.number().int().positive(),
  kind: LineKind,
  bookingId: BookingId,
  /** The agency of the post in which she booked, also of free places; its legal successor is worked out when it is billed. */
  agencyId: AgencyId,
  pence: z.number().int().meta({ description: 'Whole pence; what takes back is negative' }),
  /** The day on which it arose: the event's for who came or did not, the day of cancelling for who cancelled. */
  arisesOn: CalendarDate,
  /** What it is for, in a few words. */
  title: z.string(),
  outcome: ChargedOutcome,
  /** The whole reckoning of a charge: rule, tier, counting, calendar, options; of other lines, that of the charge they concern. */
  quote: Quote,
  /** What was asked when the charge was reckoned, so that it can be reckoned again. */
  question: QuoteQuestion,
  /** The cost centre that the manager named for this booking. */
  costCentre: z.string().optional(),
  /** Which line it takes back, waives or credits. */
  concerns: z.string().optional(),
  /** It takes the charge back as a whole: what becomes of the booking next is charged anew. */
  endsCharge: z.boolean(),
  madeAt: Instant,
  madeBy: Decider,
  why: z.string().optional(),
  /** The run that exported it. */
  runId: z.string().optional(),
});
export type ChargeLine = z.infer<typeof ChargeLine>;

/** Something that happened to a line without changing its amount. */
export const LineNote = z.object({
  id: z.string(),
  lineId: z.string(),
  kind: z
    .enum(['held', 'hold-ended', 'disputed', 'dispute-upheld', 'dispute-rejected', 'dispute-moved'])
    .meta({ description: 'dispute-moved: undecided, the charge that took its place is disputed now' }),
  at: Instant,
  by: Decider,
  why: z.string(),
});
export type LineNote = z.infer<typeof LineNote>;

/** One billing run: the lines that were sent to finance together. */
export const BillingRun = z.object({
  id: z.string(),
  period: BillingPeriod,
  /** From 1 within the period: a later run of the same month bills what came after. */
  number: z.number().int().positive(),
  releasedAt: Instant,
  releasedBy: Decider,
  lines: z.number().int(),
  pence: z.number().int(),
  /** The command line has still to write its file. Set with the run and cleared when the file is there. */
  isFileDue: z.boolean(),
});
export type BillingRun = z.infer<typeof BillingRun>;

/** How finance knows an agency. Codes are as finance set them, never worked out. */
export const FinanceDetails = z.object({
  agencyId: AgencyId,
  customerNumber: z.string().trim().min(1).max(40).optional(),
  costCentre: z.string().trim().min(1).max(40).optional(),
  vatCode: z.string().trim().min(1).max(20).optional(),
  purchaseOrder: z.string().trim().min(1).max(60).optional(),
});
export type FinanceDetails = z.infer<typeof FinanceDetails>;

/** What one agency owes in one run, with everything as it was on that day: later changes of names and codes move nothing. */
export const RunStatement = z.object({
  runId: z.string(),
  /** Period, run and place in it: `2027-01-1-003`. */
  number: z.string(),
  /** Who pays. */
  agencyId: AgencyId,
  agencyRef: z.string(),
  agencyName: z.string(),
  details: FinanceDetails.omit({ agencyId: true }),
  /** Whose lines they are: the agency itself and those that it succeeded. */
  of: z.array(z.object({ agencyId: AgencyId, ref: z.string(), name: z.string() })),
  lines: z.number().int(),
  pence: z.number().int(),
});
export type RunStatement = z.infer<typeof RunStatement>;

/** What decides an agency's price from a day on, with the paper that says so. What is absent is as the agency itself says. */
export const AgencyTerms = z.object({
  agencyId: AgencyId,
  from: CalendarDate,
  kind: AgencyKind.optional(),
  annualTurnoverPence: z.number().int().nonnegative().max(1_000_000_000_000).optional(),
  named: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .optional()
    .meta({ description: 'The agency that the policy names by itself' }),
  isInArea: z.boolean().default(true),
  flags: z
    .array(FlagText)
    .max(50)
    .optional()
    .meta({ description: 'What price lists ask of an agency, such as contributing-partner' }),
  evidence: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .meta({ description: 'What it rests on: the accounts of which year, who decided' }),
});
export type AgencyTerms = z.infer<typeof AgencyTerms>;

/** That from a day on an agency's dues are another's. */
export const AgencySuccession = z.object({
  from: AgencyId,
  to: AgencyId,
  on: CalendarDate,
  kind: z.enum(['merge', 'split', 'rename', 'transfer']),
  document: z.string().trim().min(1).max(300),
});
export type AgencySuccession = z.infer<typeof AgencySuccession>;

/** A policy of one's own on its way: kept as it was typed, faults and all. */
export const PolicyDraft = z.object({
  id: z.string(),
  title: z.string(),
  /** What shall become a `ChargingPolicy`. */
  policy: z.record(z.string(), z.unknown()),
  updatedAt: Instant,
  updatedBy: Decider,
});
export type PolicyDraft = z.infer<typeof PolicyDraft>;

/** What can be wrong with money. */
export type BillingErrorCode =
  | 'billing.line-not-found'
  | 'billing.run-not-found'
  | 'billing.already-billed'
  | 'billing.not-billed'
  | 'billing.not-a-charge'
  | 'billing.more-than-charged'
  | 'billing.not-disputed'
  | 'billing.already-disputed'
  | 'billing.not-held'
  | 'billing.already-held'
  | 'billing.details-missing'
  | 'billing.nothing-to-bill'
  | 'billing.succession-circular'
  | 'billing.draft-not-found'
  | 'billing.draft-faults';
