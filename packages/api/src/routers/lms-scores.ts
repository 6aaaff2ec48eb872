import { PageRequest } from '@trellis/core';
import { retryScore, retryScores, Score, scoreCounts, scores } from '@trellis/core/lms';
import { z } from 'zod';
import { procedure } from '../trpc.ts';
import { Id, OfLms } from './input.ts';

/** Completions on their way back to an LMS. */
export const scoreProcedures = {
  scores: procedure
    .input(PageRequest.extend({ ...OfLms.shape, state: Score.shape.state.optional() }))
    .query(({ ctx, input }) => scores(ctx, input, input)),
  scoreCounts: procedure.input(OfLms).query(({ ctx, input }) => scoreCounts(ctx, input.registrationId)),
  retryScore: procedure.input(z.object({ id: Id })).mutation(({ ctx, input }) => retryScore(ctx, input.id)),
  retryScores: procedure
    .input(OfLms)
    .mutation(async ({ ctx, input }) => ({ retried: await retryScores(ctx, input.registrationId) })),
};
