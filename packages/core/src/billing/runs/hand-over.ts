import type { Context } from '../../context.ts';
import { FINANCE_ROLES, insistOnBilling } from '../editors.ts';
import { exportRun, type RunExport } from './read-runs.ts';
import type { BillingPeriod } from '../schema.ts';
import type { BillingStores } from '../store.ts';

/**
 * Writes the file of every run of a month that still waits for one, and notes that it is there: also of a run whose process was killed before it had
 * written it. Nobody else releases or writes meanwhile.
 *
 * @param write - given the runs, the oldest first; not called when none waits
 * @returns the runs that were written
 * @throws `access.not-permitted`
 * @source house a run that is killed at any point and run again exports each line once
 */
export async function handOver(
  ctx: Context<BillingStores>,
  period: BillingPeriod,
  write: (runs: readonly RunExport[]) => Promise<void>,
): Promise<readonly RunExport[]> {
  insistOnBilling(ctx.actor, FINANCE_ROLES);
  const { billing } = ctx.store;
  await billing.lockLedger('alone');
  const due: RunExport[] = [];
  for (const { id, isFileDue } of await billing.runsOf(period)) if (isFileDue) due.push(await exportRun(ctx, id));
  if (due.length === 0) return due;
  await write(due);
  for (const { run } of due) await billing.noteFile(run.id);
  return due;
}
