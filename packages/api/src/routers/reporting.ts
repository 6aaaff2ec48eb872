import { AgencyId, PageRequest } from '@trellis/core';
import { signReport } from '@trellis/core/deliveries';
import {
  answerFigures,
  challengeReport,
  changeReport,
  draftReport,
  extractAbout,
  FigureAnswer,
  HeadcountReturn,
  headcountReturns,
  previewReport,
  putForwardReport,
  reconcile,
  regenerateReport,
  report,
  ReportAction,
  reportActions,
  reportingSettings,
  ReportKind,
  ReportPlan,
  reports,
  ReportState,
  saveReportAction,
  saveReportingSettings,
  saveReturn,
  sendBackReport,
  SmallNumbers,
} from '@trellis/core/reporting';
import { z } from 'zod';
import { importedReturns } from '../files/import-returns.ts';
import { theirList } from '../files/their-list.ts';
import { procedure, router } from '../trpc.ts';
import { reportDeliveryProcedures } from './report-deliveries.ts';
import { Named } from './input.ts';

const Words = z.string().trim().min(1).max(2000);

/** Reports that a chair signs and an auditor can reopen. */
export const reportingRouter = router({
  ...reportDeliveryProcedures,
  list: procedure
    .input(PageRequest.extend({ kind: ReportKind.optional(), state: ReportState.optional() }).strict())
    .query(({ ctx, input }) => reports(ctx, input, input)),
  get: procedure.input(Named).query(({ ctx, input }) => report(ctx, input.id)),
  preview: procedure.input(ReportPlan).query(({ ctx, input }) => previewReport(ctx, input)),
  draft: procedure.input(ReportPlan).mutation(({ ctx, input }) => draftReport(ctx, input)),
  change: procedure.input(ReportPlan.extend(Named.shape)).mutation(({ ctx, input }) => changeReport(ctx, input)),
  challenge: procedure.input(Named.extend({ text: Words })).mutation(({ ctx, input }) => challengeReport(ctx, input)),
  sendBack: procedure.input(Named.extend({ why: Words })).mutation(({ ctx, input }) => sendBackReport(ctx, input)),
  putForward: procedure
    .input(Named.extend({ answer: Words }))
    .mutation(({ ctx, input }) => putForwardReport(ctx, input)),
  publish: procedure.input(Named).mutation(({ ctx, input }) => signReport(ctx, input.id)),
  regenerate: procedure.input(Named).query(async ({ ctx, input }) => {
    const { isSame, published } = await regenerateReport(ctx, input.id);
    return { isSame, published };
  }),
  answer: procedure
    .input(Named.extend({ answers: z.array(FigureAnswer).min(1).max(200) }))
    .mutation(({ ctx, input }) => answerFigures(ctx, input)),
  actions: procedure
    .input(PageRequest.extend({ open: z.boolean().default(false) }).strict())
    .query(({ ctx, input }) => reportActions(ctx, input.open, input)),
  saveAction: procedure
    .input(
      ReportAction.extend({
        id: ReportAction.shape.id.max(64).optional(),
        owner: z.string().trim().min(1).max(200).meta({ description: 'Who sees to it: a name or an office' }),
      }).strict(),
    )
    .mutation(({ ctx, input }) => saveReportAction(ctx, input)),
  returns: procedure
    .input(PageRequest.extend({ agencyId: AgencyId.optional() }).strict())
    .query(({ ctx, input }) => headcountReturns(ctx, input.agencyId, input)),
  saveReturn: procedure.input(HeadcountReturn).mutation(({ ctx, input }) => saveReturn(ctx, input)),
  importReturns: procedure
    .input(z.strictObject({ csv: z.string().max(400_000), isDryRun: z.boolean().default(false) }))
    .mutation(({ ctx, input }) => importedReturns(ctx, input.csv, input.isDryRun)),
  settings: procedure.input(z.strictObject({})).query(({ ctx }) => reportingSettings(ctx)),
  saveSettings: procedure
    .input(z.strictObject({ smallNumbers: SmallNumbers, why: Words }))
    .mutation(({ ctx, input }) => saveReportingSettings(ctx, input)),
  reconcile: procedure
    .input(
      Named.extend({
        agencyId: AgencyId,
        requirement: z.string().min(1).max(100),
        csv: z.string().max(400_000).optional().meta({ description: 'The agency’s own list: staff_number, trained' }),
        ...PageRequest.shape,
      }),
    )
    .query(({ ctx, input: { csv, ...input } }) =>
      reconcile(ctx, { ...input, theirs: csv === undefined ? undefined : theirList(csv) }),
    ),
  extract: procedure.input(Named).query(({ ctx, input }) => extractAbout(ctx, input.id)),
});
