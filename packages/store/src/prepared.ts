import { sql, type CompiledQuery, type RawBuilder } from 'kysely';
import pg from 'pg';
import { DivertedQuery, type StatementToRead } from './diverted-query.ts';
import type { RowReader } from './diverted-rows.ts';

/** How a statement says its name. Kysely hands on no more than its text. */
const MARK = /^\s*\/\* prepared (\w+) \*\//;

/**
 * Opens a statement that is asked all the time: each connection reads and plans it once. Its text must be the same each time, and its columns
 * named one by one, since a plan does not outlive a change of what it gives.
 *
 * @param name - unlike that of any other statement
 */
export function prepared(name: string): RawBuilder<unknown> {
  return sql.raw(`/* prepared ${name} */`);
}

/** Where the rows of a statement go; it travels as its last parameter, which PostgreSQL never sees. */
class RowsTo {
  readonly row: RowReader;
  readonly next: CompiledQuery | undefined;

  constructor(row: RowReader, next: CompiledQuery | undefined) {
    this.row = row;
    this.next = next;
  }
}

/**
 * Ends a statement whose rows are read as the bytes that travel, in PostgreSQL's binary form: of very many rows, objects take longer to make than
 * the rows take to read. The statement itself then gives no rows.
 *
 * @param next - a statement that ends so too, asked in the same go
 */
export function rowsTo(row: RowReader, next?: CompiledQuery): RawBuilder<unknown> {
  return sql`/* rows to ${new RowsTo(row, next)} */`;
}

/** A connection that keeps the plans of {@link prepared} statements, and hands rows on as {@link rowsTo} says. */
export class PreparingClient extends pg.Client {
  override query(text: unknown, values?: unknown, callback?: unknown): never {
    const name = typeof text === 'string' && Array.isArray(values) ? MARK.exec(text)?.[1] : undefined;
    if (typeof text === 'string' && Array.isArray(values) && values.at(-1) instanceof RowsTo)
      return this.#read({ sql: text, parameters: values }) as never;
    const query = (name === undefined ? text : { name, text }) as string;
    return super.query(query, values as unknown[], callback as never) as never;
  }

  async #read(first: Pick<CompiledQuery, 'sql' | 'parameters'>): Promise<object> {
    const statements: StatementToRead[] = [];
    for (let query: typeof first | undefined = first; query !== undefined;) {
      const { sql: text, parameters } = query;
      const { row, next } = parameters.at(-1) as RowsTo;
      statements.push({ name: MARK.exec(text)?.[1], text, values: parameters.slice(0, -1), row });
      query = next;
    }
    const query = new DivertedQuery(statements);
    super.query(query as unknown as pg.Submittable);
    await query.ended;
    return {};
  }
}
