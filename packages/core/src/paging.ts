import { z } from 'zod';

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

/** The schema of a page of rows, for the output of a procedure. */
export function pageOf<Row extends z.ZodType>(row: Row) {
  return z.object({ rows: z.array(row), after: z.string().optional(), total: z.number().int().optional() });
}
