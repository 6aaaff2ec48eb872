import { sql, type RawBuilder } from 'kysely';
import pg from 'pg';
import { divertRows, type RowReader } from './diverted-rows.ts';

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

  constructor(row: RowReader) {
    this.row = row;
  }
}

/**
 * Ends a statement whose rows are read as the bytes that travel, in PostgreSQL's binary form: of very many rows, objects take longer to make than
 * the rows take to read. The statement itself then gives no rows.
 */
export function rowsTo(row: RowReader): RawBuilder<unknown> {
  return sql`/* rows to ${new RowsTo(row)} */`;
}

/** A connection that keeps the plans of {@link prepared} statements, and hands rows on as {@link rowsTo} says. */
export class PreparingClient extends pg.Client {
  override query(text: unknown, values?: unknown, callback?: unknown): never {
    const name = typeof text === 'string' && Array.isArray(values) ? MARK.exec(text)?.[1] : undefined;
    const last: unknown = Array.isArray(values) ? values.at(-1) : undefined;
    if (last instanceof RowsTo)
      return this.#rowsTo(last.row, {
        name,
        text: text as string,
        values: (values as unknown[]).slice(0, -1),
      }) as never;
    const query = (name === undefined ? text : { name, text }) as string;
    return super.query(query, values as unknown[], callback as never) as never;
  }

  #rowsTo(
    row: RowReader,
    config: { readonly name: string | undefined; readonly text: string; readonly values: unknown[] },
  ): Promise<pg.QueryResult> {
    const query = new DivertedQuery({ ...config, binary: true } as pg.QueryConfig);
    query.row = row;
    return new Promise((resolve, reject) => {
      query.callback = (error, result) => {
        if (error) reject(error);
        else resolve(result);
      };
      super.query(query);
    });
  }
}

/** A query as `pg` runs it, as far as its types do not tell. */
interface RunningQuery {
  callback: (error: Error | null, result: pg.QueryResult) => void;
  handleError(error: Error, connection: unknown): void;
  handleReadyForQuery(connection: unknown): void;
}

class DivertedQuery extends (pg.Query as unknown as new (config: pg.QueryConfig) => pg.Query & RunningQuery) {
  row: RowReader = () => undefined;
  #giveBack: () => void = () => undefined;
  #failure: Error | undefined;

  override submit = (connection: pg.Connection): void => {
    this.#giveBack = divertRows(connection.stream as never, (bytes, from, to) => this.#read(bytes, from, to));
    const refused: unknown = pg.Query.prototype.submit.call(this, connection);
    if (refused instanceof Error) this.#giveBack();
    return refused as void;
  };

  /** Whoever cannot read a row fails the query, and not whoever reads the socket. */
  #read(bytes: Buffer, from: number, to: number): void {
    if (this.#failure !== undefined) return;
    try {
      this.row(bytes, from, to);
    } catch (error) {
      this.#failure = error as Error;
    }
  }

  /** After which `pg` tells it nothing more. */
  override handleError(error: Error, connection: unknown): void {
    this.#giveBack();
    super.handleError(error, connection);
  }

  override handleReadyForQuery(connection: unknown): void {
    this.#giveBack();
    if (this.#failure === undefined) super.handleReadyForQuery(connection);
    else super.handleError(this.#failure, connection);
  }
}
