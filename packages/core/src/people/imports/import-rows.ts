import { record, type Context } from '../../context.ts';
import type { AgencyScope } from '../../scope.ts';
import type { z } from 'zod';
import { editorsScope } from '../editors.ts';
import type { ImportRun, RowReport } from '../import-run.ts';
import { openCases, type Doubtful, type KindOfCase } from '../cases/open-cases.ts';
import type { ReadRow, RefusedRow, UnsureRow } from '../plan/plan-people.ts';
import type { FileRow } from '../rows/read-row.ts';
import { countsOf, readRows, reportOf } from './report-rows.ts';
import type { PeopleStores } from '../store.ts';

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

/** What rows have come to, before anything is saved. */
interface Resolved extends Doubtful {
  readonly plan: {
    readonly taken: readonly { readonly outcome: 'new' | 'changed' | 'unchanged' }[];
    readonly unsure: readonly UnsureRow[];
    readonly refused: readonly RefusedRow[];
  };
}

/** What one kind of file does in its own way. */
export interface KindOfFile<Row, Outcome extends Resolved> extends KindOfCase<Row> {
  readonly row: z.ZodType<Row>;
  resolve(rows: readonly ReadRow<Row>[], scope: AgencyScope): Promise<Outcome>;
  save(outcome: Outcome): Promise<void>;
}

/**
 * Takes in a file of any kind. Good rows come in whatever becomes of the others; the same file again changes nothing.
 * A dry run changes nothing and keeps nothing here; whoever runs it tells its progress, and what would happen, elsewhere.
 *
 * @throws `access.not-permitted`
 */
export async function importRows<Row, Outcome extends Resolved>(
  ctx: Context<PeopleStores>,
  input: FileToImport,
  file: KindOfFile<Row, Outcome>,
): Promise<ImportResult> {
  const scope = editorsScope(ctx.actor);
  const broken = input.broken ?? [];
  const rowsTotal = input.rows.length + new Set(broken.map((row) => row.row)).size;
  const progress = (step: ImportProgress['step'], share: number) =>
    input.onProgress?.({ step, rowsDone: Math.floor(rowsTotal * share), rowsTotal });

  await progress('reading', 0);
  const read = readRows(file.row, input.rows);
  await progress('matching', 0.1);
  const outcome = await file.resolve(read.rows, scope);
  const { plan } = outcome;
  const refused = [...broken, ...read.refused, ...plan.refused];

  const run: ImportRun = {
    id: input.runId ?? ctx.newId(),
    kind: file.kind,
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
    await file.save(outcome);
    const cases = openCases(file, outcome, read.rows, run.id);
    if (cases.length > 0) await ctx.store.people.saveCases(cases);
    await ctx.store.people.saveRun(run);
    await record(ctx, {
      action: `${file.kind}.import`,
      subject: { kind: 'import-run', id: run.id },
      after: { counts: run.counts },
    });
  }
  await progress('done', 1);
  return { run, report: reportOf(refused, plan.unsure) };
}
