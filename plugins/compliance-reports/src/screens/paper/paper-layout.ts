import type { Paper } from '@trellis/core/reporting';

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

function isShort({ blocks }: PaperSection): boolean {
  return blocks.every(({ kind }) => kind !== 'table' && kind !== 'trend');
}

/** How many rows of a long table stand on the screen at a time. The files have all of them. */
export const ROWS_SHOWN = 40;
