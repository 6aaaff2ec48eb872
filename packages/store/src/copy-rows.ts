import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { QueryExecutorProvider } from 'kysely';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { withClientOf } from './client-of.ts';

/** What can stand in a cell: null is SQL's null; an array becomes a PostgreSQL array, any other object JSON. */
export type CopyValue = string | number | boolean | bigint | null | Date | Uint8Array | readonly CopyValue[] | object;

const batchCharacters = 65_536;

/**
 * Loads rows into a temporary table, much faster than inserting them.
 *
 * PostgreSQL refuses COPY into a table under row-level security; so make a temporary table in the same transaction, copy into it, and insert
 * from it.
 *
 * @param tx - the transaction in which the temporary table was made
 * @param temporaryTable - its name as it was made
 * @param columns - in the order of the values in each row
 * @returns how many rows were loaded
 */
export async function copyRows(
  tx: QueryExecutorProvider,
  temporaryTable: string,
  columns: readonly string[],
  rows: AsyncIterable<readonly CopyValue[]> | Iterable<readonly CopyValue[]>,
): Promise<number> {
  const target = `pg_temp.${pg.escapeIdentifier(temporaryTable)} (${columns.map((column) => pg.escapeIdentifier(column)).join(', ')})`;
  return await withClientOf(tx, async (client) => {
    const stream = client.query(copyFrom(`copy ${target} from stdin`));
    await pipeline(Readable.from(batches(rows), { objectMode: true }), stream);
    return stream.rowCount ?? 0;
  });
}

async function* batches(
  rows: AsyncIterable<readonly CopyValue[]> | Iterable<readonly CopyValue[]>,
): AsyncGenerator<Buffer> {
  let text = '';
  for await (const row of rows) {
    text += `${row.map(copyText).join('\t')}\n`;
    if (text.length < batchCharacters) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (text !== '') yield Buffer.from(text);
}

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** One value in COPY's text form. */
export function copyText(value: CopyValue): string {
  if (value === null) return '\\N';
  return plainText(value).replaceAll(/[\\\t\n\r]/g, (character) => escapes[character]!);
}

function plainText(value: Exclude<CopyValue, null>): string {
  if (typeof value !== 'object') return String(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array)
    return `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`;
  if (Array.isArray(value)) return `{${value.map(arrayItem).join(',')}}`;
  return JSON.stringify(value);
}

function arrayItem(item: CopyValue): string {
  if (item === null) return 'NULL';
  if (Array.isArray(item)) return plainText(item);
  return `"${plainText(item).replaceAll(/["\\]/g, (character) => `\\${character}`)}"`;
}
