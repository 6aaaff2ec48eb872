import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

// The test server stands in for a server of one's own: the address, the logins and the rights are what differs.
const login = `council_${randomBytes(4).toString('hex')}`;
let database: TestDatabase;
let superuser: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  superuser = new pg.Client({
    host: String(database.connection.owner.host),
    user: 'postgres',
    database: database.name,
  });
  await superuser.connect();
  await superuser.query(`create role ${login} login nosuperuser nocreaterole`);
  await superuser.query(`create database ${database.name}_own owner ${login}`);
});
afterAll(async () => {
  await superuser.query(`drop database if exists ${database.name}_own with (force)`);
  await superuser.query(`drop role ${login}`);
  await superuser.end();
  await database.close();
});

const address = (user: string, more = ''): string => {
  const host = encodeURIComponent(String(database.connection.owner.host));
  return `postgres://${user}@/${database.name}_own?host=${host}${more}`;
};

test('a login that may not work as the daily role is told the SQL to run', async () => {
  await expect(openDatabase({ url: address(login) })).rejects.toMatchObject({
    code: 'store.role-missing',
    message: expect.stringContaining(`grant trellis_app to ${login};`),
  });
});

test('a server that was prepared with that SQL is migrated, and the daily work runs under the daily role', async () => {
  await superuser.query(`grant trellis_app to ${login}`);
  await using own = await openDatabase({ url: address(login, '&options=-c%20statement_timeout%3D9s') });
  expect(await migrate(own)).toContain('trellis/0001_partnership');
  const who = sql`select current_user::text as who, current_setting('TimeZone') as zone, current_setting('statement_timeout') as limit`;
  expect((await who.execute(own.app)).rows).toEqual([{ who: 'trellis_app', zone: 'UTC', limit: '9s' }]);
  expect((await who.execute(own.owner)).rows).toEqual([{ who: login, zone: 'UTC', limit: '9s' }]);
});

test('a superuser’s address is accepted, since the daily work is bound all the same', async () => {
  await using own = await openDatabase({ url: address('postgres') });
  const { rows } = await sql`select current_user::text as who, current_setting('is_superuser') as super`.execute(
    own.app,
  );
  expect(rows).toEqual([{ who: 'trellis_app', super: 'off' }]);
});

test('an address that leads nowhere is told in a sentence, without the password', async () => {
  const open = openDatabase({ url: 'postgres://trellis:hidden@127.0.0.1:1/trellis' });
  await expect(open).rejects.toMatchObject({
    code: 'store.server-not-reached',
    message: expect.not.stringContaining('hidden'),
  });
});
