import type { Page, PageRequest } from '@trellis/core';
import type { AgencyScope } from '@trellis/core/access';
import type { ImportRun, MatchCase, PeopleStore } from '@trellis/core/people';
import { sql, type Kysely, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import { incoming } from '../incoming.ts';
import { mapPage, pageFound } from '../paging.ts';
import type { Tables } from '../tables.ts';
import { inPartnership } from '../tenancy.ts';
import type { MatchCaseTable } from './table.ts';

function caseOf(row: Selectable<MatchCaseTable>): MatchCase {
  return {
    id: row.id,
    ...(row.run_id === null ? {} : { runId: row.run_id }),
    agencyId: row.agency_id as MatchCase['agencyId'],
    kind: row.kind,
    row: row.row as MatchCase['row'],
    reason: row.reason,
    candidates: row.candidates as MatchCase['candidates'],
    state: row.state,
    ...(row.decided_at === null ? {} : { decidedAt: row.decided_at }),
  };
}

/** Makes match cases what they are given as. */
export async function saveCases({ tx, partnershipId }: Binding, cases: readonly MatchCase[]): Promise<void> {
  if (cases.length === 0) return;
  const rows = cases.map((each) => ({
    id: each.id,
    run_id: each.runId,
    agency_id: each.agencyId,
    kind: each.kind,
    row: each.row,
    reason: each.reason,
    candidates: each.candidates,
    state: each.state,
    decided_at: each.decidedAt,
  }));
  const given = incoming(rows, {
    id: 'text',
    run_id: 'text',
    agency_id: 'text',
    kind: 'text',
    row: 'json',
    reason: 'text',
    candidates: 'text[]',
    state: 'text',
    decided_at: 'timestamptz',
  });
  await sql`
    insert into match_case (partnership_id, id, run_id, agency_id, kind, row, reason, candidates, state, decided_at)
    select ${partnershipId}, i.* from ${given} i
    on conflict (partnership_id, id) do update set run_id = excluded.run_id, agency_id = excluded.agency_id, kind = excluded.kind,
      row = excluded.row, reason = excluded.reason, candidates = excluded.candidates, state = excluded.state,
      decided_at = excluded.decided_at`.execute(tx);
}

/** Match cases by id, in the order in which they came up. */
export async function matchCases({ tx }: Binding, ids: readonly string[]): Promise<readonly MatchCase[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('match_case')
    .selectAll()
    .where('id', '=', sql<string>`any(${ids})`)
    .orderBy('key')
    .execute();
  return rows.map(caseOf);
}

/** Match cases of a scope, in the order in which they came up. */
export async function cases(
  binding: Binding,
  scope: AgencyScope,
  filter: Parameters<PeopleStore['cases']>[1],
  page: PageRequest,
): Promise<Page<MatchCase>> {
  let query = binding.tx.selectFrom('match_case');
  if (!scope.all) query = query.where('agency_id', 'in', [...scope.agencyIds, '']);
  if (filter.runId !== undefined) query = query.where('run_id', '=', filter.runId);
  if (filter.state !== undefined) query = query.where('state', '=', filter.state);
  const { total } = await query.select((row) => row.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const { after } = page;
  const rows = await query
    .$if(after !== undefined, (rest) =>
      rest.where('key', '>', (inner) => {
        const last = inner.selectFrom('match_case').select('key').where('id', '=', after!);
        return scope.all ? last : last.where('agency_id', 'in', [...scope.agencyIds, '']);
      }),
    )
    .selectAll()
    .orderBy('key')
    .limit(page.limit + 1)
    .execute();
  const isMine = scope.all ? sql`true` : sql`agency_id = any(${[...scope.agencyIds, '']})`;
  return mapPage(
    await pageFound(binding, page, {
      rows,
      last: sql`select from match_case where id = ${after ?? null} and ${isMine}`,
      cursorOf: (row) => row.id,
      total,
    }),
    caseOf,
  );
}

/** Keeps an import's outcome, in the import's own transaction. */
export async function saveRun({ tx, partnershipId }: Binding, run: ImportRun): Promise<void> {
  const content = { started_at: run.startedAt, run: JSON.stringify(run) };
  await tx
    .insertInto('import_run')
    .values({ partnership_id: partnershipId, id: run.id, ...content })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'id']).doUpdateSet(content))
    .execute();
}

/**
 * Tells others how far an import has come, or that it failed, while its own transaction is open or after it was undone.
 * What the import itself saved at its end counts for more.
 *
 * @param app - not the import's transaction: this one ends at once
 */
export async function saveRunProgress(app: Kysely<Tables>, partnershipId: number, run: ImportRun): Promise<void> {
  const content = { started_at: run.startedAt, run: JSON.stringify(run) };
  await inPartnership(app, partnershipId, (tx) =>
    tx
      .insertInto('import_progress')
      .values({ partnership_id: partnershipId, id: run.id, ...content })
      .onConflict((conflict) => conflict.columns(['partnership_id', 'id']).doUpdateSet(content))
      .execute(),
  );
}

const everyRun = sql`(
  select id, coalesce(r.started_at, p.started_at) as started_at,
    case when r.run ->> 'state' <> 'running' or p.run is null then r.run else p.run end as run
  from import_run r full join import_progress p using (partnership_id, id)
)`;

/** One import: as it ended, or how far it has come. */
export async function run({ tx }: Binding, id: string): Promise<ImportRun | undefined> {
  const { rows } = await sql<{ run: ImportRun }>`select run from ${everyRun} each where id = ${id}`.execute(tx);
  return rows[0]?.run;
}

/** Imports, newest first: all of them, or those that one actor started. */
export async function runs(binding: Binding, page: PageRequest, startedBy?: string): Promise<Page<ImportRun>> {
  const isTheirs = startedBy === undefined ? sql`true` : sql`run ->> 'startedBy' = ${startedBy}`;
  const last = sql`select started_at, id from ${everyRun} last where id = ${page.after ?? null} and ${isTheirs}`;
  const after = page.after === undefined ? sql`true` : sql`(started_at, id) < (${last})`;
  const { rows } = await sql<{ run: ImportRun }>`
    select run from ${everyRun} each where ${isTheirs} and ${after} order by started_at desc, id desc limit ${page.limit + 1}`.execute(
    binding.tx,
  );
  return mapPage(await pageFound(binding, page, { rows, last, cursorOf: (row) => row.run.id }), (row) => row.run);
}
