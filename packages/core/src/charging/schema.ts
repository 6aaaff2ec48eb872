import { z } from 'zod';
import { Role } from '../actor.ts';
import { CalendarDate } from '../calendar.ts';
import { AgencyKind } from '../people/schema.ts';
import { FlagText } from '../people/words.ts';
import { byReading, Letter, Option, Source } from '../readings.ts';
import { Amount, Pence } from './amount.ts';

const ItemId = z
  .string()
  .max(60)
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/, 'is not an id');
const Title = z.string().trim().min(1).max(300);
/** An offer kind of a course, such as `e-learning`. */
const OfferKindId = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be a word like e-learning');
const Area = z.enum(['inside', 'outside', 'anywhere']);

/** The bank holidays of a part of the country, as a version that every decision names. */
export const BankHolidayCalendar = z.object({
  id: ItemId,
  version: z.string().min(1).max(40),
  title: Title,
  holidays: z.array(z.object({ date: CalendarDate, name: z.string() })),
  source: Source,
});
export type BankHolidayCalendar = z.infer<typeof BankHolidayCalendar>;

/** A step of the price list: what an agency in it pays for a place, and for a place not used. */
export const Tier = z.object({
  number: z.number().int().positive().max(99),
  title: Title,
  price: byReading(Amount),
  /** Courses of some levels or offer kinds with another price; the first that fits. */
  priceFor: z
    .array(
      z.object({
        levels: z.array(z.string().max(60)).default([]),
        offerKinds: z.array(OfferKindId).default([]),
        price: byReading(Amount),
      }),
    )
    .default([]),
  lateCancellation: byReading(Amount),
  noShow: byReading(Amount),
  /** E-learning begun and not finished. */
  unfinished: byReading(Amount).default({ kind: 'nothing' }),
  source: Source,
});
export type Tier = z.infer<typeof Tier>;

/** A row of the price list: whom it names. Everything it says must hold. */
export const TierRow = z.object({
  id: ItemId,
  title: Title,
  tier: z.number().int().positive(),
  kinds: z.array(AgencyKind).default([]).meta({ description: 'Empty: any kind of agency' }),
  named: z
    .array(ItemId)
    .default([])
    .meta({ description: 'Agencies that the policy names; not empty: only they are in this row' }),
  isUnnamedOnly: z.boolean().default(false).meta({ description: 'Leaves out the agencies that other rows name' }),
  area: byReading(Area).default('anywhere'),
  turnover: z
    .array(ItemId)
    .default([])
    .meta({ description: 'Ids of turnover bands, or `unknown`; empty: any turnover' }),
  flags: z.array(FlagText).default([]).meta({ description: 'One of these must be on the post or the agency' }),
  /** Under which readings the row is there at all, by option. */
  under: z.record(z.string(), z.array(Letter).min(1)).default({}),
  /** Where it fits, later rows are not looked at. */
  isFinal: z.boolean().default(false),
  source: Source,
});
export type TierRow = z.infer<typeof TierRow>;

/** A span of annual turnover. */
export const TurnoverBand = z.object({
  id: ItemId,
  title: Title,
  fromPence: Pence.optional(),
  isFromIncluded: byReading(z.boolean()).default(true),
  toPence: Pence.optional(),
  isToIncluded: byReading(z.boolean()).default(false),
  source: Source,
});
export type TurnoverBand = z.infer<typeof TurnoverBand>;

/** Whether a place that costs nothing is charged like the others when it is not used. */
const LateOnFree = byReading(z.enum(['nothing', 'as-others']));

/** Courses that are free, and for whom. */
export const FreeCourse = z.object({
  id: ItemId,
  title: Title,
  names: z.array(z.string().max(200)).default([]).meta({ description: 'References and titles it goes by' }),
  offerKinds: z.array(OfferKindId).default([]),
  area: byReading(Area),
  kinds: z.array(AgencyKind).default([]),
  lateCharge: LateOnFree,
  source: Source,
});
export type FreeCourse = z.infer<typeof FreeCourse>;

/** How much notice is wanted, and how it is counted. */
export const Notice = z.object({
  count: z.number().int().nonnegative().max(366),
  unit: z.enum(['working-days', 'calendar-days', 'hours']),
  /** `fewer-than`: notice of `count` is free. `up-to`: notice of `count` is still late. */
  lateWhen: z.enum(['fewer-than', 'up-to']),
  doBankHolidaysCount: byReading(z.boolean()).meta({ description: 'Whether a bank holiday is a working day' }),
  /** Which days stand between: from the day of notice; from the day after it to the course's own; or neither of both. */
  counting: byReading(z.enum(['from-notice', 'after-notice', 'clear-days'])),
  /** By which clock a notice has its day; from `closesAt` on it has the next one. */
  day: byReading(
    z.object({
      clock: z.enum(['local', 'utc']),
      closesAt: z
        .string()
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
        .optional(),
    }),
  ),
  source: Source,
});
export type Notice = z.infer<typeof Notice>;

/** Who pays what: versioned data that a finance officer can read. A value that hangs on an option has one for each reading. */
export const ChargingPolicy = z.object({
  id: z
    .string()
    .max(100)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  title: Title,
  currency: z.literal('GBP').default('GBP'),
  areaTitle: Title.meta({ description: 'What "inside" means, such as Bath and North East Somerset' }),
  tiers: z.array(Tier).min(1),
  turnoverBands: z.array(TurnoverBand).default([]),
  rows: z.array(TierRow).default([]),
  /** Where an agency fits several rows: the first of them, or the one with the lowest price. */
  severalRows: byReading(z.enum(['first', 'lowest'])).default('first'),
  everybodyElse: z.object({ tier: z.number().int().positive(), title: Title, source: Source }),
  freeCourses: z.array(FreeCourse).default([]),
  /** Offer kinds without a price unless the course itself says that it has one. */
  unpriced: z.object({ offerKinds: z.array(OfferKindId), lateCharge: LateOnFree, source: Source }).optional(),
  length: z.object({
    halfDayUpToMinutes: z.number().int().positive(),
    fullDayMinutes: z.number().int().positive().default(360),
    severalSessions: byReading(z.enum(['total-length', 'per-session'])),
    source: Source,
  }),
  priceOf: z.enum(['course-date', 'booking-date']).default('course-date'),
  chargedAt: z.enum(['outcome', 'booking']).default('outcome'),
  calendar: ItemId,
  notice: Notice,
  cancelling: z.object({ who: z.array(Role), channel: Title, source: Source }),
  substitutes: z.object({
    /** Who may take the place without a late charge. */
    who: byReading(z.enum(['nobody', 'same-team', 'same-agency', 'anybody'])),
    /** Whether the place that the substitute uses is priced. */
    isPlacePriced: z.boolean().default(true),
    source: Source,
  }),
  /** A late cancellation of a place that came from the waiting list when notice could no longer be given in time. */
  waitingList: z
    .object({ lateCharge: byReading(z.enum(['as-others', 'if-terms-accepted', 'nothing'])), source: Source })
    .optional(),
  lateArrival: z.object({ isAbsence: z.boolean(), source: Source }).optional(),
  moved: z
    .object({ daysToDecline: z.number().int().nonnegative().max(366), source: Source })
    .optional()
    .meta({ description: 'After the organiser moves an event: days in which a place can be given up without charge' }),
  organiserCancels: z.object({ source: Source }),
  waiverReasons: z.array(z.object({ id: ItemId, title: Title, source: Source })).default([]),
  /** Costs besides the place that a late charge takes in, such as an interpreter. */
  extraCosts: z.array(z.object({ id: ItemId, title: Title, source: Source })).default([]),
  /** Charges that wait until somebody has answered a question. */
  holds: z.array(z.object({ id: ItemId, flags: z.array(FlagText).min(1), title: Title, source: Source })).default([]),
  options: z.array(Option).default([]),
  source: Source,
});
export type ChargingPolicy = z.infer<typeof ChargingPolicy>;

/** What can be wrong with a question about a price. */
export type ChargingErrorCode =
  | 'charging.no-policy'
  | 'charging.unknown-policy'
  | 'charging.unknown-calendar'
  | 'charging.unknown-option'
  | 'charging.unknown-reading'
  | 'charging.unknown-named'
  | 'charging.full-cost-needed';
