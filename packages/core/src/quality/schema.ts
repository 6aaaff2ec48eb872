import { z } from 'zod';
import { CalendarDate, Instant } from '../calendar.ts';
import { PackItemId } from '../frameworks/schema.ts';
import { CourseId, EventId, PersonId } from '../ids.ts';
import { MetState } from '../standards/schema.ts';

/** Something agreed, with an owner and a day, until it is closed. */
export const QualityAction = z.object({
  id: z.string().min(1).max(64),
  of: z.object({ kind: z.enum(['review', 'observation', 'lesson']), id: z.string().min(1).max(64) }),
  text: z.string().trim().min(1).max(500),
  ownerId: PersonId.optional(),
  ownerName: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .meta({ description: 'Who sees to it; their name if they are a person here, else a role' }),
  dueOn: CalendarDate,
  closed: z.object({ on: CalendarDate, what: z.string().trim().min(1).max(500) }).optional(),
});
export type QualityAction = z.infer<typeof QualityAction>;

/** A session looked at against standards, by somebody who does not lead it. */
export const Observation = z.object({
  id: z.string().min(1).max(64),
  eventId: EventId,
  observerId: PersonId,
  trainerIds: z.array(PersonId).min(1).max(4),
  setIds: z.array(PackItemId).min(1).max(5),
  state: z.enum(['planned', 'draft', 'shared']),
  on: CalendarDate,
  answers: z.array(
    z.object({
      setId: PackItemId,
      standardId: PackItemId,
      state: z.enum([...MetState.options, 'not-seen']),
      note: z.string().trim().max(1000).default(''),
    }),
  ),
  strengths: z.string().trim().max(2000).default(''),
  trainerWords: z
    .string()
    .trim()
    .max(2000)
    .default('')
    .meta({ description: 'What the trainers say to it once it is shared' }),
});
export type Observation = z.infer<typeof Observation>;

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
  z.object({ kind: z.literal('content-date'), reviewOn: CalendarDate }),
  z.object({ kind: z.literal('lesson'), lessonId: z.string() }),
  z.object({ kind: z.literal('sample'), eventId: EventId, planId: z.string() }),
  z.object({ kind: z.literal('asked'), why: z.string().trim().min(1).max(500) }),
]);
export type ReviewCause = z.infer<typeof ReviewCause>;

/** A review of a course: opened with its numbers, changes nothing by itself, closed by a person with what came of it. */
export const CourseReview = z.object({
  id: z.string().min(1).max(64),
  courseId: CourseId,
  version: z.string().max(40).optional(),
  state: z.enum(['open', 'closed']),
  openedAt: Instant,
  dueOn: CalendarDate,
  causes: z.array(ReviewCause).min(1),
  ownerName: z.string().trim().max(120).optional(),
  findings: z.string().trim().max(4000).default(''),
  outcome: z.enum(['no-change', 'content-changed', 'delivery-changed', 'withdrawn']).optional(),
  closedAt: Instant.optional(),
});
export type CourseReview = z.infer<typeof CourseReview>;

/** A lesson of a case review, and the courses that should carry it. */
export const Lesson = z.object({
  id: z.string().min(1).max(64),
  title: z.string().trim().min(1).max(200),
  summary: z.string().trim().min(1).max(2000).meta({ description: 'Without names of families' }),
  receivedOn: CalendarDate,
  document: z.string().trim().max(300).optional(),
  courseIds: z.array(CourseId).max(50),
  state: z.enum(['open', 'closed']),
});
export type Lesson = z.infer<typeof Lesson>;

/** How many events of a period are looked at in depth: their feedback sheets and an observation. */
export const SamplingPlan = z.object({
  id: z.string().min(1).max(64),
  from: CalendarDate,
  to: CalendarDate,
  events: z.number().int().positive().max(200),
  setIds: z.array(PackItemId).min(1).max(5),
  /** Courses that must be among them, whatever chance says. */
  courseIds: z.array(CourseId).max(50).default([]),
  chosen: z.array(z.object({ eventId: EventId, because: z.string() })).default([]),
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
  | 'quality.too-few-events';
