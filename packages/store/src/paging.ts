import { unknownCursor, type Page, type PageRequest } from '@trellis/core';
import { sql, type RawBuilder } from 'kysely';
import type { Binding } from './binding.ts';

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

/**
 * Refuses a cursor of no row, after which nothing was found; what was found after one shows that its row is there.
 *
 * @param last - the query that finds the row of the cursor
 * @throws `paging.unknown-cursor`
 */
export async function insistOnCursor(
  { tx }: Binding,
  page: PageRequest,
  found: readonly unknown[],
  last: RawBuilder<unknown>,
): Promise<void> {
  if (page.after === undefined || found.length > 0) return;
  const { rows } = await sql`select from (${last}) last limit 1`.execute(tx);
  if (rows.length === 0) throw unknownCursor();
}
