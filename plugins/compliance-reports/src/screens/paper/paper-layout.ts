import type { Block, Paper, TableBlock } from '@trellis/core/reporting';

type PaperSection = Paper['sections'][number];

/**
 * Sections as they stand beside and under one another: two short ones that follow each other share a line on a wide page. A table or a
 * chart over time needs the whole width.
 */
export function sectionLines(sections: readonly PaperSection[]): readonly (readonly PaperSection[])[] {
  const lines: PaperSection[][] = [];
  for (const section of sections) {
    const before = lines.at(-1);
    if (before?.length === 1 && isShort(before[0]!) && isShort(section)) before.push(section);
    else lines.push([section]);
  }
  return lines;
}

function isShort({ id, blocks }: PaperSection): boolean {
  // Whoever signs does it with room for her question.
  return id !== 'sign-off' && blocks.every(({ kind }) => kind !== 'table' && !isChart(kind));
}

/** Whether a block is a chart whose figures stand in the table that follows it. */
function isChart(kind: Block['kind']): boolean {
  return kind === 'trend' || kind === 'before-after';
}

/**
 * Which column of a table has bars beside its shares: the first of one or two, so that a grid of shares stays a grid.
 *
 * @returns its index; -1 where there is none
 */
export function barColumn({ columns, rows }: TableBlock): number {
  const shares = columns.flatMap((_, at) => (rows.some(({ cells }) => cells[at]?.kind === 'share') ? [at] : []));
  return shares.length <= 2 ? (shares[0] ?? -1) : -1;
}

/** A part of a section as it is shown: a chart takes the table that follows it along. */
export interface BlockShown {
  readonly block: Block;
  /** The figures of the chart, to be opened below it. */
  readonly table?: TableBlock;
}

/** The blocks of a section with the tables of charts put under their charts. */
export function blocksShown(blocks: readonly Block[]): readonly BlockShown[] {
  return blocks.flatMap((block, at): readonly BlockShown[] => {
    const before = blocks[at - 1];
    if (block.kind === 'table' && before !== undefined && isChart(before.kind)) return [];
    const next = blocks[at + 1];
    return [isChart(block.kind) && next?.kind === 'table' ? { block, table: next } : { block }];
  });
}

/** How many rows of a long table stand on the screen at a time. The files have all of them. */
export const ROWS_SHOWN = 40;
