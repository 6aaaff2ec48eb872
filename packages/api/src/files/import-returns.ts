import { DomainError, type Context, type Stores } from '@trellis/core';
import { importReturns, type ReportingErrorCode, type ReturnsImported } from '@trellis/core/reporting';
import { RETURNS_FILE } from '../csv/columns.ts';
import { readCsv } from '../csv/read.ts';

/**
 * Keeps a CSV file of headcount returns, row by row.
 *
 * @throws `reporting.file-refused` when the file as a whole is none
 */
export async function importedReturns(ctx: Context<Stores>, csv: string, isDryRun: boolean): Promise<ReturnsImported> {
  return await importReturns(ctx, rowsOf(csv), isDryRun);
}

function rowsOf(csv: string): ReturnType<typeof readCsv> {
  try {
    return readCsv(new TextEncoder().encode(csv), RETURNS_FILE);
  } catch (cause) {
    if (!(cause instanceof DomainError) || cause.code !== 'people.file-refused') throw cause;
    throw new DomainError<ReportingErrorCode>('reporting.file-refused', cause.message, cause.facts);
  }
}
