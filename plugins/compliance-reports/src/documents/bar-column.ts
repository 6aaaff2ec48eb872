import type { TableBlock } from '@trellis/core/reporting';

/**
 * Which column of a table shows its shares as bars, too: the first with shares, unless the table is mostly shares, as one over quarters is.
 *
 * @source house
 */
export function barColumn({ columns, rows }: TableBlock): number | undefined {
  const shares = columns.flatMap((_, index) =>
    rows.some(({ cells }) => cells[index]?.kind === 'share') ? [index] : [],
  );
  return shares.length * 2 >= columns.length ? undefined : shares[0];
}
