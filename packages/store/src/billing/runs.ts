import type { Page, PageRequest } from '@trellis/core';
import type { BillingRun, BillingStore, RunStatement } from '@trellis/core/billing';
import { sql, type RawBuilder, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import { pageFound } from '../paging.ts';
import type { BillingRunTable, RunStatementTable } from './table.ts';

/** Runs that fit a condition. */
export async function findRuns(
  { tx }: Binding,
  condition: RawBuilder<unknown>,
  tail: RawBuilder<unknown> = sql`order by period, number`,
): Promise<readonly BillingRun[]> {
  const { rows } = await sql<Selectable<BillingRunTable>>`
    select * from billing_run where ${condition} ${tail}`.execute(tx);
  return rows.map((row) => ({
    id: row.id,
    period: row.period,
    number: row.number,
    releasedAt: row.released_at,
    releasedBy: { kind: row.released_by_kind as BillingRun['releasedBy']['kind'], id: row.released_by },
    lines: row.lines,
    pence: row.pence,
    isFileDue: row.is_file_due,
  }));
}

/** A page of runs, the newest first. */
export async function pageOfRuns(binding: Binding, page: PageRequest): Promise<Page<BillingRun>> {
  const last = sql`select released_at, id from billing_run where id = ${page.after ?? null}`;
  const after = page.after === undefined ? sql`true` : sql`(released_at, id) < (${last})`;
  const found = await findRuns(binding, after, sql`order by released_at desc, id desc limit ${page.limit + 1}`);
  return await pageFound(binding, page, { rows: found, last, cursorOf: (run) => run.id });
}

/** Statements that fit a condition. */
export async function findStatements(
  { tx }: Binding,
  condition: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
): Promise<readonly RunStatement[]> {
  const { rows } = await sql<Selectable<RunStatementTable>>`
    select * from run_statement where ${condition} order by ${order}`.execute(tx);
  return rows.map((row) => ({
    runId: row.run_id,
    number: row.number,
    agencyId: row.agency_id as RunStatement['agencyId'],
    agencyRef: row.agency_ref,
    agencyName: row.agency_name,
    details: row.details as RunStatement['details'],
    of: row.of_agencies as RunStatement['of'],
    lines: row.lines,
    pence: row.pence,
  }));
}

/** Adds a run with its statements and marks its lines. */
export const release =
  ({ tx, partnershipId }: Binding): BillingStore['release'] =>
  async (run, statements, lineIds) => {
    await tx
      .insertInto('billing_run')
      .values({
        partnership_id: partnershipId,
        id: run.id,
        period: run.period,
        number: run.number,
        released_at: run.releasedAt,
        released_by_kind: run.releasedBy.kind,
        released_by: run.releasedBy.id,
        lines: run.lines,
        pence: run.pence,
        is_file_due: run.isFileDue,
      })
      .execute();
    await tx
      .insertInto('run_statement')
      .values(
        statements.map((statement) => ({
          partnership_id: partnershipId,
          number: statement.number,
          run_id: statement.runId,
          agency_id: statement.agencyId,
          agency_ref: statement.agencyRef,
          agency_name: statement.agencyName,
          details: JSON.stringify(statement.details),
          of_agencies: JSON.stringify(statement.of),
          lines: statement.lines,
          pence: statement.pence,
        })),
      )
      .execute();
    await sql`update charge_line set run_id = ${run.id} where id = any(${lineIds})`.execute(tx);
  };
