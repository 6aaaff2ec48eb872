import { stringify } from 'csv-stringify/sync';

/** One column of a file that we write. */
export interface CsvColumn<Row> {
  readonly header: string;
  readonly of: (row: Row) => string | number | undefined | null;
}

/** How many rows go into one piece of text: enough to be quick, few enough to hold. */
const ROWS_AT_ONCE = 200;

/**
 * Writes rows as CSV while they are read: UTF-8, commas, RFC 4180 quotes and line ends, the header first.
 *
 * @returns pieces of text, each of whole lines
 */
export async function* writeCsv<Row>(
  columns: readonly CsvColumn<Row>[],
  rows: AsyncIterable<Row> | Iterable<Row>,
): AsyncGenerator<string> {
  let lines: (string | number)[][] = [columns.map((column) => column.header)];
  for await (const row of rows) {
    lines.push(columns.map((column) => cellOf(column.of(row))));
    if (lines.length < ROWS_AT_ONCE) continue;
    yield linesOf(lines);
    lines = [];
  }
  if (lines.length > 0) yield linesOf(lines);
}

/**
 * Text that a spreadsheet will not run: a leading `=`, `+`, `-`, `@`, tab or line end gets an apostrophe before it. A plain number is none of these,
 * so that `-35.50` stays a sum.
 *
 * @source OWASP, CSV Injection
 */
export function withoutFormula(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) && !/^-\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
}

function cellOf(value: string | number | undefined | null): string | number {
  return typeof value === 'string' ? withoutFormula(value) : (value ?? '');
}

function linesOf(lines: readonly (readonly (string | number)[])[]): string {
  return stringify(
    lines.map((line) => [...line]),
    { record_delimiter: '\r\n', quoted_match: /[\r\n]/ },
  );
}
