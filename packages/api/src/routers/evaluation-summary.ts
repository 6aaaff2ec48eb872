import { CalendarDate, EventId, PageRequest } from '@trellis/core';
import {
  comments,
  namedAnswers,
  SummariesBy,
  summaries,
  summary,
  SummaryScope,
  tagComment,
} from '@trellis/core/evaluation';
import { takeRelease } from '@trellis/core/quality';
import { z } from 'zod';
import { procedure } from '../trpc.ts';
import { Id } from './input.ts';

const OfEvent = z.strictObject({ eventId: EventId });
const Tag = z.string().trim().min(1).max(40);

/** What evaluation says, what of it is released, and what people wrote. */
export const evaluationSummaryProcedures = {
  summary: procedure.input(SummaryScope.strict()).query(({ ctx, input }) => summary(ctx, input)),
  summaries: procedure
    .input(PageRequest.extend({ by: SummariesBy, from: CalendarDate.optional(), to: CalendarDate.optional() }).strict())
    .query(({ ctx, input }) => summaries(ctx, input, input)),
  release: procedure.input(OfEvent).mutation(({ ctx, input }) => takeRelease(ctx, input.eventId)),
  namedAnswers: procedure
    .input(OfEvent.extend(PageRequest.shape))
    .mutation(({ ctx, input }) => namedAnswers(ctx, input, input)),
  comments: procedure
    .input(SummaryScope.extend(PageRequest.shape).extend({ isRead: z.boolean().optional() }).strict())
    .query(({ ctx, input: { limit, after, isRead, ...scope } }) =>
      comments(ctx, { scope, isRead }, { limit, ...(after !== undefined && { after }) }),
    ),
  tagComment: procedure
    .input(z.strictObject({ commentId: Id, tags: z.array(Tag).max(12), isRead: z.boolean() }))
    .mutation(({ ctx, input }) => tagComment(ctx, input)),
};
