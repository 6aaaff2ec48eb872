import { z } from 'zod';
import { CalendarDate, Instant } from '../calendar.ts';
import { Form, FormItem, FormScale, FormStage, PackItemId } from '../frameworks/schema.ts';
import { AgencyId, BookingId, CourseId, EventId, PersonId } from '../ids.ts';

export { Form, FormItem, FormScale, FormStage } from '../frameworks/schema.ts';

/** A partnership's own version of a form: a draft until it has a date from which events use it. A version at work is never changed. */
export const OwnForm = z.object({
  form: Form,
  from: CalendarDate.nullable().meta({ description: 'The first day of events that use it; null: a draft' }),
});
export type OwnForm = z.infer<typeof OwnForm>;

/**
 * What is rated: an item of a form, or one objective under it. Two ratings compare where their keys are the same, whatever version of form or
 * course they were given on.
 */
export const RatedKey = z.string().min(1).max(400).meta({
  description: 'An item id, or `item:objective` with the objective in its normal form',
});
export type RatedKey = z.infer<typeof RatedKey>;

/** What somebody answers on one sheet. Ranks go from 1 to the number of labels of the item's scale. */
export const Answers = z.object({
  /** How it is now: on the sheet before, before; on any other, at that time. */
  ratings: z.record(RatedKey, z.number().int().min(1).max(10)).default({}),
  /** Thinking back, on the sheet after only: how it was before, where nobody asked then. */
  thinkingBack: z.record(RatedKey, z.number().int().min(1).max(10)).default({}),
  choices: z.record(PackItemId, z.array(PackItemId).max(20)).default({}),
  texts: z.record(PackItemId, z.string().max(4000)).default({}),
  sharesPlan: z.boolean().default(false).meta({ description: 'The manager may read the action plan' }),
  talkOn: CalendarDate.optional().meta({ description: 'On the manager’s sheet: the day on which they talked' }),
});
export type Answers = z.infer<typeof Answers>;

/** One question as it is put to somebody, with what is known already. */
export const Question = z.object({
  item: FormItem,
  /** What is rated: each objective, or the item itself; with its key, what was rated before, and whether both are asked because nobody asked then. */
  lines: z.array(
    z.object({ key: RatedKey, title: z.string(), before: z.number().int().optional(), asksThinkingBack: z.boolean() }),
  ),
  scale: FormScale.optional(),
});
export type Question = z.infer<typeof Question>;

/** Where a sheet stands. `declined`: they asked not to be asked. `closed`: nobody answered in time. */
export const SheetState = z.enum(['not-yet', 'open', 'answered', 'declined', 'closed']);
export type SheetState = z.infer<typeof SheetState>;

/** One form at one stage, for one booking, as whoever answers it sees it. */
export const Sheet = z.object({
  bookingId: BookingId,
  stage: FormStage,
  state: SheetState,
  form: z.object({ id: PackItemId, version: z.string(), title: z.string(), naming: z.enum(['named', 'anonymous']) }),
  heading: z.array(z.object({ id: z.string(), text: z.string() })),
  course: z.object({ id: CourseId, ref: z.string(), title: z.string(), version: z.string().optional() }),
  event: z.object({ id: EventId, startsAt: Instant, endsAt: Instant }),
  questions: z.array(Question),
  answers: Answers.optional().meta({ description: 'What was sent; may be changed until the sheet closes, if named' }),
  opensAt: Instant,
  closesAt: Instant,
  nextOn: CalendarDate.optional().meta({ description: 'When the next question comes' }),
  /** On the manager's sheet: whose learning it is about, and their plan if they share it. */
  learner: z
    .object({ personId: PersonId, name: z.string(), plan: z.array(z.object({ title: z.string(), text: z.string() })) })
    .optional(),
});
export type Sheet = z.infer<typeof Sheet>;

/** A line in somebody's list of sheets. */
export const SheetListed = Sheet.pick({
  bookingId: true,
  stage: true,
  state: true,
  course: true,
  event: true,
  opensAt: true,
  closesAt: true,
}).extend({
  answeredAt: Instant.optional(),
  learnerName: z.string().optional().meta({ description: 'On a manager’s sheet' }),
});
export type SheetListed = z.infer<typeof SheetListed>;

/** What a summary is of. All conditions that are given must hold; dates are the first sessions' local days. */
export const SummaryScope = z.object({
  eventId: EventId.optional(),
  courseId: CourseId.optional(),
  courseVersion: z.string().max(40).optional(),
  trainerIds: z.array(PersonId).max(4).optional().meta({ description: 'Events that all of these led' }),
  agencyId: AgencyId.optional(),
  agencyKind: z.string().max(60).optional(),
  from: CalendarDate.optional(),
  to: CalendarDate.optional(),
});
export type SummaryScope = z.infer<typeof SummaryScope>;

/** A number that may be too small to be told, also by subtraction. */
export const Told = z.union([z.number(), z.literal('withheld')]);
export type Told = z.infer<typeof Told>;

/** A mean with its interval, both in ranks of the scale. */
export const Estimate = z.object({
  mean: z.number(),
  low: z.number().optional().meta({ description: '95 % interval; absent where the pairs say nothing about it' }),
  high: z.number().optional(),
});
export type Estimate = z.infer<typeof Estimate>;

/** What pairs of ratings say of one objective or question. Answers without a partner are left out. */
export const PairedChange = z.object({
  key: RatedKey,
  title: z.string(),
  scale: FormScale,
  pairs: z.number().int(),
  thoughtBack: z.number().int().meta({ description: 'Of these, before-ratings given afterwards' }),
  before: Estimate,
  after: Estimate,
  gain: Estimate,
  better: z.number().int(),
  same: z.number().int(),
  worse: z.number().int(),
  unmet: z.number().int(),
  unmetShare: z.number(),
  /** `theme`: a review is opened. `watch`: too few pairs to say. */
  verdict: z.enum(['theme', 'watch', 'none']),
  /** The same key at the follow-up, paired with before, where enough answered. */
  later: z
    .object({
      pairs: z.number().int(),
      gain: Estimate,
      mean: Estimate.optional().meta({
        description: 'Live only: beside the mean of everybody before, it would give away who did not answer later',
      }),
    })
    .optional(),
});
export type PairedChange = z.infer<typeof PairedChange>;

/** How many were asked at a stage and how many answered. */
export const StageRate = z.object({ stage: FormStage, asked: Told, answered: Told, declined: Told });
export type StageRate = z.infer<typeof StageRate>;

/** What evaluation says, without a name. */
export const Summary = z.object({
  scope: SummaryScope,
  title: z.string().meta({ description: 'What it is of, in words' }),
  releasedAt: Instant.optional().meta({
    description: 'Absent: the answers as they are now, for whoever may read named answers',
  }),
  threshold: z.number().int(),
  rates: z.array(StageRate),
  byAgency: z.array(
    z.object({
      agencyId: AgencyId,
      agencyName: z.string(),
      rates: z.array(StageRate),
      gain: z.union([Estimate, z.literal('withheld')]).optional(),
    }),
  ),
  changes: z.array(z.union([PairedChange, z.object({ key: RatedKey, title: z.string(), withheld: z.literal(true) })])),
  ratings: z.array(
    z.object({
      key: RatedKey,
      title: z.string(),
      stage: FormStage,
      scale: FormScale,
      counts: z.array(z.number().int()).nullable(),
    }),
  ),
  choices: z.array(
    z.object({
      itemId: PackItemId,
      title: z.string(),
      stage: FormStage,
      counts: z.array(z.object({ id: PackItemId, label: z.string(), count: Told })),
    }),
  ),
  comments: z.array(
    z.object({
      itemId: PackItemId,
      title: z.string(),
      texts: z.array(z.string()),
      tags: z.array(z.object({ tag: z.string(), count: z.number().int() })),
    }),
  ),
  /** What is not known, in sentences: who did not answer, what nobody measured. */
  notKnown: z.array(z.string()),
});
export type Summary = z.infer<typeof Summary>;

/** What can be wrong with evaluation. */
export type EvaluationErrorCode =
  | 'evaluation.form-not-found'
  | 'evaluation.form-at-work'
  | 'evaluation.form-faults'
  | 'evaluation.sheet-not-found'
  | 'evaluation.not-open'
  | 'evaluation.unknown-item'
  | 'evaluation.answer-needed'
  | 'evaluation.outside-scale'
  | 'evaluation.too-long'
  | 'evaluation.talk-date'
  | 'evaluation.already-answered'
  | 'evaluation.nothing-to-release'
  | 'evaluation.comment-not-found'
  | 'evaluation.comments-by-agency';
