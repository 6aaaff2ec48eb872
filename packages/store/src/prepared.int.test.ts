import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepared } from './prepared.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';
import type { Tables } from './tables.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

async function doubled(connection: Kysely<Tables>, number: number): Promise<number | undefined> {
  const { rows } = await sql<{ doubled: number }>`
    ${prepared('doubled')} select ${number}::int * 2 as doubled`.execute(connection);
  return rows[0]?.doubled;
}

test('a statement that is asked all the time is planned once by each connection, and answers what is asked now', async () => {
  await database.app.connection().execute(async (connection) => {
    expect([await doubled(connection, 2), await doubled(connection, 21)]).toEqual([4, 42]);
    const { rows } = await sql<{ name: string }>`select name from pg_prepared_statements`.execute(connection);
    expect(rows).toEqual([{ name: 'doubled' }]);
  });
});

test('it answers still when what it asks was replaced under it', async () => {
  const ask = (connection: Kysely<Tables>) =>
    sql<{ word: string }>`${prepared('word')} select word from a_word(${'x'}) word`.execute(connection);
  const write = (word: string) =>
    sql`create or replace function a_word(text) returns text language sql as ${sql.lit(`select '${word}'::text`)}`;
  await write('old').execute(database.owner);
  await sql`grant execute on function a_word to public`.execute(database.owner);
  await database.app.connection().execute(async (connection) => {
    expect((await ask(connection)).rows).toEqual([{ word: 'old' }]);
    await sql`drop function a_word`.execute(database.owner);
    await write('new').execute(database.owner);
    await sql`grant execute on function a_word to public`.execute(database.owner);
    expect((await ask(connection)).rows).toEqual([{ word: 'new' }]);
  });
});
