import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate, storeMigrations, type MigrationSet } from './migrate.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.close());

const set = (...texts: string[]): MigrationSet => ({
  name: 'sample',
  migrations: texts.map((text, index) => ({ name: `000${index + 1}_step`, sql: text })),
});
const one = 'create table first (id int);';
const two = 'create table second (id int);';

test('a second run finds nothing to do', async () => {
  expect(await migrate(database, [storeMigrations()])).toEqual([]);
  expect(await migrate(database, [set(one, two)])).toEqual(['sample/0001_step', 'sample/0002_step']);
  expect(await migrate(database, [set(one, two)])).toEqual([]);
});

test('of services that start at once one migrates and the others wait', async () => {
  const slow = 'select pg_sleep(0.2); create table first (id int);';
  const runs = await Promise.all([1, 2, 3].map(() => migrate(database, [set(slow, two)])));
  expect(runs.flat()).toEqual(['sample/0001_step', 'sample/0002_step']);
});

test('a migration that fails leaves nothing behind, those before it stay, and a mended one goes on from there', async () => {
  const broken = 'create table half (id int); select no_such_function();';
  const run = migrate(database, [set(one, broken)]);
  await expect(run).rejects.toMatchObject({
    code: 'store.migration-failed',
    message: expect.stringContaining('sample/0002_step'),
  });
  const { rows } =
    await sql`select to_regclass('first') is not null as first, to_regclass('half') is not null as half`.execute(
      database.owner,
    );
  expect(rows).toEqual([{ first: true, half: false }]);
  expect(await migrate(database, [set(one, two)])).toEqual(['sample/0002_step']);
});

test('a migration that was changed after it ran is refused by name', async () => {
  await migrate(database, [set(one)]);
  await expect(migrate(database, [set(`${one} -- better`)])).rejects.toMatchObject({
    code: 'store.migration-changed',
    message: expect.stringContaining('sample/0001_step'),
  });
});

test('a database of a newer version is refused', async () => {
  await migrate(database, [set(one, two)]);
  await expect(migrate(database, [set(one)])).rejects.toMatchObject({ code: 'store.migration-missing' });
});

test("a plugin's migrations go into the plugin's own schema", async () => {
  await migrate(database, [{ ...set(one), schema: 'plugin_sample' }]);
  const { rows } = await sql`select to_regclass('plugin_sample.first') is not null as made`.execute(database.owner);
  expect(rows).toEqual([{ made: true }]);
});

test('Windows line endings in a checkout change nothing', async () => {
  await migrate(database, [set('create table first (id int);\n-- end\n')]);
  expect(await migrate(database, [set('create table first (id int);\r\n-- end\r\n')])).toEqual([]);
});
