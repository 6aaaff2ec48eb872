import { CalendarDate, CourseId, EventId, Instant, PageRequest, PersonId } from '@trellis/core';
import {
  ActionOf,
  askReview,
  closeAction,
  closeReview,
  commentObservation,
  drawSample,
  QualitySummary,
  qualitySummary,
  SamplingPlan,
  samplingPlans,
  saveSamplingPlan,
  CourseReview,
  DraftAction,
  Lesson,
  lessons,
  Observation,
  observation,
  observations,
  planObservation,
  QualityAction,
  qualityActions,
  review,
  ReviewOutcome,
  reviews,
  saveAction,
  saveLesson,
  saveObservation,
  saveReview,
  shareObservation,
} from '@trellis/core/quality';
import { z } from 'zod';
import { procedure, router } from '../trpc.ts';
import { Named } from './input.ts';

const Words = z.string().trim().min(1);

/** Sessions observed, courses looked at again, and what was agreed. */
export const qualityRouter = router({
  observations: procedure
    .input(PageRequest.extend({ state: Observation.shape.state.optional(), eventId: EventId.optional() }).strict())
    .query(({ ctx, input }) => observations(ctx, input, input)),
  observation: procedure.input(Named).query(({ ctx, input }) => observation(ctx, input.id)),
  planObservation: procedure
    .input(
      z.strictObject({
        id: Named.shape.id.optional(),
        eventId: EventId,
        observerId: PersonId.optional(),
        setIds: Observation.shape.setIds.optional(),
      }),
    )
    .mutation(async ({ ctx, input }) => ({ id: (await planObservation(ctx, input)).id })),
  saveObservation: procedure
    .input(
      Named.extend({
        answers: Observation.shape.answers,
        strengths: Observation.shape.strengths,
        actions: z.array(DraftAction.partial({ id: true })).max(30),
        savedAt: Instant.optional().meta({ description: 'When it was written, by the device' }),
      }),
    )
    .mutation(({ ctx, input }) => saveObservation(ctx, input)),
  shareObservation: procedure.input(Named).mutation(async ({ ctx, input }) => {
    await shareObservation(ctx, input.id);
    return await observation(ctx, input.id);
  }),
  commentObservation: procedure
    .input(Named.extend({ words: z.string().trim().max(2000) }))
    .mutation(async ({ ctx, input }) => {
      await commentObservation(ctx, input);
      return await observation(ctx, input.id);
    }),
  reviews: procedure
    .input(PageRequest.extend({ state: CourseReview.shape.state.optional() }).strict())
    .query(({ ctx, input }) => reviews(ctx, input.state, input)),
  review: procedure.input(Named).query(({ ctx, input }) => review(ctx, input.id)),
  openReview: procedure
    .input(
      z.strictObject({
        courseId: CourseId,
        version: CourseReview.shape.version,
        why: Words.max(500),
        dueOn: CalendarDate.optional(),
      }),
    )
    .mutation(({ ctx, input }) => askReview(ctx, input)),
  saveReview: procedure
    .input(
      Named.extend({
        ownerId: CourseReview.shape.ownerId,
        ownerName: CourseReview.shape.ownerName,
        dueOn: CalendarDate,
        findings: CourseReview.shape.findings,
      }),
    )
    .mutation(({ ctx, input }) => saveReview(ctx, input)),
  closeReview: procedure
    .input(
      Named.extend({
        outcome: ReviewOutcome,
        findings: Words.max(4000).optional(),
        moveActionsTo: ActionOf.optional().meta({ description: 'Where open actions go on' }),
      }),
    )
    .mutation(({ ctx, input }) => closeReview(ctx, input)),
  actions: procedure
    .input(PageRequest.extend({ open: z.boolean().optional(), overdue: z.boolean().optional() }).strict())
    .query(({ ctx, input }) => qualityActions(ctx, input, input)),
  saveAction: procedure
    .input(QualityAction.omit({ closed: true }).partial({ id: true }))
    .mutation(({ ctx, input }) => saveAction(ctx, input)),
  closeAction: procedure
    .input(Named.extend({ what: Words.max(500) }))
    .mutation(({ ctx, input }) => closeAction(ctx, input)),
  samplingPlans: procedure.input(PageRequest.strict()).query(({ ctx, input }) => samplingPlans(ctx, input)),
  saveSamplingPlan: procedure
    .input(SamplingPlan.omit({ seed: true, drawnAt: true, chosen: true }).partial({ id: true }))
    .mutation(({ ctx, input }) => saveSamplingPlan(ctx, input)),
  drawSample: procedure.input(Named).mutation(({ ctx, input }) => drawSample(ctx, input.id)),
  summary: procedure
    .meta({
      rest: {
        method: 'GET',
        path: '/quality/summary',
        tag: 'quality',
        summary: 'The annual quality summary',
        description: 'What was held, looked at, found, agreed and left open in a year. Nobody is named in it.',
      },
    })
    .input(
      z.strictObject({
        year: z.coerce.number().int().min(2000).max(2100).meta({ description: 'The year in which it begins' }),
      }),
    )
    .output(QualitySummary)
    .query(({ ctx, input }) => qualitySummary(ctx, input.year)),
  lessons: procedure
    .input(PageRequest.extend({ state: Lesson.shape.state.optional() }).strict())
    .query(({ ctx, input }) => lessons(ctx, input.state, input)),
  saveLesson: procedure.input(Lesson.partial({ id: true })).mutation(({ ctx, input }) => saveLesson(ctx, input)),
});
