import { z } from 'zod';
import { DomainError } from './errors.ts';

/** How a list is asked for a page at a time: so many rows after a cursor that the last page gave. */
export const PageRequest = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(50).meta({ description: 'How many rows, 1 to 500' }),
  after: z.string().max(500).optional().meta({ description: 'The cursor that the last page ended with' }),
});
export type PageRequest = z.infer<typeof PageRequest>;

/** One page of a list. `after` is absent on the last page; `total` is absent where counting would cost more than the page. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly after?: string | undefined;
  readonly total?: number | undefined;
}

/** What can be wrong with asking for a page. */
export type PagingErrorCode = 'paging.unknown-cursor';

/** The refusal of a cursor that no row of the list has: it was never given, or its row is not in sight any more. */
export function unknownCursor(): DomainError<PagingErrorCode> {
  return new DomainError<PagingErrorCode>(
    'paging.unknown-cursor',
    'No page of this list ended there. Begin again without it.',
    { field: 'after' },
  );
}

/**
 * A page of a list that is at hand whole.
 *
 * @param cursorOf - what tells a row apart from all others of the list
 * @throws `paging.unknown-cursor`
 */
export function pageOfAll<Row>(
  all: readonly Row[],
  { limit, after }: PageRequest,
  cursorOf: (row: Row) => string,
): Page<Row> {
  const begin = after === undefined ? 0 : all.findIndex((row) => cursorOf(row) === after) + 1;
  if (after !== undefined && begin === 0) throw unknownCursor();
  const rows = all.slice(begin, begin + limit);
  const last = rows.at(-1);
  return { rows, total: all.length, ...(begin + limit < all.length && last && { after: cursorOf(last) }) };
}

/** The schema of a page of rows, for the output of a procedure. */
export function pageOf<Row extends z.ZodType>(row: Row) {
  return z.object({ rows: z.array(row), after: z.string().optional(), total: z.number().int().optional() });
}
