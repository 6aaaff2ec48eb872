import { CompiledQuery, sql, type Kysely, type RawBuilder } from 'kysely';
import pg from 'pg';
import { DivertedQuery, type StatementToRead } from './diverted-query.ts';
import type { RowReader } from './diverted-rows.ts';
import { Cells, NO_COPY } from './row-cells.ts';
import type { Tables } from '../tables.ts';

/** How a statement says its name, and what is wanted of its answer. Kysely hands on no more than its text. */
const MARK = /^\s*\/\* (prepared|unread|ahead) (\w+) \*\//;

/** How Kysely begins and ends a transaction. */
const BEGINNING = /^(?:begin|start transaction isolation level [a-z ]+)$/;
const END = /^(?:commit|rollback)$/;

/**
 * Opens a statement that is asked all the time: each connection reads and plans it once. Its text must be the same each time, and its columns
 * named one by one, since a plan does not outlive a change of what it gives.
 *
 * @param name - unlike that of any other statement
 */
export function prepared(name: string): RawBuilder<unknown> {
  return sql.raw(`/* prepared ${name} */`);
}

/** Opens such a statement that is waited for, but whose rows nobody reads. */
export function unread(name: string): RawBuilder<unknown> {
  return sql.raw(`/* unread ${name} */`);
}

/**
 * Opens such a statement whose answer nobody waits for: it travels with the next of its connection, right before it, or with the end of its transaction.
 * What is wrong with it is told as the fault of that one.
 */
export function ahead(name: string): RawBuilder<unknown> {
  return sql.raw(`/* ahead ${name} */`);
}

/** Where the rows of a statement go; it travels as its last parameter, which PostgreSQL never sees. */
class RowsTo {
  readonly row: RowReader;
  /** Asked in the same go. */
  readonly others: readonly CompiledQuery[];

  constructor(row: RowReader, others: readonly CompiledQuery[] = []) {
    this.row = row;
    this.others = others;
  }
}

/**
 * Ends a statement whose rows are read as the bytes that travel, in PostgreSQL's binary form: of very many rows, objects take longer to make than
 * the rows take to read. The statement itself then gives no rows.
 */
export function rowsTo(row: RowReader): RawBuilder<unknown> {
  return sql`/* rows to ${new RowsTo(row)} */`;
}

/** The same, of an answer whose rows are read cell by cell, in the order of their columns. */
export function cellsTo(read: (row: Cells) => void): RawBuilder<unknown> {
  const row = new Cells(NO_COPY);
  return rowsTo((bytes, from) => {
    row.begin(bytes, from);
    read(row);
  });
}

/** Asks statements that end so in one go, one after the other. */
export async function askInOneGo(tx: Kysely<Tables>, statements: readonly RawBuilder<unknown>[]): Promise<void> {
  const [first, ...others] = statements.map((statement) => statement.compile(tx));
  const { row } = first!.parameters.at(-1) as RowsTo;
  await tx.executeQuery(CompiledQuery.raw(first!.sql, [...first!.parameters.slice(0, -1), new RowsTo(row, others)]));
}

/** Reads nothing. */
const NOBODY: RowReader = () => undefined;

/** A connection that keeps the plans of {@link prepared} statements, sends on what goes {@link ahead}, and hands rows on as {@link rowsTo} says. */
export class PreparingClient extends pg.Client {
  /** What travels with the next statement. */
  #ahead: StatementToRead[] = [];

  override query(text: unknown, values?: unknown, callback?: unknown): never {
    if (typeof text === 'string' && Array.isArray(values)) return this.#asked(text, values) as never;
    // Whoever streams must have the connection at once. A fault of what went ahead fails the transaction, and with it what comes now.
    if (this.#ahead.length > 0) this.#askInOneGo([]).catch(() => undefined);
    return super.query(text as string, values as unknown[], callback as never) as never;
  }

  async #asked(text: string, values: readonly unknown[]): Promise<object> {
    const [, how, name] = MARK.exec(text) ?? [];
    // What begins a transaction, too, goes with its first statement.
    if (how === 'ahead' || BEGINNING.test(text)) {
      this.#ahead.push({ name: name ?? text, text, values, row: NOBODY });
      return {};
    }
    if (how === 'unread' || END.test(text))
      return await this.#askInOneGo([{ name: name ?? text, text, values, row: NOBODY }]);
    if (values.at(-1) instanceof RowsTo) return await this.#askInOneGo(statementsOf({ sql: text, parameters: values }));
    if (this.#ahead.length > 0) await this.#askInOneGo([]);
    return await super.query(name === undefined ? text : { name, text }, [...values]);
  }

  /** After what goes ahead. */
  async #askInOneGo(statements: readonly StatementToRead[]): Promise<{ readonly command: string | undefined }> {
    const query = new DivertedQuery([...this.#ahead, ...statements]);
    this.#ahead = [];
    super.query(query as unknown as pg.Submittable);
    return { command: await query.ended };
  }
}

function statementsOf({ sql: text, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>): StatementToRead[] {
  const { row, others } = parameters.at(-1) as RowsTo;
  return [
    { name: MARK.exec(text)?.[2], text, values: parameters.slice(0, -1), row },
    ...others.flatMap((other) => statementsOf(other)),
  ];
}
