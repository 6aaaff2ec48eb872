import type { ImportCounts, RowReport } from '../import-run.ts';
import { columnOf, readRow, type FileRow } from '../rows/read-row.ts';
import type { ReadRow, RefusedRow, UnsureRow } from '../plan/plan-people.ts';
import type { z } from 'zod';

/** The rows of a file that make sense on their own, and those that do not with every reason. */
export interface RowsRead<Row> {
  readonly rows: readonly ReadRow<Row>[];
  readonly refused: readonly RefusedRow[];
}

/** Reads every row of a file. */
export function readRows<Row>(schema: z.ZodType<Row>, rows: readonly FileRow[]): RowsRead<Row> {
  const good: ReadRow<Row>[] = [];
  const refused: RefusedRow[] = [];
  for (const { row, cells } of rows) {
    const read = readRow(schema, cells);
    if (read.findings) refused.push(...read.findings.map((finding) => ({ row, ...finding })));
    else good.push({ row, value: read.value });
  }
  return { rows: good, refused };
}

/** The report of a file: refused and unsure rows in the order of the file, fields by the names of their columns. */
export function reportOf(
  refused: readonly RefusedRow[],
  unsure: readonly Pick<UnsureRow, 'row' | 'field' | 'reason'>[],
): readonly RowReport[] {
  const line = (outcome: RowReport['outcome']) => (row: RefusedRow) => ({
    row: row.row,
    outcome,
    field: columnOf(row.field),
    reason: row.reason,
  });
  return [...refused.map(line('refused')), ...unsure.map(line('unsure'))].sort((one, other) => one.row - other.row);
}

/** How many rows came out in each way; a row with several reasons counts once. */
export function countsOf(
  taken: readonly { readonly outcome: 'new' | 'changed' | 'unchanged' }[],
  unsure: readonly unknown[],
  refused: readonly RefusedRow[],
): ImportCounts {
  const count = (outcome: string) => taken.filter((row) => row.outcome === outcome).length;
  return {
    new: count('new'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    unsure: unsure.length,
    refused: new Set(refused.map((row) => row.row)).size,
  };
}
