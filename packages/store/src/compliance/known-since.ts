import { sql, type RawBuilder } from 'kysely';

/** Since when spans are known that a whole re-judging wrote: one row for however many. Always in the statement that reads the spans. */
export const rejudgedAt: RawBuilder<unknown> = sql`(select rejudged_at from judging)`;

/** Since when a row of `span` is known. */
export const knownSince: RawBuilder<unknown> = sql`coalesce(known_from, ${rejudgedAt})`;

/** The condition on `span` that a row was known at a moment. */
export function isKnownBy(knownAt: string): RawBuilder<unknown> {
  return sql`(known_from <= ${knownAt}::timestamptz or (known_from is null and ${rejudgedAt} <= ${knownAt}::timestamptz))`;
}

/**
 * Rows of `span` that became known after a moment, as a table: in two parts, each of which an index finds.
 *
 * @param columns - what is asked of each
 * @param condition - which of them are meant
 */
export function spansSince(
  columns: RawBuilder<unknown>,
  condition: RawBuilder<unknown>,
  knownAt: string,
): RawBuilder<unknown> {
  return sql`(
    select ${columns} from span where ${condition} and known_from > ${knownAt}::timestamptz
    union all
    select ${columns} from span where ${condition} and known_from is null and ${rejudgedAt} > ${knownAt}::timestamptz
  )`;
}
