import { sql, type RawBuilder } from 'kysely';

let cursors = 0;

/** The name of a cursor that no other has, since several may be open in one transaction. */
export function newCursor(of: string): RawBuilder<unknown> {
  cursors += 1;
  return sql.raw(`${of}_${cursors}`);
}
