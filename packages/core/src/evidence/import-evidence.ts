import { record, type Context } from '../context.ts';
import { editorsScope } from '../people/editors.ts';
import type { FileToImport, ImportProgress, ImportResult } from '../people/import-people.ts';
import type { ImportRun } from '../people/import-run.ts';
import { countsOf, readRows, reportOf } from '../people/report-rows.ts';
import { EvidenceRow } from './import-row.ts';
import { resolveEvidence, type EvidenceWriters } from './resolve-rows.ts';
import { evidenceCases, saveEvidencePlan } from './save-plan.ts';

/**
 * Takes in a file of evidence. Good rows come in whatever becomes of the others; the same file again changes nothing.
 * A dry run changes nothing and keeps nothing here; whoever runs it tells its progress, and what would happen, elsewhere.
 *
 * @param input.knownIds - ids of the competencies, units, levels and requirements of all stored packs, and their aliases
 * @throws `access.not-permitted`
 */
export async function importEvidence(
  ctx: Context<EvidenceWriters>,
  input: FileToImport & { readonly knownIds: ReadonlySet<string> },
): Promise<ImportResult> {
  const scope = editorsScope(ctx.actor);
  const broken = input.broken ?? [];
  const rowsTotal = input.rows.length + new Set(broken.map((row) => row.row)).size;
  const progress = (step: ImportProgress['step'], share: number) =>
    input.onProgress?.({ step, rowsDone: Math.floor(rowsTotal * share), rowsTotal });

  await progress('reading', 0);
  const read = readRows(EvidenceRow, input.rows);
  await progress('matching', 0.1);
  const resolved = await resolveEvidence(ctx, { rows: read.rows, scope, knownIds: input.knownIds });
  const { plan } = resolved;
  const refused = [...broken, ...read.refused, ...plan.refused];

  const run: ImportRun = {
    id: input.runId ?? ctx.newId(),
    kind: 'evidence',
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
    await saveEvidencePlan(ctx, plan, 'evidence.import');
    const cases = evidenceCases(resolved, read.rows, run.id);
    if (cases.length > 0) await ctx.store.people.saveCases(cases);
    await ctx.store.people.saveRun(run);
    await record(ctx, {
      action: 'evidence.import',
      subject: { kind: 'import-run', id: run.id },
      after: { counts: run.counts },
    });
  }
  await progress('done', 1);
  return { run, report: reportOf(refused, plan.unsure) };
}
