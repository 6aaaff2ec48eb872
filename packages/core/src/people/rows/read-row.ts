import type { z } from 'zod';
import type { Finding } from '../../errors.ts';

/** A row of a file as its reader gives it: cells by column in camelCase, empty ones left out. Row 1 is the header. */
export interface FileRow {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** What the cells of a row mean, or everything that is wrong with them. */
export type RowRead<Row> =
  | { readonly value: Row; readonly findings?: undefined }
  | { readonly value?: undefined; readonly findings: readonly Finding[] };

/** Reads the cells of one row; blank cells count as absent. */
export function readRow<Row>(schema: z.ZodType<Row>, cells: FileRow['cells']): RowRead<Row> {
  const filled = Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell.trim() !== ''));
  const read = schema.safeParse(filled);
  if (read.success) return { value: read.data };
  return { findings: read.error.issues.flatMap((issue) => findingsOf(issue, filled)) };
}

function findingsOf(issue: z.core.$ZodIssue, cells: FileRow['cells']): readonly Finding[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((field) => ({ field, reason: 'is not a column of this file' }));
  const field = String(issue.path[0] ?? '');
  if (issue.code !== 'custom' && cells[field] === undefined) return [{ field, reason: 'is needed' }];
  if (issue.code === 'invalid_value') return [{ field, reason: `must be one of ${issue.values.join(', ')}` }];
  if (issue.code === 'invalid_union')
    return (issue.errors.at(-1) ?? []).slice(0, 1).map((inner) => ({ field, reason: inner.message }));
  return [{ field, reason: issue.message }];
}

/** The column that a field has in a file: `staffNumber` is `staff_number`. */
export function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The field that a column of a file fills: `staff_number` is `staffNumber`. */
export function fieldOf(column: string): string {
  return column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** The cells that say what a row means: lists with `;`, everything else as text. The same meaning gives the same cells. */
export function cellsOf(
  row: Readonly<Record<string, string | number | readonly string[] | undefined>>,
): Record<string, string> {
  const cells = Object.entries(row).flatMap(([field, value]): [string, string][] => {
    if (value === undefined) return [];
    return [[field, typeof value === 'object' ? [...new Set(value)].sort().join(';') : String(value)]];
  });
  return Object.fromEntries(cells.sort(([one], [other]) => (one < other ? -1 : 1)));
}
