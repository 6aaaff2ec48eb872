import { sql, type RawBuilder } from 'kysely';
import type { Binding } from './binding.ts';
import { incoming } from './incoming.ts';
import { ahead, prepared } from './asking/prepared.ts';

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
 * The condition on versions that they were known at a moment.
 *
 * @param knownAt - absent: now
 * @param alias - what their table is called in the query; absent: no other there has such columns
 */
export function isKnown(knownAt: string | undefined, alias?: string): RawBuilder<unknown> {
  const [from, to] = ['known_from', 'known_to'].map((column) =>
    sql.raw(alias === undefined ? column : `${alias}.${column}`),
  );
  return knownAt === undefined
    ? sql`${to} = 'infinity'`
    : sql`${from} <= ${knownAt}::timestamptz and ${to} > ${knownAt}::timestamptz`;
}

/**
 * Makes these rows the current versions: closes the ones before and adds the new, in one statement however many there are.
 * A row that says what is known already writes nothing. A version is known from now, and always later than the one before it.
 *
 * @param rows - by column name; of two rows with the same identity the later counts
 * @returns the identity columns of those that were written
 */
export async function saveVersions<Identity extends object>(
  binding: Binding,
  table: VersionedTable,
  rows: readonly object[],
): Promise<readonly Identity[]> {
  const nameOf = (row: object) =>
    JSON.stringify(Object.keys(table.identity).map((column) => (row as Record<string, unknown>)[column]));
  const byName = new Map(rows.map((row) => [nameOf(row), row]));
  const written: Identity[] = [];
  for (let left = [...byName.values()]; left.length > 0;) {
    const changed = await trySave<Identity>(binding, table, left);
    written.push(...changed.filter((row) => row.is_written));
    // Somebody else closed or added the same row meanwhile; seen from now on, it is closed in its turn.
    left = changed.filter((row) => !row.is_written).map((row) => byName.get(nameOf(row))!);
  }
  return written;
}

/** Rows as a table in a query, each with its `place`. */
function inPlaces({ identity, content }: VersionedTable, rows: readonly object[]): RawBuilder<unknown> {
  const placed = rows.map((row, place) => ({ ...row, place }));
  return incoming(placed, { place: 'int', ...identity, ...content });
}

/**
 * Adds rows of which there is no version yet: a plain insert, whose answer nobody waits for.
 *
 * @param rows - by column name, each with an identity of its own; one that there is already fails the transaction
 */
export async function addVersions(
  { tx, partnershipId, now }: Binding,
  table: VersionedTable,
  rows: readonly object[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = sql.raw(Object.keys({ ...table.identity, ...table.content }).join(', '));
  const key = sql.raw(table.keys === undefined ? '' : `nextval('${table.keys}')::int,`);
  const given = inPlaces(table, rows);
  await sql`${ahead(`add_${table.name}`)}
    insert into ${sql.table(table.name)} (partnership_id, known_from, ${sql.raw(table.keys === undefined ? '' : 'key,')} ${columns})
    select ${partnershipId}, ${now}::timestamptz, ${key} ${columns} from (select * from ${given} i order by place) i`.execute(
    tx,
  );
}

async function trySave<Identity extends object>(
  { tx, partnershipId, now }: Binding,
  table: VersionedTable,
  rows: readonly object[],
): Promise<readonly (Identity & { readonly is_written: boolean })[]> {
  const identity = Object.keys(table.identity);
  const content = Object.keys(table.content);
  const key = table.keys === undefined ? [] : ['key'];
  const given = inPlaces(table, rows);
  const name = sql.table(table.name);
  const list = (prefix: string, names: readonly string[]) => sql.raw(names.map((column) => prefix + column).join(', '));
  const same = (one: string, other: string) =>
    sql.raw(identity.map((column) => `${one}.${column} = ${other}.${column}`).join(' and '));
  const nextKey = sql.raw(table.keys === undefined ? '' : `coalesce(c.key, nextval('${table.keys}')::int) as key,`);

  const { rows: changed } = await sql<Identity & { readonly is_written: boolean }>`${prepared(`save_${table.name}`)}
    with changed as materialized (
      select i.*, c.known_from as was_from, ${nextKey}
        greatest(${now}::timestamptz, c.known_from + interval '1 millisecond') as moment
      from ${given} i
      left join ${name} c on ${same('c', 'i')} and c.partnership_id = ${partnershipId} and c.known_to = 'infinity'
      where c.known_from is null or (${list('c.', content)}) is distinct from (${list('i.', content)})
      order by i.place
    ), closed as (
      update ${name} c set known_to = i.moment from changed i
      -- What is new has nothing to be closed, and need not be looked for.
      where i.was_from is not null
        and ${same('c', 'i')} and c.partnership_id = ${partnershipId} and c.known_from = i.was_from and c.known_to = 'infinity'
      returning ${list('c.', identity)}
    ), written as (
      insert into ${name} (partnership_id, ${list('', [...identity, ...content, ...key])}, known_from)
      select ${partnershipId}, ${list('', [...identity, ...content, ...key])}, moment from changed i
      -- Counting makes PostgreSQL close first: of each row one version is current.
      where (select count(*) from closed) >= 0
        and (was_from is null or exists (select from closed c where ${same('c', 'i')}))
      order by place
      on conflict do nothing
      returning ${list('', identity)}
    )
    select ${list('i.', identity)}, exists (select from written w where ${same('w', 'i')}) as is_written from changed i`.execute(
    tx,
  );
  return changed;
}
