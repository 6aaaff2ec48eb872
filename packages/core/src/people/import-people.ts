import { record, type Context } from '../context.ts';
import { editorsScope } from './editors.ts';
import { cellsOfPeopleRow, PeopleRow } from './import-row.ts';
import type { ImportRun, MatchCase, RowReport } from './import-run.ts';
import type { RefusedRow } from './plan-people.ts';
import type { FileRow } from './read-row.ts';
import { countsOf, readRows, reportOf } from './report-rows.ts';
import { resolveRows, type ResolvedRows } from './resolve-rows.ts';
import { savePlan } from './save-plan.ts';
import type { PeopleStores } from './store.ts';

/** How far an import has come: which step of it, and how many of its rows are through. */
export interface ImportProgress {
  readonly step: 'reading' | 'matching' | 'saving' | 'done';
  readonly rowsDone: number;
  readonly rowsTotal: number;
}

/** A file to take in, already cut into rows. */
export interface FileToImport {
  readonly fileName: string;
  readonly rows: readonly FileRow[];
  /** Rows that could not even be cut into cells; they are counted and reported as refused. */
  readonly broken?: readonly RefusedRow[] | undefined;
  /** Only says what would happen. */
  readonly dryRun: boolean;
  /** The id under which its progress is told elsewhere; absent: a new one. */
  readonly runId?: string | undefined;
  readonly onProgress?: ((progress: ImportProgress) => void | Promise<void>) | undefined;
}

/** What became of a file. */
export interface ImportResult {
  readonly run: ImportRun;
  /** Refused and unsure rows with column and reason, in the order of the file. */
  readonly report: readonly RowReport[];
}

/**
 * Takes in a file of people and their posts. Good rows come in whatever becomes of the others; the same file again changes nothing.
 * A dry run changes nothing and keeps nothing here; whoever runs it tells its progress, and what would happen, elsewhere.
 *
 * @param input.knownAudiences - ids of the groups of all stored packs
 * @throws `access.not-permitted`
 */
export async function importPeople(
  ctx: Context<PeopleStores>,
  input: FileToImport & { readonly knownAudiences: ReadonlySet<string> },
): Promise<ImportResult> {
  const scope = editorsScope(ctx.actor);
  const broken = input.broken ?? [];
  const rowsTotal = input.rows.length + new Set(broken.map((row) => row.row)).size;
  const progress = (step: ImportProgress['step'], share: number) =>
    input.onProgress?.({ step, rowsDone: Math.floor(rowsTotal * share), rowsTotal });

  await progress('reading', 0);
  const read = readRows(PeopleRow, input.rows);
  await progress('matching', 0.1);
  const resolved = await resolveRows(ctx, { rows: read.rows, scope, knownAudiences: input.knownAudiences });
  const { plan } = resolved;
  const refused = [...broken, ...read.refused, ...plan.refused];

  const run: ImportRun = {
    id: input.runId ?? ctx.newId(),
    kind: 'people',
    fileName: input.fileName,
    dryRun: input.dryRun,
    state: 'done',
    startedAt: ctx.now,
    endedAt: ctx.now,
    startedBy: ctx.actor.id,
    rowsDone: rowsTotal,
    rowsTotal,
    counts: countsOf(plan.taken, plan.unsure, refused),
  };
  if (!input.dryRun) {
    await progress('saving', 0.3);
    await savePlan(ctx, plan, 'people.import');
    const cases = casesOf(resolved, read.rows, run.id);
    if (cases.length > 0) await ctx.store.people.saveCases(cases);
    await ctx.store.people.saveRun(run);
    await record(ctx, {
      action: 'people.import',
      subject: { kind: 'import-run', id: run.id },
      after: { counts: run.counts },
    });
  }
  await progress('done', 1);
  return { run, report: reportOf(refused, plan.unsure) };
}

/**
 * The open questions of a plan.
 *
 * @param runId - of the import; absent: the row came by itself
 */
export function casesOf(
  resolved: ResolvedRows,
  rows: readonly { readonly row: number; readonly value: PeopleRow }[],
  runId?: string,
): readonly MatchCase[] {
  const values = new Map(rows.map((read) => [read.row, read.value]));
  const cases = resolved.plan.unsure.flatMap(({ row, agencyId, reason, candidates }): MatchCase[] => {
    const [id, value] = [resolved.caseIds.get(row), values.get(row)];
    if (id === undefined || value === undefined) return [];
    return [
      {
        id,
        ...(runId !== undefined && { runId }),
        agencyId,
        kind: 'people',
        row: cellsOfPeopleRow(value),
        reason,
        candidates: [...candidates],
        state: 'open',
      },
    ];
  });
  return [...new Map(cases.map((open) => [open.id, open])).values()];
}
