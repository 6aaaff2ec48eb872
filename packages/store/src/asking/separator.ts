import { sql, type RawBuilder } from 'kysely';

/** Stands between values that travel as one text: core refuses control characters in what people type, and no id has one. */
export const SEPARATOR = '\u001f';

/** The same in a query. */
export const separator: RawBuilder<unknown> = sql.raw(`chr(${SEPARATOR.charCodeAt(0)})`);
