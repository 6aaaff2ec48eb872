import type { Context } from '../context.ts';
import { cellsOfPeopleRow, PeopleRow } from './import-row.ts';
import { importRows, type FileToImport, type ImportResult } from './import-rows.ts';
import type { MatchCase } from './import-run.ts';
import { resolveRows, type ResolvedRows } from './resolve-rows.ts';
import { savePlan } from './save-plan.ts';
import type { PeopleStores } from './store.ts';

/**
 * Takes in a file of people and their posts, as {@link importRows} takes in any file.
 *
 * @param input.knownAudiences - ids of the groups of all stored packs
 * @throws `access.not-permitted`
 */
export function importPeople(
  ctx: Context<PeopleStores>,
  input: FileToImport & { readonly knownAudiences: ReadonlySet<string> },
): Promise<ImportResult> {
  return importRows(ctx, input, {
    kind: 'people',
    row: PeopleRow,
    resolve: (rows, scope) => resolveRows(ctx, { rows, scope, knownAudiences: input.knownAudiences }),
    save: ({ plan }) => savePlan(ctx, plan, 'people.import'),
    cases: casesOf,
  });
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
