import { BookingId, PageRequest } from '@trellis/core';
import { Answers, answerSheet, declineSheet, forms, FormStage, mySheets, sheet } from '@trellis/core/evaluation';
import { z } from 'zod';
import { procedure, router } from '../trpc.ts';
import { evaluationSummaryProcedures } from './evaluation-summary.ts';

const OfSheet = z.strictObject({ bookingId: BookingId, stage: FormStage });

/** Did it work: what people are asked before, after and later, and by which forms. */
export const evaluationRouter = router({
  ...evaluationSummaryProcedures,
  mySheets: procedure.input(PageRequest).query(({ ctx, input }) => mySheets(ctx, input)),
  sheet: procedure.input(OfSheet).query(({ ctx, input }) => sheet(ctx, input)),
  answer: procedure
    .input(OfSheet.extend({ answers: z.strictObject(Answers.shape) }))
    .mutation(async ({ ctx, input }) => {
      const { nextOn } = await answerSheet(ctx, input);
      return { ...(nextOn !== undefined && { nextOn }) };
    }),
  decline: procedure.input(OfSheet).mutation(({ ctx, input }) => declineSheet(ctx, input)),
  forms: procedure.input(PageRequest).query(({ ctx, input }) => forms(ctx, input)),
});
