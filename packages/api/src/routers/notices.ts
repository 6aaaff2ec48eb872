import { PageRequest } from '@trellis/core';
import { letterFor } from '@trellis/core/letters';
import { Notice, outbox, outboxCounts, outboxNotice, retryNotice, retryNotices } from '@trellis/core/notices';
import { letterHouse } from '../letter-house.ts';
import { procedure, router } from '../trpc.ts';
import { Named } from './input.ts';

/** What people are told by mail: the outbox. */
export const noticesRouter = router({
  list: procedure
    .input(PageRequest.extend({ state: Notice.shape.state.optional() }))
    .query(({ ctx, input }) => outbox(ctx, input, input)),
  counts: procedure.query(({ ctx }) => outboxCounts(ctx)),
  // As it would be sent now: what was sent is not kept.
  letter: procedure
    .input(Named)
    .query(async ({ ctx, input }) => letterFor(ctx, await outboxNotice(ctx, input.id), letterHouse(ctx))),
  retry: procedure.input(Named).mutation(({ ctx, input }) => retryNotice(ctx, input.id)),
  retryAll: procedure.mutation(async ({ ctx }) => ({ retried: await retryNotices(ctx) })),
});
