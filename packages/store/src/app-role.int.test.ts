import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkAppRole, rolesSql } from './app-role.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.close());

test('the role for the daily work is bound by row-level security', async () => {
  await expect(checkAppRole(database.app)).resolves.toBeUndefined();
});

test('start is refused under a role that owns the tables', async () => {
  await expect(checkAppRole(database.owner)).rejects.toMatchObject({
    code: 'store.role-too-strong',
    message: expect.stringContaining('owns the table'),
  });
});

test('the temporary table of an import does not count as owning a table', async () => {
  const check = database.app.transaction().execute(async (tx) => {
    await sql`create temporary table harmless (id int)`.execute(tx);
    await checkAppRole(tx);
  });
  await expect(check).resolves.toBeUndefined();
});

test('the SQL for a server of one’s own names the login and the database, quoted where needed', () => {
  const text = rolesSql({ login: 'Safe-guarding', database: 'lscp' });
  expect(text).toContain('create role "Safe-guarding" login');
  expect(text).toContain('create database lscp owner "Safe-guarding";');
  expect(text).toContain('create role trellis_app nologin nosuperuser nobypassrls;');
});
