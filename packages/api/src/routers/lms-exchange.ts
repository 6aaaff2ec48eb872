import { PageRequest } from '@trellis/core';
import {
  askForCheck,
  askForRoster,
  latestTasks,
  lmsContexts,
  lmsTask,
  retryScore,
  retryScores,
  Score,
  scoreCounts,
  scores,
} from '@trellis/core/lms';
import { z } from 'zod';
import { procedure } from '../trpc.ts';

const Id = z.string().min(1).max(64);
const OfPlatform = z.object({ registrationId: Id });

/** Completions on their way back to an LMS. */
const scoreProcedures = {
  scores: procedure
    .input(PageRequest.extend({ registrationId: Id, state: Score.shape.state.optional() }))
    .query(({ ctx, input }) => scores(ctx, input, input)),
  scoreCounts: procedure.input(OfPlatform).query(({ ctx, input }) => scoreCounts(ctx, input.registrationId)),
  retryScore: procedure.input(z.object({ id: Id })).mutation(({ ctx, input }) => retryScore(ctx, input.id)),
  retryScores: procedure
    .input(OfPlatform)
    .mutation(async ({ ctx, input }) => ({ retried: await retryScores(ctx, input.registrationId) })),
};

/** Work with an LMS that takes longer than a request. */
const taskProcedures = {
  check: procedure.input(OfPlatform).mutation(({ ctx, input }) => askForCheck(ctx, input.registrationId)),
  readRoster: procedure
    .input(OfPlatform.extend({ contextId: z.string().min(1).max(255), isSiteWideMeant: z.boolean().default(false) }))
    .mutation(({ ctx, input }) => askForRoster(ctx, input)),
  task: procedure.input(z.object({ id: Id })).query(({ ctx, input }) => lmsTask(ctx, input.id)),
  latestTasks: procedure.input(OfPlatform).query(({ ctx, input }) => latestTasks(ctx, input.registrationId)),
};

/** What goes on between an LMS and us beyond what its plugin tells. */
export const exchangeProcedures = {
  contexts: procedure
    .input(PageRequest.extend({ registrationId: Id }))
    .query(({ ctx, input }) => lmsContexts(ctx, input.registrationId, input)),
  ...scoreProcedures,
  ...taskProcedures,
};
