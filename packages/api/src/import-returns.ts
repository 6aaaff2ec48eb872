import type { Context, Stores } from '@trellis/core';
import { importReturns, type ReturnsImported } from '@trellis/core/reporting';
import { RETURNS_FILE } from './csv/columns.ts';
import { readCsv } from './csv/read.ts';

/**
 * Keeps a CSV file of headcount returns, row by row.
 *
 * @throws `people.file-refused` when the file as a whole is none
 */
export function importedReturns(ctx: Context<Stores>, csv: string, isDryRun: boolean): Promise<ReturnsImported> {
  return importReturns(ctx, readCsv(new TextEncoder().encode(csv), RETURNS_FILE), isDryRun);
}
