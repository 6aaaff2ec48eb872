import { sql, type RawBuilder } from 'kysely';

/**
 * The condition that a column holds one of some ids. For a single one, as in most questions, PostgreSQL keeps its plan; for a list it plans anew each time,
 * so a statement under a name has one name for either.
 *
 * @param column - fixed in the code, never input
 */
export function isAmong(column: string, ids: readonly string[]): RawBuilder<unknown> {
  const id = sql.raw(column);
  return ids.length === 1 ? sql`${id} = ${ids[0]}` : sql`${id} = any(${ids})`;
}

/** The same of a `person_key` and the people's ids. */
export function isKeyAmong(people: readonly string[]): RawBuilder<unknown> {
  const keys = sql`(select key from person where ${isAmong('id', people)})`;
  return people.length === 1 ? sql`person_key = ${keys}` : sql`person_key = any(array${keys})`;
}
