import type { Context } from '../../context.ts';
import { importRows, type FileToImport, type ImportResult } from '../../people/imports/import-rows.ts';
import { cellsOf } from '../../people/rows/read-row.ts';
import { EvidenceRow } from '../rows/import-row.ts';
import { resolveEvidence, type EvidenceWriters } from '../plan/resolve-rows.ts';
import { saveEvidenceChanges } from '../plan/save-changes.ts';

/**
 * Takes in a file of evidence, as `importRows` takes in any file.
 *
 * @param input.knownIds - ids of the competencies, units, levels and requirements of all stored packs, and their aliases
 * @throws `access.not-permitted`
 */
export function importEvidence(
  ctx: Context<EvidenceWriters>,
  input: FileToImport & { readonly knownIds: ReadonlySet<string> },
): Promise<ImportResult> {
  return importRows(ctx, input, {
    kind: 'evidence',
    row: EvidenceRow,
    resolve: (rows, scope) => resolveEvidence(ctx, { rows, scope, knownIds: input.knownIds }),
    save: ({ plan }) => saveEvidenceChanges(ctx, plan.changes, 'evidence.import'),
    cellsOf: (row) => cellsOf(row),
  });
}
