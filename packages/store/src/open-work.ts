import { sql, type RawBuilder } from 'kysely';

/** Of an advisory lock's 64 bits those that hold a moment in milliseconds, enough until the year 2109. The partnership's number is above them. */
const MOMENT_BITS = 42;

/**
 * A call that says until its transaction ends that something may be written in a partnership, and since the transaction began. Nobody ever waits for it.
 * Whoever writes says so before she takes the moment from which on it is known.
 */
export function sayOpen(partnershipId: number): RawBuilder<unknown> {
  return sql`pg_advisory_xact_lock_shared(
    (${partnershipId}::bigint << ${sql.lit(MOMENT_BITS)}) | floor(extract(epoch from transaction_timestamp()) * 1000)::bigint
  )`;
}

/** The same, since now, for what is known from later on than its transaction began; its parameter is the partnership's number. */
export const SAY_OPEN_NOW = `select pg_advisory_xact_lock_shared(
  ($1::bigint << ${MOMENT_BITS}) | floor(extract(epoch from clock_timestamp()) * 1000)::bigint
)`;

/** How long the oldest open transaction of a partnership, this one left aside, is open, in milliseconds; null when there is none. */
export function longestOpen(partnershipId: number): RawBuilder<{ readonly ms: string | null }> {
  return sql`
    select ceil(extract(epoch from clock_timestamp()) * 1000 - min(key & ((1::bigint << ${sql.lit(MOMENT_BITS)}) - 1)))::text as ms
    from (
      select (classid::bigint << 32) | objid::bigint as key from pg_locks
      where locktype = 'advisory' and objsubid = 1 and granted and pid is distinct from pg_backend_pid()
        and database = (select oid from pg_database where datname = current_database())
    ) held
    where key >> ${sql.lit(MOMENT_BITS)} = ${partnershipId}::bigint`;
}
