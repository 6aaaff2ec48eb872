import type { AccessStores } from '../../access/store.ts';
import type { Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import type { Page, PageRequest } from '../../paging.ts';
import { insistOnBilling } from '../editors.ts';
import { exportRow, type ExportRow } from './export-row.ts';
import { named, type LineListed } from '../statements/read-lines.ts';
import type { BillingErrorCode, BillingRun, RunStatement } from '../schema.ts';
import type { BillingStores } from '../store.ts';
import type { RunListed } from './shown.ts';
import { whoDecided } from '../../access/who-decided.ts';

/** A run with its statements and its lines. */
export interface RunShown {
  readonly run: RunListed;
  readonly statements: readonly RunStatement[];
  readonly lines: Page<LineListed>;
}

/**
 * What was released, the newest first.
 *
 * @throws `access.not-permitted`
 */
export async function runs(ctx: Context<BillingStores & AccessStores>, page: PageRequest): Promise<Page<RunListed>> {
  insistOnBilling(ctx.actor);
  const found = await ctx.store.billing.runs(page);
  const who = await whoDecided(
    ctx,
    found.rows.map((run) => run.releasedBy),
  );
  return { ...found, rows: found.rows.map((run) => ({ ...run, by: who(run.releasedBy) })) };
}

/**
 * One run with its statements and its lines.
 *
 * @throws `access.not-permitted`, `billing.run-not-found`
 */
export async function run(
  ctx: Context<BillingStores & AccessStores>,
  id: string,
  page: PageRequest,
): Promise<RunShown> {
  const found = await runOf(ctx, id);
  const who = await whoDecided(ctx, [found.releasedBy]);
  const { billing } = ctx.store;
  return {
    run: { ...found, by: who(found.releasedBy) },
    statements: await billing.statementsOf(id),
    lines: await named(ctx, await billing.lines({ runId: id }, page)),
  };
}

/** What a run sends to finance: its rows by statement, in the order in which the lines were written. */
export interface RunExport {
  readonly run: BillingRun;
  readonly fileName: string;
  readonly rows: readonly ExportRow[];
}

/**
 * What a run sends to finance. Made of what was kept with it, so it is the same however often it is asked for.
 *
 * @throws `access.not-permitted`, `billing.run-not-found`
 * @source house each line is exported once; its codes are those of the release
 */
export async function exportRun(ctx: Context<BillingStores>, id: string): Promise<RunExport> {
  const found = await runOf(ctx, id);
  const lines = await ctx.store.billing.ofRun(id);
  const rows = (await ctx.store.billing.statementsOf(id)).flatMap((statement) => {
    const agencies = new Set(statement.of.map(({ agencyId }) => agencyId));
    return lines.filter((line) => agencies.has(line.agencyId)).map((line) => exportRow(line, statement));
  });
  return { run: found, fileName: `charges-${found.period}-${found.number}.csv`, rows };
}

async function runOf(ctx: Context<BillingStores>, id: string): Promise<BillingRun> {
  insistOnBilling(ctx.actor);
  const found = await ctx.store.billing.run(id);
  if (found !== undefined) return found;
  throw new DomainError<BillingErrorCode>('billing.run-not-found', 'There is no such billing run.');
}
