import type { Page } from '@trellis/core';

/**
 * A page out of rows that were asked for with one more than the limit, which tells whether another page follows.
 *
 * @param cursorOf - the cursor of a row; ids only, since cursors travel in addresses
 */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (row: Row) => string,
  total?: number,
): Page<Row> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown,
    ...(rows.length > limit && last !== undefined ? { after: cursorOf(last) } : {}),
    ...(total === undefined ? {} : { total }),
  };
}

/** The same page with each row in another form. */
export function mapPage<From, To>(page: Page<From>, change: (row: From) => To): Page<To> {
  return { ...page, rows: page.rows.map(change) };
}
