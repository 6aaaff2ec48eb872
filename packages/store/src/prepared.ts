import { sql, type RawBuilder } from 'kysely';
import pg from 'pg';

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

/** A connection that keeps the plans of {@link prepared} statements. */
export class PreparingClient extends pg.Client {
  override query(text: unknown, values?: unknown, callback?: unknown): never {
    const name = typeof text === 'string' && Array.isArray(values) ? MARK.exec(text)?.[1] : undefined;
    const query = (name === undefined ? text : { name, text }) as string;
    return super.query(query, values as unknown[], callback as never) as never;
  }
}
