import { sql } from 'kysely';
import type { Binding } from './binding.ts';
import { incoming } from './incoming.ts';

/** A table whose rows are versions on the known axis: which columns say what it is about, and which say what is known of it. */
export interface VersionedTable {
  readonly name: string;
  /** SQL type by column. */
  readonly identity: Readonly<Record<string, string>>;
  /** SQL type by column. */
  readonly content: Readonly<Record<string, string>>;
  /** The sequence of its integer key, which all versions of one row share. */
  readonly keys?: string;
}

/**
 * Makes these rows the current versions: closes the ones before and adds the new, in a few statements however many there are.
 * A row that says what is known already writes nothing. A version is known from now, and always later than the one before it.
 *
 * @param rows - by column name; of two rows with the same identity the later counts
 * @returns the identity columns of those that were written
 */
export async function saveVersions<Identity extends object>(
  { tx, partnershipId, now }: Binding,
  table: VersionedTable,
  rows: readonly object[],
): Promise<readonly Identity[]> {
  if (rows.length === 0) return [];
  const identity = Object.keys(table.identity);
  const columns = [...identity, ...Object.keys(table.content)];
  const unique = new Map(
    rows.map((row) => [JSON.stringify(identity.map((name) => (row as Record<string, unknown>)[name])), row]),
  );
  const placed = Array.from(unique.values(), (row, place) => ({ ...row, place }));
  const given = incoming(placed, { place: 'int', ...table.identity, ...table.content });
  const name = sql.table(table.name);
  const same = sql.raw(identity.map((column) => `c.${column} = i.${column}`).join(' and '));
  const list = (prefix: string, names: readonly string[]) =>
    sql.raw(names.map((column) => `${prefix}${column}`).join(', '));

  // Whoever else saves the same rows waits here, so that the next statement sees what they wrote.
  await sql`select from ${name} c join ${given} i on ${same}
    where c.partnership_id = ${partnershipId} and c.known_to = 'infinity' order by ${list('c.', identity)} for update of c`.execute(
    tx,
  );

  const content = Object.keys(table.content);
  const key = table.keys === undefined ? [] : ['key'];
  const { rows: written } = await sql<Identity>`
    with changed as materialized (
      select i.*, c.known_from as was_from, ${sql.raw(table.keys === undefined ? '' : `coalesce(c.key, nextval('${table.keys}')::int) as key,`)}
        greatest(${now}::timestamptz, c.known_from + interval '1 millisecond') as moment
      from ${given} i
      left join ${name} c on ${same} and c.partnership_id = ${partnershipId} and c.known_to = 'infinity'
      where c.known_from is null or (${list('c.', content)}) is distinct from (${list('i.', content)})
      order by i.place
    ), closed as (
      update ${name} c set known_to = i.moment from changed i
      where ${same} and c.partnership_id = ${partnershipId} and c.known_from = i.was_from
      returning 1
    )
    insert into ${name} (partnership_id, ${list('', [...columns, ...key])}, known_from)
    -- Counting makes PostgreSQL close first: of each row one version is current.
    select ${partnershipId}, ${list('', [...columns, ...key])}, moment from changed where (select count(*) from closed) >= 0
    order by place
    returning ${list('', identity)}`.execute(tx);
  return written;
}
