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

/** What a list found for a page. */
export interface Found<Row> {
  /** Asked for with one more than the limit. */
  readonly rows: readonly Row[];
  /** The query that finds the row of the cursor. */
  readonly last: RawBuilder<unknown>;
  /** The cursor of a row; ids only, since cursors travel in addresses. */
  readonly cursorOf: (row: Row) => string;
  readonly total?: number | undefined;
}

/**
 * The page out of what was found: the last step of every list that begins after the row of a cursor.
 *
 * @throws `paging.unknown-cursor` for a cursor of no row
 */
export async function pageFound<Row>(
  { tx }: Binding,
  page: PageRequest,
  { rows, last, cursorOf, total }: Found<Row>,
): Promise<Page<Row>> {
  // What was found after a row shows that it is there.
  if (page.after !== undefined && rows.length === 0) {
    const { rows: found } = await sql`select from (${last}) last limit 1`.execute(tx);
    if (found.length === 0) throw unknownCursor();
  }
  return pageOf(rows, page.limit, cursorOf, total);
}
