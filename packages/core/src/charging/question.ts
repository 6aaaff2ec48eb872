import { z } from 'zod';
import { CalendarDate, DateShown, Instant } from '../calendar.ts';
import { AgencyKind } from '../people/schema.ts';
import { FlagText } from '../people/words.ts';
import { ChosenReadings, Letter, Source } from '../readings.ts';
import { Pence } from './amount.ts';

/** How long a session or a whole course is: a full or a half day, or minutes. */
export const CourseLength = z.union([z.enum(['full-day', 'half-day']), z.number().int().min(1).max(100_000)]).meta({
  description: '`full-day`, `half-day`, or minutes',
});
export type CourseLength = z.infer<typeof CourseLength>;

const CourseInQuestion = z.strictObject({
  ref: z.string().max(200).optional().meta({ description: 'An id or a title' }),
  title: z.string().max(200).optional(),
  length: CourseLength.optional(),
  mode: z.enum(['classroom', 'virtual']).default('classroom'),
  startsOn: CalendarDate,
  startsAt: Instant.optional().meta({
    description: 'When it begins; for notice in hours, and to know what came after',
  }),
  sessions: z
    .array(z.strictObject({ startsOn: CalendarDate, length: CourseLength }))
    .min(1)
    .max(100)
    .optional()
    .meta({ description: 'All of them; they replace `length` and `startsOn`' }),
  kind: z.string().max(60).optional().meta({ description: 'The offer kind, such as e-learning' }),
  isPriced: z.boolean().optional().meta({ description: 'What the course itself says, where its kind has no price' }),
  level: z.string().max(60).optional(),
  fullCostPence: Pence.optional().meta({ description: 'What a place costs the organiser' }),
});

const Substitute = z.strictObject({ sameAgency: z.boolean(), sameTeam: z.boolean().default(false) });

/** What became of a place. */
export const Outcome = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('attended') }),
  z.strictObject({ kind: z.literal('cancelled'), at: Instant, substitute: Substitute.optional() }),
  z.strictObject({ kind: z.literal('no-show'), substitute: Substitute.optional() }),
  z.strictObject({ kind: z.literal('cancelled-by-organiser') }),
  z.strictObject({ kind: z.literal('arrived-late') }),
  z.strictObject({ kind: z.literal('unfinished') }).meta({ description: 'E-learning begun and not finished' }),
]);
export type Outcome = z.infer<typeof Outcome>;

/** What a place would cost, as it is asked: everything the price can hang on, and nothing stored. */
export const QuoteQuestion = z
  .strictObject({
    policy: z.string().max(100).optional().meta({ description: 'Its id; absent: the one in force on the day' }),
    agency: z.strictObject({
      kind: AgencyKind,
      annualTurnoverPence: Pence.optional(),
      named: z.string().max(60).optional().meta({ description: 'An agency that the policy names' }),
      inArea: z.boolean().default(true),
      flags: z
        .array(FlagText)
        .max(50)
        .optional()
        .meta({ description: 'What the agency itself is, as a price list asks' }),
    }),
    course: CourseInQuestion,
    outcome: Outcome,
    flags: z.array(FlagText).max(50).default([]).meta({ description: 'Of the post' }),
    options: ChosenReadings.default({}).meta({
      description: 'A letter for each open point that should be read otherwise',
    }),
    bookedAt: Instant.optional(),
    place: z
      .strictObject({
        fromWaitingList: z.boolean().default(false),
        termsAccepted: z.boolean().default(false),
        declineFreeUntilOn: CalendarDate.optional().meta({
          description: 'After a move: the last day on which it can be given up without charge',
        }),
      })
      .optional(),
    extraCosts: z
      .array(z.strictObject({ kind: z.string().max(60), pence: Pence }))
      .max(20)
      .default([]),
  })
  .refine(({ course }) => course.length !== undefined || (course.sessions ?? []).length > 0, {
    path: ['course', 'length'],
    error: 'is needed where no sessions are given',
  });
export type QuoteQuestion = z.infer<typeof QuoteQuestion>;

/**
 * Every flag that a price may hang on: the post's and the agency's.
 *
 * @source house one of them is enough
 */
export function flagsOf({ agency, flags }: Pick<QuoteQuestion, 'agency' | 'flags'>): readonly string[] {
  return [...flags, ...(agency.flags ?? [])];
}

/** One sum and why: a sentence that a clerk can read aloud. */
export const QuoteLine = z.object({
  rule: z.string(),
  part: z.enum(['attendance', 'late']).meta({ description: 'Which of the two sums it belongs to' }),
  pence: z.number().int(),
  because: z.string(),
  option: z
    .string()
    .optional()
    .meta({ description: 'The reading that decided, such as AMB-BN-3:a; the first of `options`' }),
  options: z.array(z.string()).meta({ description: 'Every reading without which the sum would be another' }),
  source: Source.optional(),
});
export type QuoteLine = z.infer<typeof QuoteLine>;

/** What a place costs, and why. The lines add up to `totalPence`. */
export const Quote = z.object({
  tier: z.number().int(),
  tierTitle: z.string(),
  tierBecause: z.object({ row: z.string(), title: z.string(), source: Source }),
  attendancePence: z.number().int(),
  latePence: z.number().int(),
  totalPence: z.number().int(),
  late: z.boolean(),
  workingDaysBefore: z.number().int().nullable().meta({
    description:
      'Of a cancellation, as the policy counts; 0 for a no-show; null otherwise, or where it counts no working days',
  }),
  deadlineOn: DateShown.meta({ description: 'The last day on which cancelling is free' }),
  deadlines: z
    .array(z.object({ on: DateShown, reading: z.string(), isInForce: z.boolean() }))
    .meta({ description: 'Both, where counting bank holidays or not makes a difference' }),
  onHold: z.boolean(),
  holdBecause: z.string().optional(),
  lines: z.array(QuoteLine),
  counting: z.object({
    unit: z.enum(['working-days', 'calendar-days', 'hours']),
    wanted: z.number().int(),
    counted: z.number().int().nullable(),
    noticeOn: DateShown.nullable(),
    courseOn: DateShown,
    holidays: z
      .array(z.object({ date: DateShown, name: z.string() }))
      .meta({ description: 'Bank holidays between the notice, or else the deadline, and the course' }),
    between: z.object({ firstOn: DateShown, lastOn: DateShown, doBankHolidaysCount: z.boolean() }).optional().meta({
      description:
        'The first and last day that were looked at; of them weekdays count, and bank holidays if they do. Absent where none lay between',
    }),
  }),
  otherwise: z
    .array(z.object({ option: z.string(), totalPence: z.number().int() }))
    .meta({ description: 'Readings under which the total would be another' }),
  readings: z.record(z.string(), Letter),
  policy: z.object({ id: z.string(), version: z.string(), title: z.string() }),
  calendar: z.object({ id: z.string(), version: z.string() }),
});
export type Quote = z.infer<typeof Quote>;
