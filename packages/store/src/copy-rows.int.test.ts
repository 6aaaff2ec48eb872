import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyRows } from './copy-rows.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.close());

test('every kind of value arrives as it was given', async () => {
  const awkward = 'tab\there, line\nbreak, return\r, back\\slash, \\N, "quotes", é, =1+1';
  const rows = await database.app.transaction().execute(async (tx) => {
    await sql`create temporary table incoming (id int, words text, day date, at timestamptz(3), yes boolean, list text[], json jsonb, bytes bytea)
      on commit drop`.execute(tx);
    const columns = ['id', 'words', 'day', 'at', 'yes', 'list', 'json', 'bytes'];
    const count = await copyRows(tx, 'incoming', columns, [
      [
        1,
        awkward,
        '2024-02-29',
        new Date('2026-03-29T00:30:00.125Z'),
        true,
        ['a,b', null, 'c"\\'],
        { a: [awkward] },
        new Uint8Array([0, 255]),
      ],
      [2, null, null, null, null, [], null, null],
    ]);
    expect(count).toBe(2);
    return (await sql<Record<string, unknown>>`select * from incoming order by id`.execute(tx)).rows;
  });
  expect(rows[0]).toEqual({
    id: 1,
    words: awkward,
    day: '2024-02-29',
    at: '2026-03-29T00:30:00.125Z',
    yes: true,
    list: ['a,b', null, 'c"\\'],
    json: { a: [awkward] },
    bytes: Buffer.from([0, 255]),
  });
  expect(rows[1]).toMatchObject({ id: 2, words: null, list: [] });
});

test('many rows come from a generator without being held in memory', async () => {
  async function* rows() {
    for (let id = 0; id < 20_000; id++) yield [id, `row ${id}`];
  }
  const found = await database.app.transaction().execute(async (tx) => {
    await sql`create temporary table incoming (id int, words text) on commit drop`.execute(tx);
    await copyRows(tx, 'incoming', ['id', 'words'], rows());
    return (await sql`select count(*) as count, sum(length(words)) as letters from incoming`.execute(tx)).rows;
  });
  expect(found).toEqual([{ count: 20_000, letters: 168_890 }]);
});

test('when the rows break off, the transaction fails and its connection stays usable', async () => {
  async function* broken() {
    yield [1];
    throw new Error('the file is not UTF-8');
  }
  const load = database.app.transaction().execute(async (tx) => {
    await sql`create temporary table incoming (id int) on commit drop`.execute(tx);
    await copyRows(tx, 'incoming', ['id'], broken());
  });
  await expect(load).rejects.toThrow('the file is not UTF-8');
  expect((await sql`select 1 as one`.execute(database.app)).rows).toEqual([{ one: 1 }]);
});
