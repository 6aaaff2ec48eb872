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
  let text = lineOf(columns.map((column) => column.header));
  let lines = 1;
  for await (const row of rows) {
    text += lineOf(columns.map((column) => column.of(row)));
    lines += 1;
    if (lines < ROWS_AT_ONCE) continue;
    yield text;
    [text, lines] = ['', 0];
  }
  if (lines > 0) yield text;
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

/** Everybody's whole file passes through here, cell by cell. */
function lineOf(cells: readonly (string | number | undefined | null)[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

function cellOf(value: string | number | undefined | null): string {
  if (typeof value !== 'string') return value === undefined || value === null ? '' : String(value);
  const safe = withoutFormula(value);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
