import { fieldOf, type FileRow, type RefusedRow } from '@trellis/core/people';
import { CsvError, parse } from 'csv-parse/sync';
import type { FileShape } from './columns.ts';
import { decode } from './decode.ts';
import { refuseFile } from './refuse-file.ts';

/** No row of ours comes near this; a quotation mark that is never closed does. */
const LONGEST_ROW_CHARACTERS = 65_536;

/** A file cut into rows. */
export interface CsvFile {
  /** Cells by column in camelCase, empty ones left out. */
  readonly rows: readonly FileRow[];
  /** Rows that cannot be cut into the cells of the header; the others are good. */
  readonly broken: readonly RefusedRow[];
}

/**
 * Cuts a CSV file into rows. Columns may stand in any order; empty cells are absent; cells are text whatever they look like, `=1+1` too.
 * Rows are numbered as a spreadsheet shows them when no cell has a line break: the header is row 1, a record with line breaks in it is one row, and blank rows count but say nothing.
 *
 * @throws `people.file-refused` when the file is not such a file, or its header is wrong
 * @source contract CSV
 * @source RFC 4180
 */
export function readCsv(bytes: Uint8Array, shape: FileShape): CsvFile {
  const [header, ...records] = recordsOf(decode(bytes));
  if (header === undefined || isBlank(header.cells)) refuseFile('The file has no header row.');
  const columns = columnsOf(header.cells, shape);

  const rows: FileRow[] = [];
  const broken: RefusedRow[] = [];
  for (const [at, { cells, isWellQuoted }] of records.entries()) {
    const row = at + 2;
    if (isBlank(cells)) continue;
    if (!isWellQuoted)
      broken.push({
        row,
        field: 'row',
        reason:
          'has a cell that goes on after its closing quotation mark; a quotation mark in such a cell is written twice',
      });
    else if (cells.length !== columns.length)
      broken.push({
        row,
        field: 'row',
        reason: `has ${count(cells.length, 'cell')} where the header has ${columns.length}`,
      });
    else
      rows.push({ row, cells: Object.fromEntries(columns.flatMap((field, column) => cellOf(field, cells[column]))) });
  }
  return { rows, broken };
}

/** A record as it was cut. */
interface CutRecord {
  readonly cells: readonly string[];
  /** Whether every cell that begins with a quotation mark ends with one. */
  readonly isWellQuoted: boolean;
}

/** Records in the order of the file, blank ones included. A quotation mark inside a cell that does not begin with one is text. */
function recordsOf(text: string): readonly CutRecord[] {
  const records: CutRecord[] = [];
  let written: string[] = [];
  try {
    parse(text, {
      relax_column_count: true,
      relax_quotes: true,
      raw: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      max_record_size: LONGEST_ROW_CHARACTERS,
      cast: (cell, { quoting }) => {
        written.push(quoting ? `"${cell.replaceAll('"', '""')}"` : cell);
        return cell;
      },
      // With `raw`, which the library's types leave out here, a record comes with the text it was cut from.
      on_record: (given: unknown) => {
        const { raw, record } = given as { readonly raw: string; readonly record: string[] };
        // The parser keeps the marks of a cell that goes on after its closing one as text, but such text is written in another way.
        records.push({ cells: record, isWellQuoted: raw.replace(/[\r\n]+$/, '') === written.join(',') });
        written = [];
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    refuseFile(`Row ${records.length + 1} never ends: a quotation mark that opens a cell in it is not closed.`);
  }
  return records;
}

/** The fields of the header's columns, in the order of the file. */
function columnsOf(header: readonly string[], shape: FileShape): readonly string[] {
  const names = header.map((cell) => cell.trim());
  const known = new Set(shape.columns);
  const unknown = [...new Set(names.filter((name) => !known.has(name)))];
  if (unknown.length > 0) {
    const separator = names.length === 1 ? [';', '\t', '|'].find((mark) => names[0]?.includes(mark)) : undefined;
    if (separator !== undefined)
      refuseFile('The columns are not separated by commas. Save the file as "CSV UTF-8 (comma delimited)".');
    refuseFile(
      `The file has ${unknown.length === 1 ? 'a column' : 'columns'} that we do not know: ${shortened(unknown)}. Known are ${shape.columns.join(', ')}.`,
    );
  }
  const twice = [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
  if (twice.length > 0) refuseFile(`The file has the same column twice: ${twice.join(', ')}.`);
  const missing = shape.required.filter((name) => !names.includes(name));
  if (missing.length > 0)
    refuseFile(`The file lacks ${missing.length === 1 ? 'a column' : 'columns'} that it needs: ${missing.join(', ')}.`);
  if (!shape.oneOf.some((name) => names.includes(name)))
    refuseFile(`The file needs one of these columns: ${shape.oneOf.join(', ')}.`);
  return names.map(fieldOf);
}

/** Names as far as a person would read them: a file that is no CSV has endless ones. */
function shortened(names: readonly string[]): string {
  const shown = names
    .slice(0, 10)
    .map((name) => (name === '' ? '(empty)' : name.replace(/\p{Cc}/gu, ' ').slice(0, 40)));
  return names.length > shown.length ? `${shown.join(', ')} and ${names.length - shown.length} more` : shown.join(', ');
}

function cellOf(field: string, cell: string | undefined): [string, string][] {
  return cell === undefined || cell.trim() === '' ? [] : [[field, cell]];
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

function count(number: number, noun: string): string {
  return number === 1 ? `1 ${noun}` : `${number} ${noun}s`;
}
