import { z } from 'zod';
import { CalendarDate, Instant } from '../calendar.ts';
import { PackItemId } from '../frameworks/schema.ts';
import { CourseId, EventId, PersonId } from '../ids.ts';
import { MetState } from '../standards/schema.ts';

const Id = z.string().min(1).max(64);
const ActionText = z.string().trim().min(1).max(500);

/** What an action was agreed in. */
export const ActionOf = z.object({ kind: z.enum(['review', 'observation', 'lesson']), id: Id });
export type ActionOf = z.infer<typeof ActionOf>;

/** Something agreed, with an owner and a day, until it is closed. */
export const QualityAction = z.object({
  id: Id,
  of: ActionOf,
  text: ActionText,
  ownerId: PersonId.optional(),
  ownerName: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .meta({ description: 'Who sees to it; their name if they are a person here, else a role' }),
  dueOn: CalendarDate,
  standard: z
    .object({ setId: PackItemId, standardId: PackItemId })
    .optional()
    .meta({ description: 'Of an observation: the standard that it is to bring about' }),
  closed: z.object({ on: CalendarDate, what: ActionText }).optional(),
});
export type QualityAction = z.infer<typeof QualityAction>;

/** An action as it is agreed in a draft, before anybody has to see to it. */
export const DraftAction = QualityAction.omit({ of: true, closed: true });
export type DraftAction = z.infer<typeof DraftAction>;

/** What an observer saw of one standard. */
export const ObservedAnswer = z.object({
  setId: PackItemId,
  standardId: PackItemId,
  state: z.enum([...MetState.options, 'not-seen']),
  note: z.string().trim().max(1000).default(''),
});
export type ObservedAnswer = z.infer<typeof ObservedAnswer>;

/** What a trainer says to an observation once it is shared. */
export const TrainerWords = z.object({
  personId: PersonId,
  words: z.string().trim().max(2000),
  at: Instant,
});
export type TrainerWords = z.infer<typeof TrainerWords>;

/** A session looked at against standards, by somebody who does not lead it. */
export const Observation = z.object({
  id: Id,
  eventId: EventId,
  observerId: PersonId.optional().meta({ description: 'Absent: nobody has been named yet' }),
  trainerIds: z.array(PersonId).max(10),
  setIds: z.array(PackItemId).min(1).max(5),
  state: z.enum(['planned', 'draft', 'shared']),
  on: CalendarDate,
  answers: z.array(ObservedAnswer).max(300),
  strengths: z.string().trim().max(2000).default(''),
  /** What is agreed while it is a draft; once shared, they are actions by themselves. */
  draftActions: z.array(DraftAction).max(30),
  trainerWords: z.array(TrainerWords),
  savedAt: Instant.optional().meta({ description: 'When the draft was written, by the device it was written on' }),
  sharedAt: Instant.optional(),
});
export type Observation = z.infer<typeof Observation>;

/** What an observation found, counted. */
export const ObservedCounts = z.object({
  met: z.number().int(),
  partly: z.number().int(),
  not: z.number().int(),
  'not-seen': z.number().int(),
});
export type ObservedCounts = z.infer<typeof ObservedCounts>;

/** Why a course is looked at again. */
export const ReviewCause = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('theme'),
    eventId: EventId,
    key: z.string(),
    title: z.string(),
    unmet: z.number().int(),
    pairs: z.number().int(),
    sharePercent: z.number(),
    rule: z.string().meta({ description: 'The rule that spoke, with its option' }),
  }),
  z.object({ kind: z.literal('observation'), observationId: z.string() }),
  z.object({ kind: z.literal('content-date'), reviewOn: CalendarDate, version: z.string() }),
  z.object({ kind: z.literal('lesson'), lessonId: z.string() }),
  z.object({ kind: z.literal('sample'), eventId: EventId, planId: z.string() }),
  z.object({ kind: z.literal('asked'), why: z.string().trim().min(1).max(500) }),
]);
export type ReviewCause = z.infer<typeof ReviewCause>;

/** What sort of cause it is. */
export const ReviewCauseKind = z.enum(['theme', 'observation', 'content-date', 'lesson', 'sample', 'asked']);
export type ReviewCauseKind = z.infer<typeof ReviewCauseKind>;

/** What came of a review. */
export const ReviewOutcome = z.enum(['no-change', 'content-changed', 'delivery-changed', 'withdrawn']);
export type ReviewOutcome = z.infer<typeof ReviewOutcome>;

/** A review of a course: opened with its numbers, changes nothing by itself, closed by a person with what came of it. */
export const CourseReview = z.object({
  id: Id,
  courseId: CourseId,
  version: z.string().max(40).optional(),
  state: z.enum(['open', 'closed']),
  openedAt: Instant,
  dueOn: CalendarDate,
  causes: z.array(ReviewCause).min(1),
  ownerId: PersonId.optional().meta({ description: 'Who sees to it, if they are a person here' }),
  ownerName: z.string().trim().max(120).optional(),
  findings: z.string().trim().max(4000).default(''),
  outcome: ReviewOutcome.optional(),
  closedAt: Instant.optional(),
});
export type CourseReview = z.infer<typeof CourseReview>;

/** A lesson of a case review, and the courses that should carry it. */
export const Lesson = z.object({
  id: Id,
  title: z.string().trim().min(1).max(200),
  summary: z.string().trim().min(1).max(2000).meta({ description: 'Without names of families' }),
  receivedOn: CalendarDate,
  document: z.string().trim().max(300).optional(),
  courseIds: z.array(CourseId).max(50),
  state: z.enum(['open', 'closed']),
});
export type Lesson = z.infer<typeof Lesson>;

/** How an event came into a sample: because its course must be among them, or by lot. */
export const DrawnBecause = z.enum(['named-course', 'by-lot']);
export type DrawnBecause = z.infer<typeof DrawnBecause>;

/** How many events of a period are looked at in depth: their feedback sheets and an observation. */
export const SamplingPlan = z.object({
  id: Id,
  from: CalendarDate,
  to: CalendarDate,
  events: z.number().int().positive().max(200),
  setIds: z.array(PackItemId).min(1).max(5),
  /** Courses that must be among them, whatever chance says. */
  courseIds: z.array(CourseId).max(50).default([]),
  /** What the lot was drawn with: whoever has it can draw again and finds the same. */
  seed: z.string().optional(),
  drawnAt: Instant.optional(),
  chosen: z
    .array(z.object({ eventId: EventId, because: DrawnBecause, observationId: z.string().optional() }))
    .default([]),
});
export type SamplingPlan = z.infer<typeof SamplingPlan>;

/** What can be wrong with quality. */
export type QualityErrorCode =
  | 'quality.observation-not-found'
  | 'quality.observer-trains'
  | 'quality.unfinished'
  | 'quality.already-shared'
  | 'quality.review-not-found'
  | 'quality.review-closed'
  | 'quality.open-actions'
  | 'quality.action-not-found'
  | 'quality.lesson-not-found'
  | 'quality.plan-not-found'
  | 'quality.dates-reversed'
  | 'quality.already-drawn'
  | 'quality.too-few-events';
