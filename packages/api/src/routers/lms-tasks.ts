import { PageRequest } from '@trellis/core';
import { askForCheck, askForRoster, latestTasks, lmsContexts, lmsTask } from '@trellis/core/lms';
import { z } from 'zod';
import { procedure } from '../trpc.ts';
import { Id, OfLms } from './input.ts';

/** Where Trellis was opened in an LMS, and the work with an LMS that takes longer than a request. */
export const taskProcedures = {
  contexts: procedure
    .input(PageRequest.extend(OfLms.shape))
    .query(({ ctx, input }) => lmsContexts(ctx, input.registrationId, input)),
  check: procedure.input(OfLms).mutation(({ ctx, input }) => askForCheck(ctx, input.registrationId)),
  readRoster: procedure
    .input(OfLms.extend({ contextId: z.string().min(1).max(255), isSiteWideMeant: z.boolean().default(false) }))
    .mutation(({ ctx, input }) => askForRoster(ctx, input)),
  task: procedure.input(z.object({ id: Id })).query(({ ctx, input }) => lmsTask(ctx, input.id)),
  latestTasks: procedure.input(OfLms).query(({ ctx, input }) => latestTasks(ctx, input.registrationId)),
};
