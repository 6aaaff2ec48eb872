import { percentOf } from '@trellis/core';
import { writeCsv, type CsvColumn } from '@trellis/api';
import type { Cell, Paper, TableBlock } from '@trellis/core/reporting';
import { cellWords } from '../cell-words.ts';
import { paperTables } from './paper-tables.ts';

/** One value of one table of a paper. */
interface Line {
  readonly section: string;
  readonly table: string;
  readonly row: string;
  readonly column: string;
  readonly value: string | number;
  readonly note: string;
}

const COLUMNS: readonly CsvColumn<Line>[] = [
  { header: 'section', of: ({ section }) => section },
  { header: 'table', of: ({ table }) => table },
  { header: 'row', of: ({ row }) => row },
  { header: 'column', of: ({ column }) => column },
  { header: 'value', of: ({ value }) => value },
  { header: 'note', of: ({ note }) => note },
];

/** A value for a machine: plain numbers and ISO dates; a share in whole per cent with what it is of beside it. */
function valueOf(cell: Cell): Pick<Line, 'value' | 'note'> {
  switch (cell.kind) {
    case 'count':
      return { value: cell.value, note: '' };
    case 'share':
      return {
        value: percentOf(cell.part, cell.whole) ?? cellWords(cell),
        note: `% (${cell.part} of ${cell.whole}), rounded down`,
      };
    case 'date':
      return { value: cell.on, note: '' };
    case 'text':
    case 'withheld':
    case 'not-known':
      return { value: cellWords(cell), note: '' };
  }
}

function* tableLines(section: string, block: TableBlock): Generator<Line> {
  const heads = block.columns.flatMap(({ align }, index) => (align === 'row' ? [index] : []));
  for (const { cells } of block.rows) {
    const row = heads.map((index) => (cells[index] ? cellWords(cells[index]) : '')).join(', ');
    for (const [index, { title }] of block.columns.entries()) {
      const cell = cells[index];
      if (heads.includes(index) || cell === undefined) continue;
      yield { section, table: block.caption, row, column: title, ...valueOf(cell) };
    }
  }
  for (const note of block.notes) {
    yield { section, table: block.caption, row: '', column: '', value: '', note };
  }
}

function* linesOf(paper: Paper): Generator<Line> {
  const about = (row: string, value: string): Line => ({
    section: 'About this report',
    table: '',
    row,
    column: '',
    value,
    note: '',
  });
  yield about('Title', paper.title);
  yield about('Partnership', paper.partnership);
  yield about('As at', paper.asAt);
  yield about('Known at', paper.knownAt);
  yield about('Status', paper.status);
  if (paper.fingerprint !== undefined) yield about('Fingerprint', paper.fingerprint);
  yield about('Answer', paper.lead);
  for (const { value, label } of paper.figures) yield { ...about(label, ''), ...valueOf(value) };
  for (const { section, block } of paperTables(paper)) yield* tableLines(section, block);
}

/** Every table of a paper as one long CSV: section, table, row, column, value and note, guarded against formulas as every CSV of the product is. */
export async function writePaperCsv(paper: Paper): Promise<Uint8Array> {
  let text = '';
  for await (const piece of writeCsv(COLUMNS, linesOf(paper))) text += piece;
  return new TextEncoder().encode(text);
}
