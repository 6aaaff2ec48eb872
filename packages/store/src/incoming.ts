import { sql, type RawBuilder } from 'kysely';

/**
 * Rows as a table in a query, so that any number of them is one round trip: `select ... from ${incoming(rows, { id: 'text' })} as incoming`.
 *
 * @param rows - plain records; a column that is absent or undefined is null
 * @param columns - SQL type by column name, both fixed in the code and never input
 */
export function incoming(rows: readonly object[], columns: Readonly<Record<string, string>>): RawBuilder<unknown> {
  const declared = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
  // `json_to_recordset` takes names as aliases of its own; the subselect lets the caller name the table.
  return sql`(select * from json_to_recordset(${JSON.stringify(rows)}::json) as given (${sql.raw(declared.join(', '))}))`;
}
