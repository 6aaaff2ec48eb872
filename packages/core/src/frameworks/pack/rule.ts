import { z } from 'zod';
import { CalendarDate } from '../../calendar.ts';
import { EvidenceKind } from '../../learning.ts';
import { AudienceText, FlagText } from '../../people/words.ts';
import { byReading, Source } from '../../readings.ts';

/** The id of something in a pack. */
export const PackItemId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/, 'is not an id');

/** A span of time in months or days, as a deadline or an interval. */
export const Length = z.union([
  z.object({ months: z.number().int().positive() }).strict(),
  z.object({ days: z.number().int().nonnegative() }).strict(),
]);
export type Length = z.infer<typeof Length>;

/** When somebody who never held a requirement must first hold it. */
export const FirstDue = z.union([
  z.object({ kind: z.literal('within'), of: Length }).strict(),
  z.object({ kind: z.literal('before-role') }).strict(),
]);
export type FirstDue = z.infer<typeof FirstDue>;

const id = PackItemId.meta({ description: 'The rule as judgements print it' });
const first = byReading(FirstDue).meta({
  description: 'When somebody who never held it must first hold it, counted from the day it is first asked of the post',
});
const noticeDays = z
  .number()
  .int()
  .nonnegative()
  .meta({ description: 'How many days before the due date it is due soon' });
const evidence = z
  .array(EvidenceKind)
  .nonempty()
  .optional()
  .meta({ description: 'Which kinds of evidence count; absent: every kind but attendance' });

/** Whom another amount is for: posts with one of the flags or in one of the groups. */
const forSome = {
  id: PackItemId.meta({ description: 'The amount as judgements print it' }),
  flags: z.array(FlagText).default([]),
  audiences: byReading(z.array(AudienceText)).default([]),
};

/** Once, and again so many months after each completion. */
const IntervalRule = z.object({
  kind: z.literal('interval'),
  id,
  months: z.number().int().positive(),
  /** Shorter intervals for some posts, the first that fits. */
  shorter: z
    .array(
      z.object({
        id: PackItemId,
        months: z.number().int().positive(),
        flags: z.array(FlagText),
        audiences: byReading(z.array(AudienceText)).default([]),
      }),
    )
    .default([]),
  first: byReading(FirstDue),
  /** How many days before the due date it is due soon. */
  noticeDays: z.number().int().nonnegative(),
  /** Whether an agency may set its own interval, and in which direction. */
  agencyInterval: byReading(z.enum(['either', 'shorter', 'none'])),
  source: Source,
});

/** Once, and never again. */
const OnceRule = z.object({ kind: z.literal('once'), id: PackItemId, first: byReading(FirstDue), source: Source });

/** So many hours of learning within the last so many months, on every day. */
const HoursRule = z.object({
  kind: z.literal('hours'),
  id,
  windowMonths: z
    .number()
    .int()
    .positive()
    .meta({ description: 'Hours count from their day until so many months after it, that day included' }),
  hours: z.number().positive().meta({ description: 'How many hours the window must hold' }),
  participatoryShare: z
    .number()
    .min(0)
    .max(1)
    .default(0)
    .meta({ description: 'The part of the hours asked for that must be learnt together with others' }),
  domain: z
    .enum(['children', 'adults'])
    .optional()
    .meta({ description: 'Only hours about these count, and those about both; absent: all hours count' }),
  jointHours: byReading(z.enum(['whole', 'half', 'none']))
    .default('whole')
    .meta({ description: 'How much of an hour about both children and adults counts here' }),
  evidence,
  initial: z
    .object({
      id: PackItemId.meta({ description: 'The initial period as judgements print it' }),
      withinMonths: z.number().int().positive(),
      hours: z.number().positive(),
    })
    .optional()
    .meta({
      description:
        'What is asked first, within a time of starting, before the window; it then takes the place of `first`',
    }),
  other: z
    .array(
      z.object({
        ...forSome,
        hours: z.number().positive(),
        initialHours: z.number().positive().optional().meta({ description: 'Absent: as for everybody' }),
      }),
    )
    .default([])
    .meta({ description: 'Other amounts for some posts, the first that fits' }),
  first,
  noticeDays,
  source: Source,
});

/** The first day of a year that is counted in, month and day; it must exist in every year. */
const MonthAndDay = z
  .string()
  .refine(
    (text) => text !== '02-29' && CalendarDate.safeParse(`2000-${text}`).success,
    'must be a month and day written MM-DD',
  )
  .meta({ description: 'A month and day, MM-DD; 29 February is none' });

/** So many times in each year or in the last so many months. Several pieces of evidence of one day are one time. */
const CountRule = z.object({
  kind: z.literal('count'),
  id,
  times: z.number().int().positive(),
  per: byReading(
    z.union([z.object({ yearFrom: MonthAndDay }).strict(), z.object({ months: z.number().int().positive() }).strict()]),
  ).meta({ description: 'Years that start on a day, such as academic years, or the months up to each day' }),
  evidence,
  other: z
    .array(z.object({ ...forSome, times: z.number().int().positive() }))
    .default([])
    .meta({ description: 'Other counts for some posts, the first that fits' }),
  first,
  noticeDays,
  source: Source,
});

/** Once, and again after each change that is listed. */
const OnChangeRule = z.object({
  kind: z.literal('on-change'),
  id,
  changes: z
    .array(
      z.object({
        id: PackItemId.meta({ description: 'The change as judgements print it' }),
        title: z.string().meta({ description: 'What changed, as it stands in a sentence after "again since"' }),
        on: CalendarDate,
        within: Length,
      }),
    )
    .default([])
    .meta({ description: 'What is done before a change has to be done again within a time of it' }),
  evidence,
  first,
  noticeDays: noticeDays.default(0),
  source: Source,
});

/** A declaration that one edition of a document was read. A new version of the pack brings a new edition; the requirement stays. */
const DeclarationRule = z.object({
  kind: z.literal('declaration'),
  id,
  edition: PackItemId.meta({ description: 'What a declaration names in `satisfies`; another edition has another id' }),
  editionTitle: z.string().meta({ description: 'What is read, as it stands in a sentence' }),
  editionOn: CalendarDate.meta({ description: 'The day from which this edition is to be read' }),
  within: Length.meta({ description: 'How long after that day whoever was asked before has for it' }),
  evidence: z.array(EvidenceKind).nonempty().default(['declaration']),
  first,
  noticeDays: noticeDays.default(0),
  source: Source,
});

/** How a requirement is judged. A tagged union on `kind`; each kind has a file of its own in `compliance/judge/kinds`, which reads it. */
export const Rule = z.discriminatedUnion('kind', [
  IntervalRule,
  OnceRule,
  HoursRule,
  CountRule,
  OnChangeRule,
  DeclarationRule,
]);
export type Rule = z.infer<typeof Rule>;

/** The rule of one kind. */
export type RuleOf<Kind extends Rule['kind']> = Extract<Rule, { kind: Kind }>;
