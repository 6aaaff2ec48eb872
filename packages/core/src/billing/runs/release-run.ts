import { localDate } from '../../calendar.ts';
import { record, type Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { BILLING_ROLES, FINANCE_ROLES, insistOnBilling } from '../editors.ts';
import { restate } from '../ledger/load-families.ts';
import { insistOnDetails, statementsFor } from './make-run.ts';
import { lastDayOf, previewOf, type RunPreviewed } from './preview.ts';
import type { BillingErrorCode, BillingPeriod, BillingRun } from '../schema.ts';
import { deciderOf } from '../../access/who-decided.ts';
import type { BillingStores } from '../store.ts';

/**
 * What a run of a month would take now.
 *
 * @throws `access.not-permitted`
 */
export async function previewRun(ctx: Context<BillingStores>, period: BillingPeriod): Promise<RunPreviewed> {
  insistOnBilling(ctx.actor, BILLING_ROLES);
  return await previewed(ctx, period);
}

/**
 * Sends everything that a month's run takes to finance: each line goes out once, however often and by how many at once this is asked. In the one
 * transaction of the request; a process that dies in it has released nothing.
 *
 * @param isFileDue - the command line has still to write its file
 * @throws `access.not-permitted`, `billing.nothing-to-bill`, `billing.details-missing`
 * @source house the run is idempotent, a second press exports nothing new
 */
export async function releaseRun(
  ctx: Context<BillingStores>,
  period: BillingPeriod,
  isFileDue = false,
): Promise<BillingRun> {
  insistOnBilling(ctx.actor, FINANCE_ROLES);
  const { billing, people } = ctx.store;
  await billing.lockLedger('alone');
  const preview = await previewed(ctx, period);
  if (preview.lines === 0)
    throw new DomainError<BillingErrorCode>(
      'billing.nothing-to-bill',
      `There is nothing new to bill up to the end of ${period}.`,
      { period },
    );
  insistOnDetails(preview.agencies);
  const number = (await billing.runsOf(period)).length + 1;
  const run: BillingRun = {
    id: ctx.newId(),
    period,
    number,
    releasedAt: ctx.now,
    releasedBy: deciderOf(ctx),
    lines: preview.lines,
    pence: preview.invoicedPence,
    isFileDue,
  };
  const lines = preview.agencies.flatMap((agency) => agency.lines);
  const statements = statementsFor(preview, await people.agencies(), { runId: run.id, number });
  await billing.release(
    run,
    statements,
    lines.map((line) => line.id),
  );
  await restate(ctx, [...new Set(lines.map((line) => line.concerns ?? line.id))]);
  await record(ctx, { action: 'billing.release', subject: { kind: 'run', id: run.id }, after: run });
  return run;
}

async function previewed(ctx: Context<BillingStores>, period: BillingPeriod): Promise<RunPreviewed> {
  const { billing, people } = ctx.store;
  return previewOf({
    period,
    today: localDate(ctx.now, ctx.timeZone),
    unbilled: await billing.unbilled(lastDayOf(period)),
    agencies: await people.agencies(),
    details: await billing.details(),
    successions: await billing.successions(),
  });
}
