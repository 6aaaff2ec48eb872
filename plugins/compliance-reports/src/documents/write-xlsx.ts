import { percentOf, plainDay } from '@trellis/core';
import type { Cell, Paper, TableBlock } from '@trellis/core/reporting';
import { writeXlsx, type CellStyle, type CellValue, type WriteSheet } from 'hucre/xlsx';
import { cellWords } from '../cell-words.ts';
import { paperTables } from './paper-tables.ts';
import { standing } from '../standing.ts';
import { TONES } from './tones.ts';

const hex = (colour: string) => ({ rgb: colour.slice(1).toUpperCase() });
const FONT = { name: 'Calibri', size: 11 };
const HEAD: CellStyle = {
  font: { ...FONT, bold: true, color: hex(TONES.surface) },
  fill: { type: 'pattern', pattern: 'solid', fgColor: hex(TONES['brand-strong']) },
  alignment: { vertical: 'top', wrapText: true },
};
const BOLD: CellStyle = { font: { ...FONT, bold: true } };
const WRAPPED: CellStyle = { alignment: { vertical: 'top', wrapText: true } };
const FORMATS: Partial<Record<Cell['kind'], string>> = { count: '#,##0', share: '0%', date: 'd mmmm yyyy' };

type Styled = readonly [value: CellValue, style?: CellStyle];

/** Numbers as numbers, days as days, shares as the per cent that the paper says; what is withheld or not known as words. */
function valueOf(cell: Cell): CellValue {
  if (cell.kind === 'count') return cell.value;
  if (cell.kind === 'date') return new Date(`${cell.on}T00:00:00Z`);
  const percent = cell.kind === 'share' ? percentOf(cell.part, cell.whole) : undefined;
  return percent === undefined ? cellWords(cell) : percent / 100;
}

function styled(cell: Cell, isStrong: boolean): Styled {
  const value = valueOf(cell);
  const format = typeof value === 'string' ? undefined : FORMATS[cell.kind];
  const style: CellStyle = {
    ...(isStrong ? BOLD : {}),
    ...(format === undefined ? {} : { numFmt: format }),
    alignment: { vertical: 'top', ...(typeof value === 'string' ? { wrapText: true } : {}) },
  };
  return [value, style];
}

function sheetOf(
  name: string,
  widths: readonly number[],
  rows: readonly (readonly Styled[])[],
  summary: string,
): WriteSheet {
  const cells: WriteSheet['cells'] = new Map();
  rows.forEach((row, down) =>
    row.forEach(([value, style], along) => cells.set(`${down},${along}`, { value, ...(style ? { style } : {}) })),
  );
  return {
    name,
    columns: widths.map((width) => ({ width })),
    rows: rows.map((row) => row.map(([value]) => value)),
    cells,
    freezePane: { rows: 1 },
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: { oddFooter: `&L${summary.replaceAll('&', '&&')}&RPage &P of &N` },
  };
}

/**
 * The names of sheets: the id of each table as words, without what a spreadsheet refuses, at most 31 characters and each once.
 *
 * @source Microsoft, Rename a worksheet
 */
export function sheetNames(ids: readonly string[]): string[] {
  const taken = new Set(['about']);
  return ids.map((id) => {
    const plain =
      id
        .replaceAll(/[[\]:*?/\\']/g, ' ')
        .replaceAll('-', ' ')
        .trim()
        .slice(0, 31) || 'Table';
    const base = plain[0]!.toUpperCase() + plain.slice(1);
    let name = base;
    for (let again = 2; taken.has(name.toLowerCase()); again += 1) name = `${base.slice(0, 27)} ${again}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

function tableSheet(name: string, block: TableBlock, summary: string): WriteSheet {
  const widths = block.columns.map(({ title, align }, index) => {
    const texts = block.rows.map(({ cells }) => (cells[index] ? cellWords(cells[index]).length : 0));
    const most = Math.max(title.length, ...texts) + 2;
    return Math.min(align === 'row' ? 44 : 32, Math.max(10, most));
  });
  const head = block.columns.map(({ title }): Styled => [title, HEAD]);
  const rows = block.rows.map(({ cells, isTotal }) =>
    block.columns.map(({ align }, index): Styled => {
      const cell = cells[index];
      return cell === undefined ? [null] : styled(cell, isTotal === true || align === 'row');
    }),
  );
  return { ...sheetOf(name, widths, [head, ...rows], summary), a11y: { summary: block.caption } };
}

function aboutSheet(paper: Paper, tables: readonly (TableBlock & { name: string; section: string })[]): WriteSheet {
  const text = (label: string, words: string): Styled[] => [
    [label, BOLD],
    [words, WRAPPED],
  ];
  const rows: Styled[][] = [
    [
      [paper.title, HEAD],
      ['', HEAD],
    ],
    text('Partnership', paper.partnership),
    text('What it is', paper.context),
    text('Status', paper.status),
    [['As at', BOLD], styled({ kind: 'date', on: paper.asAt }, false)],
    text('Known at', paper.knownAt),
    ...(paper.fingerprint === undefined ? [] : [text('Fingerprint (SHA-256)', paper.fingerprint)]),
    text('Answer', paper.lead),
    text('More', paper.detail),
    ...paper.figures.map(({ value, label }): Styled[] => [[label, { ...BOLD, ...WRAPPED }], styled(value, false)]),
    ...tables.flatMap(({ name, section, caption, notes }) =>
      [caption, ...notes].map((words, at) => text(at === 0 ? `Sheet “${name}”: ${section}` : 'Note', words)),
    ),
    text('Shares', 'Rounded down to whole per cent. Withheld: too few people to show. Not known: nobody told us.'),
  ];
  return sheetOf('About', [38, 90], rows, standing(paper));
}

/** A paper as a workbook: what it is, then a sheet for each table, with numbers and days as such. The same paper gives the same bytes. */
export async function writePaperXlsx(paper: Paper): Promise<Uint8Array> {
  const blocks = paperTables(paper).map(({ section, block }) => ({ ...block, section }));
  const names = sheetNames(blocks.map(({ id }) => id));
  const tables = blocks.map((block, index) => ({ ...block, name: names[index]! }));
  const knownAt = new Date(paper.knownAt);
  return writeXlsx({
    sheets: [aboutSheet(paper, tables), ...tables.map((table) => tableSheet(table.name, table, standing(paper)))],
    defaultFont: FONT,
    properties: {
      title: paper.title,
      subject: `${paper.context}, as at ${plainDay(paper.asAt)}`,
      creator: paper.partnership,
      lastModifiedBy: paper.partnership,
      created: knownAt,
      modified: knownAt,
    },
  });
}
