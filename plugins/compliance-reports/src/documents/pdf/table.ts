import { shareDrawing } from '../../charts/index.ts';
import { cellWords } from '../../cell-words.ts';
import type { Cell, TableBlock } from '@trellis/core/reporting';
import { barColumn } from '../bar-column.ts';
import { TONES } from '../tones.ts';
import { drawShapes } from './shapes.ts';
import { PAGE, type Element, type Sheet, type Type } from './sheet.ts';
import { COLUMN_GAP, columnsOf, SHARE } from './table-columns.ts';

const CAPTION: Type = { size: 10, leading: 14, isStrong: true };
const HEAD: Type = { size: 8.5, leading: 11, isStrong: true, tone: 'ink-2' };
const BODY: Type = { size: 9, leading: 12 };
const NOTE: Type = { size: 9, leading: 12.5, tone: 'ink-2' };
const PAD = 4.5;
const NOTHING: Cell = { kind: 'text', text: '' };

/** A column of one part of a table as it is drawn. */
interface Column {
  readonly index: number;
  readonly x: number;
  readonly width: number;
  readonly align: TableBlock['columns'][number]['align'];
  readonly title: string;
  readonly hasBars: boolean;
}

interface Set {
  readonly lines: readonly string[];
  readonly type: Type;
}

function typeOf(cell: Cell, isStrong: boolean): Type {
  if (cell.kind === 'withheld') return { ...BODY, tone: 'ink-2' };
  if (cell.kind === 'not-known') return { ...BODY, isStrong: true, tone: 'unknown' };
  return { ...BODY, isStrong };
}

function rule(sheet: Sheet, y: number, isStrong: boolean): void {
  const { document, left, width } = sheet;
  document
    .lineWidth(isStrong ? 1 : 0.6)
    .moveTo(left, y)
    .lineTo(left + width, y);
  document.stroke(TONES[isStrong ? 'line-strong' : 'line']);
}

/** The lines of one cell from a top, as far as they go on this page. */
function drawLines(sheet: Sheet, set: Set, column: Column, from: number, to: number, top: number): void {
  set.lines.slice(from, to).forEach((line, at) => {
    const spare = column.align === 'end' && !column.hasBars ? column.width - sheet.widthOf(line, set.type) : 0;
    const baseline = top + at * set.type.leading + set.type.leading / 2 + set.type.size * 0.35;
    sheet.line(line, column.x + spare, baseline, set.type, from + at === set.lines.length - 1);
  });
}

function drawHead(sheet: Sheet, columns: readonly Column[], mark: (column: Column, draw: () => void) => void): void {
  const sets = columns.map((column): Set => ({ lines: sheet.lines(column.title, column.width, HEAD), type: HEAD }));
  const height = Math.max(...sets.map(({ lines }) => lines.length)) * HEAD.leading;
  columns.forEach((column, at) => {
    const set = sets[at]!;
    const top = sheet.y + height - set.lines.length * HEAD.leading;
    mark(column, () => drawLines(sheet, set, column, 0, set.lines.length, top));
  });
  sheet.y += height + PAD;
  sheet.artefact(() => rule(sheet, sheet.y, true));
}

function drawBar(sheet: Sheet, cell: Cell, column: Column): void {
  if (!column.hasBars || cell.kind !== 'share' || cell.whole === 0 || column.width < SHARE.words + 30) return;
  const { shapes } = shareDrawing(cell.part, cell.whole);
  const place = { x: column.x + SHARE.words, y: sheet.y + 2.5, width: Math.min(96, column.width - SHARE.words) };
  sheet.artefact(() => drawShapes(sheet, shapes, place));
}

/** One row; a row that is longer than a page goes on on the next, in the same cells. */
function drawRow(
  sheet: Sheet,
  row: TableBlock['rows'][number],
  columns: readonly Column[],
  body: Element,
  onPage: () => void,
): void {
  const sets = columns.map((column): Set => {
    const cell = row.cells[column.index] ?? NOTHING;
    const type = typeOf(cell, row.isTotal === true || column.align === 'row');
    return { lines: sheet.lines(cellWords(cell), column.width, type), type };
  });
  const count = Math.max(...sets.map(({ lines }) => lines.length));
  if (count * BODY.leading + 2 * PAD > sheet.room) onPage();
  const element = sheet.element('TR', body);
  const cells = columns.map(({ align }) =>
    sheet.element(align === 'row' ? 'TH' : 'TD', element, align === 'row' ? { scope: 'Row' } : {}),
  );
  if (row.isTotal === true) sheet.artefact(() => rule(sheet, sheet.y, true));
  sheet.y += PAD;
  for (let from = 0; from < count;) {
    const fits = Math.max(1, Math.floor((sheet.room - PAD) / BODY.leading));
    const to = Math.min(count, from + fits);
    columns.forEach((column, at) => {
      const set = sets[at]!;
      if (from >= set.lines.length || set.lines[0] === '') return;
      sheet.mark(cells[at]!, column.align === 'row' ? 'TH' : 'TD', () =>
        drawLines(sheet, set, column, from, to, sheet.y),
      );
      if (from === 0) drawBar(sheet, row.cells[column.index] ?? NOTHING, column);
    });
    sheet.y += (to - from) * BODY.leading;
    from = to;
    if (from < count) onPage();
  }
  sheet.y += PAD;
  sheet.artefact(() => rule(sheet, sheet.y, false));
}

function drawPart(sheet: Sheet, block: TableBlock, columns: readonly Column[], caption: string, parent: Element): void {
  sheet.keep(CAPTION.leading * 2 + HEAD.leading * 2 + 3 * (BODY.leading + 2 * PAD));
  const table = sheet.element('Table', parent);
  sheet.paragraph(sheet.element('Caption', table), 'Caption', caption, CAPTION);
  sheet.y += 4;
  const head = sheet.element('TR', sheet.element('THead', table));
  drawHead(sheet, columns, (_, draw) => sheet.mark(sheet.element('TH', head, { scope: 'Column' }), 'TH', draw));
  const body = sheet.element('TBody', table);
  const again = (): void => {
    sheet.addPage();
    // Whoever listens has the headings already; on paper they stand over every page.
    drawHead(sheet, columns, (__, draw) => sheet.artefact(draw, 'Pagination'));
  };
  for (const row of block.rows) drawRow(sheet, row, columns, body, again);
  sheet.y += 6;
}

/** A table with its caption, headings with their scope and notes; in parts side by side no wider than the page, over as many pages as it needs. */
export function drawTable(sheet: Sheet, block: TableBlock, parent: Element): void {
  const parts = columnsOf(block, sheet.width, (text, isStrong) => sheet.widthOf(text, { ...BODY, isStrong }));
  parts.forEach((part, at) => {
    let x: number = PAGE.side;
    const columns = part.map(({ index, width }): Column => {
      const { align, title } = block.columns[index]!;
      const column = { index, x, width, align, title, hasBars: barColumn(block) === index };
      x += width + COLUMN_GAP;
      return column;
    });
    const caption = parts.length === 1 ? block.caption : `${block.caption} (part ${at + 1} of ${parts.length})`;
    drawPart(sheet, block, columns, caption, parent);
  });
  for (const note of block.notes) {
    sheet.y += 2;
    sheet.paragraph(sheet.element('P', parent), 'P', note, NOTE, sheet.width * 0.86);
  }
  sheet.y += 8;
}
