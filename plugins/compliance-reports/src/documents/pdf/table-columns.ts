import { cellWords } from '../../cell-words.ts';
import { barColumn } from '../bar-column.ts';
import type { Cell, TableBlock } from '@trellis/core/reporting';

/** Between two columns, in points. */
export const COLUMN_GAP = 12;
/** A share's words and the bar beside them. */
export const SHARE = { words: 32, bar: 62 } as const;

type Column = TableBlock['columns'][number];

/** How wide something must be at the least and would be at the best, in points. */
interface Want {
  readonly least: number;
  readonly best: number;
}

/** Measures a text in the table's own type. */
export type Measure = (text: string, isStrong: boolean) => number;

function wantOf(block: TableBlock, index: number, measure: Measure): Want {
  const column: Column = block.columns[index]!;
  const texts = [
    { text: column.title, isStrong: true, isWhole: false },
    ...block.rows.map(({ cells, isTotal }) => {
      const cell: Cell = cells[index] ?? { kind: 'text', text: '' };
      const isStrong = isTotal === true || column.align === 'row' || cell.kind === 'not-known';
      return { text: cellWords(cell), isStrong, isWhole: cell.kind !== 'text' };
    }),
  ];
  const widest = Math.max(...texts.map(({ text, isStrong }) => measure(text, isStrong)));
  const word = Math.max(
    // A day or a number stays in one line; words may be broken.
    ...texts.flatMap(({ text, isStrong, isWhole }) =>
      (isWhole ? [text] : text.split(/\s+/)).map((part) => measure(part, isStrong)),
    ),
  );
  const bars = barColumn(block) === index ? SHARE.words + SHARE.bar : 0;
  // A long text need not stand in one line; a heading of a row had better.
  const best = Math.max(Math.min(widest, column.align === 'row' ? 190 : 160), bars);
  return { least: Math.min(Math.max(word, bars / 2), 140), best };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/**
 * How wide each column is, in points, and which columns go into which part where a table is wider than the page: each part begins with the
 * column that heads the rows.
 *
 * @returns parts of `{ index, width }`, left to right
 */
export function columnsOf(block: TableBlock, width: number, measure: Measure): { index: number; width: number }[][] {
  const wants = block.columns.map((_, index) => wantOf(block, index, measure));
  const heads = block.columns.flatMap(({ align }, index) => (align === 'row' ? [index] : []));
  const parts: number[][] = [];
  let part = [...heads];
  const needs = (columns: readonly number[]) =>
    sum(columns.map((index) => wants[index]!.least)) + COLUMN_GAP * (columns.length - 1);
  block.columns.forEach((_, index) => {
    if (heads.includes(index)) return;
    if (needs([...part, index]) > width && part.length > heads.length) {
      parts.push(part);
      part = [...heads];
    }
    part.push(index);
  });
  parts.push(part);
  return parts.map((columns) => {
    const order = columns.toSorted((a, b) => a - b);
    const room = width - COLUMN_GAP * (order.length - 1);
    const [least, best] = [sum(order.map((index) => wants[index]!.least)), sum(order.map((at) => wants[at]!.best))];
    return order.map((index) => {
      const want = wants[index]!;
      if (best <= room) return { index, width: want.best + ((room - best) * want.best) / best };
      const ease = best > least ? Math.max(0, (room - least) / (best - least)) : 0;
      const wide = want.least + (want.best - want.least) * ease;
      return { index, width: least > room ? (wide * room) / least : wide };
    });
  });
}
