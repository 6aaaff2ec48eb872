import type { Post } from '@trellis/core/people';
import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { agencyId, fill, personId } from './isolation.fixture.ts';
import { noon } from './lms/lms.fixture.ts';
import { createTestPartnership, type TestPartnership } from './test-partnership.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';
import { inPartnership } from './tenancy.ts';
import type { Tables } from './tables.ts';

let database: TestDatabase;
let north: TestPartnership;
let south: TestPartnership;

/** The tables of schema public, partitions left out. */
async function tenantTables(db: Kysely<Tables>) {
  const { rows } = await sql<{ name: string; forced: boolean; partition: boolean }>`
    select relname as name, relrowsecurity and relforcerowsecurity as forced, relispartition as partition
    from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname`.execute(db);
  return rows;
}

beforeAll(async () => {
  database = await createTestDatabase();
  north = await createTestPartnership(database);
  south = await createTestPartnership(database, 'south-shire');
  await fill(database, south);
});
afterAll(() => database.close());

describe('a second partnership in the same database', () => {
  test('cannot be seen through any table, and its own tables all hold something of it', async () => {
    const seen: Record<string, readonly [number, number]> = {};
    for (const { name, partition } of await tenantTables(database.app)) {
      if (partition || name === 'upload') continue;
      const count = (partnership: TestPartnership) =>
        partnership.at(noon, async (_, tx) =>
          (await sql<{ n: number }>`select count(*) as n from ${sql.table(name)}`.execute(tx)).rows[0]!.n > 0 ? 1 : 0,
        );
      seen[name] = [await count(north), await count(south)];
    }
    expect(Object.keys(seen).length).toBeGreaterThan(24);
    expect(Object.entries(seen).filter(([, [ofNorth, ofSouth]]) => ofNorth !== 0 || ofSouth !== 1)).toEqual([]);
  });

  test('cannot be written to, and its keys lead nowhere', async () => {
    const insert = north.at(noon, (_, tx) =>
      sql`insert into agency (partnership_id, id, ref, name, kind) values (${south.id}, 'x', 'x', 'x', 'other')`.execute(
        tx,
      ),
    );
    await expect(insert).rejects.toThrow(/row-level security/);
    const changed = await north.at(noon, (_, tx) => sql`update person set given_name = 'X'`.execute(tx));
    expect(changed.numAffectedRows).toBe(0n);
    const post = { id: 'p' as Post['id'], personId, agencyId, audiences: [], flags: [], startsOn: '2025-01-01' };
    await expect(north.at(noon, ({ people }) => people.savePosts([post]))).rejects.toThrow(/foreign key/);
  });

  test('may use the same ids, staff numbers and references', async () => {
    const east = await createTestPartnership(database, 'east-shire');
    await fill(database, east);
    expect((await east.at(noon, ({ people }) => people.search({ all: true }, {}, { limit: 10 }))).rows).toHaveLength(1);
  });
});

describe('the role that does the daily work', () => {
  test('finds every tenant table closed, also to the owner, and fails where no partnership was set', async () => {
    const tables = await tenantTables(database.app);
    expect(tables.filter((table) => !table.partition && !table.forced)).toEqual([]);
    for (const { name, partition } of tables) {
      const look = sql`select from ${sql.table(name)} limit 1`.execute(database.app);
      await expect(look).rejects.toThrow(
        partition ? /permission denied/ : /app\.partnership|invalid input syntax for type integer: ""/,
      );
    }
  });

  test('can read no table behind the door but its own partnership', async () => {
    const { rows } = await sql<{
      name: string;
    }>`select relname as name from pg_class where relnamespace = 'door'::regnamespace and relkind = 'r'`.execute(
      database.app,
    );
    expect(rows.length).toBeGreaterThan(9);
    for (const { name } of rows.filter((row) => row.name !== 'partnership')) {
      await expect(sql`select from ${sql.table(`door.${name}`)} limit 1`.execute(database.app)).rejects.toThrow(
        /permission denied/,
      );
    }
    const own = await inPartnership(database.app, north.id, (tx) =>
      tx.selectFrom('door.partnership').select('id').execute(),
    );
    expect(own).toEqual([{ id: north.id }]);
  });

  test('can use no function behind the door that was not granted, and each has a search path of its own', async () => {
    const { rows } = await sql<{ name: string; definer: boolean; path: boolean; allowed: boolean }>`
      select proname as name, prosecdef as definer, coalesce(proconfig::text like '%search_path%', false) as path,
        has_function_privilege('trellis_app', oid, 'execute') as allowed
      from pg_proc where pronamespace = 'door'::regnamespace`.execute(database.app);
    expect(rows.filter((row) => row.definer && !row.path)).toEqual([]);
    expect(rows.filter((row) => row.allowed && !row.definer)).toEqual([]);
    expect(
      rows
        .filter((row) => !row.allowed)
        .map((row) => row.name)
        .toSorted(),
    ).toEqual([
      'make_span_partition',
      'make_span_partitions',
      'part_superseded',
      'partnership_added',
      'registration_facts',
    ]);
  });

  const appendOnly = [
    'post',
    'evidence',
    'job_title_mapping',
    'agency_override',
    'course_mapping',
    'lms_mapping',
    'pack_activation',
    'equivalence',
    'pack',
    'audit_entry',
    'span_was',
    'basis',
    'requirement',
    'line_note',
    'run_statement',
    'agency_terms',
    'agency_succession',
  ];
  test.each(appendOnly)('cannot change or delete what stands in %s', async (name) => {
    const attempt = (statement: string) => south.at(noon, (_, tx) => sql.raw(statement).execute(tx));
    const { rows } = await sql<{ name: string }>`select column_name as name from information_schema.columns
      where table_schema = 'public' and table_name = ${name} and column_name <> 'known_to'`.execute(database.owner);
    for (const column of rows) {
      await expect(attempt(`update ${name} set ${column.name} = default`)).rejects.toThrow(/permission denied/);
    }
    await expect(attempt(`delete from ${name}`)).rejects.toThrow(/permission denied/);
    await expect(attempt(`truncate ${name}`)).rejects.toThrow(/permission denied/);
  });

  test('cannot open a version again that was closed', async () => {
    const changed = {
      id: 'ann-1' as Post['id'],
      personId,
      agencyId,
      jobTitle: 'Cook',
      audiences: [],
      flags: [],
      startsOn: '2025-01-01',
    };
    await south.at('2026-05-10T12:00:00.000Z', ({ people }) => people.savePosts([changed]));
    const reopen = south.at(noon, (_, tx) =>
      sql`update post set known_to = '2027-01-01' where known_to <> 'infinity'`.execute(tx),
    );
    await expect(reopen).rejects.toThrow(/stays as it is/);
  });
});
