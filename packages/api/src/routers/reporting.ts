import { PageRequest } from '@trellis/core';
import {
  challengeReport,
  changeReport,
  draftReport,
  previewReport,
  publishReport,
  regenerateReport,
  report,
  ReportKind,
  ReportPlan,
  reports,
  ReportState,
  sendBackReport,
} from '@trellis/core/reporting';
import { z } from 'zod';
import { procedure, router } from '../trpc.ts';

const Named = z.strictObject({ id: z.string().min(1).max(64) });
const Words = z.string().trim().min(1).max(2000);

/** Reports that a chair signs and an auditor can reopen. */
export const reportingRouter = router({
  list: procedure
    .input(PageRequest.extend({ kind: ReportKind.optional(), state: ReportState.optional() }).strict())
    .query(({ ctx, input }) => reports(ctx, input, input)),
  get: procedure.input(Named).query(({ ctx, input }) => report(ctx, input.id)),
  preview: procedure.input(ReportPlan).query(({ ctx, input }) => previewReport(ctx, input)),
  draft: procedure.input(ReportPlan).mutation(({ ctx, input }) => draftReport(ctx, input)),
  change: procedure.input(ReportPlan.extend(Named.shape)).mutation(({ ctx, input }) => changeReport(ctx, input)),
  challenge: procedure.input(Named.extend({ text: Words })).mutation(({ ctx, input }) => challengeReport(ctx, input)),
  sendBack: procedure.input(Named.extend({ why: Words })).mutation(({ ctx, input }) => sendBackReport(ctx, input)),
  publish: procedure.input(Named).mutation(({ ctx, input }) => publishReport(ctx, input.id)),
  regenerate: procedure.input(Named).query(async ({ ctx, input }) => {
    const { isSame, published } = await regenerateReport(ctx, input.id);
    return { isSame, published };
  }),
});
