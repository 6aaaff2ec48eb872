import { AgencyId, PageRequest, pageOf } from '@trellis/core';
import {
  addCost,
  BillingPeriod,
  BillingRun,
  credit,
  decideDispute,
  dispute,
  endHold,
  explainLine,
  hold,
  LineListed,
  lines,
  LineState,
  previewRun,
  previewShown,
  PreviewShown,
  releaseRun,
  run,
  RunListed,
  runs,
  statement,
  statements,
  waive,
  Why,
} from '@trellis/core/billing';
import { z } from 'zod';
import { exportedRun } from '../files/billing-export.ts';
import { procedure, router } from '../trpc.ts';
import { detailsProcedures } from './billing-details.ts';
import { draftProcedures } from './billing-drafts.ts';
import { Id, Named } from './input.ts';

const tag = 'billing';
const Pence = z.number().int().positive().max(100_000_000);
const AboutLine = z.strictObject({ lineId: Id, why: Why });
const Correction = AboutLine.extend({
  pence: Pence.optional().meta({ description: 'Absent: all that is still owed' }),
});
const Period = z.strictObject({ period: BillingPeriod });

/** Lines, what explains them, and statements by agency. */
const readProcedures = {
  lines: procedure
    .meta({
      rest: {
        method: 'GET',
        path: '/billing/lines',
        tag,
        summary: 'Lines of the ledger, the newest first',
        description:
          'Each with the whole reckoning of its charge. An agency’s lead is given those of their own agency.',
      },
    })
    .input(
      PageRequest.extend({
        agencyId: AgencyId.optional(),
        state: LineState.optional(),
        period: BillingPeriod.optional().meta({ description: 'The month in which they arose' }),
        runId: Id.optional(),
      }).strict(),
    )
    .output(pageOf(LineListed).extend({ rows: z.array(LineListed).readonly() }))
    .query(({ ctx, input: { limit, after, ...filter } }) => lines(ctx, filter, { limit, after })),
  line: procedure.input(Named).query(({ ctx, input }) => explainLine(ctx, input.id)),
  statements: procedure.input(z.strictObject({})).query(({ ctx }) => statements(ctx)),
  statement: procedure
    .input(PageRequest.extend({ agencyId: AgencyId, state: LineState.optional() }).strict())
    .query(({ ctx, input }) => statement(ctx, input, input)),
};

/** What goes to finance. */
const runProcedures = {
  preview: procedure
    .meta({
      rest: {
        method: 'GET',
        path: '/billing/preview',
        tag,
        summary: 'What a billing run of a month would take now',
        description: 'Every line up to the month’s last day that was not exported and is neither held nor disputed.',
      },
    })
    .input(Period)
    .output(PreviewShown)
    .query(async ({ ctx, input }) => previewShown(await previewRun(ctx, input.period))),
  release: procedure
    .meta({
      rest: {
        method: 'POST',
        path: '/billing/release',
        tag,
        summary: 'Release a month’s billing run',
        description: 'Each line is exported once. A second press has nothing to bill, and says so.',
      },
    })
    .input(Period)
    .output(BillingRun)
    .mutation(({ ctx, input }) => releaseRun(ctx, input.period)),
  runs: procedure
    .meta({ rest: { method: 'GET', path: '/billing/runs', tag, summary: 'Billing runs, the newest first' } })
    .input(PageRequest.strict())
    .output(pageOf(RunListed).extend({ rows: z.array(RunListed).readonly() }))
    .query(({ ctx, input }) => runs(ctx, input)),
  run: procedure.input(PageRequest.extend({ id: Id }).strict()).query(({ ctx, input }) => run(ctx, input.id, input)),
  exportRun: procedure.input(Named).query(({ ctx, input }) => exportedRun(ctx, input.id)),
};

/** What is taken back, put on hold, disputed or added. */
const correctionProcedures = {
  waive: procedure.input(Correction).mutation(({ ctx, input }) => waive(ctx, input)),
  credit: procedure.input(Correction).mutation(({ ctx, input }) => credit(ctx, input)),
  addCost: procedure
    .input(AboutLine.extend({ title: z.string().trim().min(1).max(200), pence: Pence }))
    .mutation(({ ctx, input }) => addCost(ctx, input)),
  hold: procedure.input(AboutLine).mutation(({ ctx, input }) => hold(ctx, input)),
  endHold: procedure.input(AboutLine).mutation(({ ctx, input }) => endHold(ctx, input)),
  dispute: procedure.input(AboutLine).mutation(({ ctx, input }) => dispute(ctx, input)),
  decideDispute: procedure
    .input(Correction.extend({ decision: z.enum(['upheld', 'rejected']) }))
    .mutation(({ ctx, input }) => decideDispute(ctx, input)),
};

/** The ledger: what was charged and why, and what became of it. */
export const billingRouter = router({
  ...readProcedures,
  ...runProcedures,
  ...correctionProcedures,
  ...detailsProcedures,
  ...draftProcedures,
});
