import type { Context } from '../../context.ts';
import { cellsOfPeopleRow, PeopleRow } from '../rows/import-row.ts';
import { importRows, type FileToImport, type ImportResult } from './import-rows.ts';
import { resolveRows } from '../plan/resolve-rows.ts';
import { savePlan } from '../plan/save-plan.ts';
import type { PeopleStores } from '../store.ts';

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
    cellsOf: cellsOfPeopleRow,
  });
}
