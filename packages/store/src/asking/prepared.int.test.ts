import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ahead, askInOneGo, prepared, rowsTo } from './prepared.ts';
import { Cells } from './row-cells.ts';
import { createTestDatabase, type TestDatabase } from '../testing.ts';
import type { Tables } from '../tables.ts';

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

test('rows that are read as they travel come whole, each to whoever asked, and the next question is answered as ever', async () => {
  const asked = (connection: Kysely<Tables>, many: number, by: number) => {
    const sums = { rows: 0, number: 0, letters: 0 };
    const cells = new Cells(0);
    return sql`${prepared('many')} select n, repeat('x', n % 50) as word, null::int as nothing
        from generate_series(1, ${many}::int) as n where n % ${by}::int = 0
        ${rowsTo((bytes, from) => {
          cells.begin(bytes, from);
          sums.rows += 1;
          sums.number += cells.int()!;
          sums.letters += cells.text()!.length;
          if (cells.int() !== null) throw new Error(`Something stands where nothing should, in row ${sums.rows}.`);
        })}`
      .execute(connection)
      .then(({ rows }) => ({ ...sums, rest: rows.length }));
  };
  await database.app.connection().execute(async (connection) => {
    expect(await asked(connection, 20_000, 1)).toEqual({
      rows: 20_000,
      number: 200_010_000,
      letters: 490_000,
      rest: 0,
    });
    expect(await doubled(connection, 4)).toBe(8);
    expect(await asked(connection, 10, 5)).toEqual({ rows: 2, number: 15, letters: 15, rest: 0 });
    await expect(asked(connection, 10, 0)).rejects.toThrow('division by zero');
    expect(await doubled(connection, 5)).toBe(10);
    expect(await asked(connection, 0, 1)).toEqual({ rows: 0, number: 0, letters: 0, rest: 0 });
  });
});

test('two questions are asked in one go, and each answer goes to its own reader', async () => {
  const ask = async (connection: Kysely<Tables>, by: number) => {
    const read = { one: [] as (number | null)[], other: [] as (number | null)[] };
    const into = (numbers: (number | null)[]) => {
      const cells = new Cells(0);
      return (bytes: Buffer, from: number) => {
        cells.begin(bytes, from);
        numbers.push(cells.int());
      };
    };
    await askInOneGo(connection, [
      sql`${prepared('one')} select n from generate_series(1, 3) as n ${rowsTo(into(read.one))}`,
      sql`${prepared('other')} select ${12}::int / ${by}::int as n ${rowsTo(into(read.other))}`,
    ]);
    return read;
  };
  await database.app.connection().execute(async (connection) => {
    expect(await ask(connection, 4)).toEqual({ one: [1, 2, 3], other: [3] });
    expect(await ask(connection, 3)).toEqual({ one: [1, 2, 3], other: [4] });
    await expect(ask(connection, 0)).rejects.toThrow('division by zero');
    expect(await doubled(connection, 6)).toBe(12);
    expect(await ask(connection, 2)).toEqual({ one: [1, 2, 3], other: [6] });
    const { rows } = await sql<{ name: string }>`
      select name from pg_prepared_statements where name in ('one', 'other') order by name`.execute(connection);
    expect(rows.map(({ name }) => name)).toEqual(['one', 'other']);
  });
});

describe('what goes ahead', () => {
  beforeAll(async () => {
    await sql`create table noted (n int primary key)`.execute(database.owner);
    await sql`grant select, insert on noted to public`.execute(database.owner);
  });
  const note = (connection: Kysely<Tables>, n: number) =>
    sql`${ahead('note')} insert into noted values (10 / ${n}::int)`.execute(connection);
  const noted = async (connection: Kysely<Tables>) =>
    (await sql<{ n: number }>`select n from noted order by n`.execute(connection)).rows.map(({ n }) => n);

  test('is done before what comes next, and with the end of its transaction if nothing does', async () => {
    await database.app.transaction().execute(async (tx) => {
      await note(tx, 10);
      await note(tx, 5);
      expect(await noted(tx)).toEqual([1, 2]);
      await note(tx, 2);
    });
    expect(await noted(database.app)).toEqual([1, 2, 5]);
  });

  test('tells its fault with what comes next, and nothing of the transaction is kept', async () => {
    const failing = (next: (tx: Kysely<Tables>) => Promise<unknown>) =>
      database.app.transaction().execute(async (tx) => {
        await note(tx, 1);
        await note(tx, 0);
        await next(tx);
      });
    await expect(failing((tx) => doubled(tx, 1))).rejects.toThrow('division by zero');
    await expect(failing((tx) => askInOneGo(tx, [sql`select 1 ${rowsTo(() => undefined)}`]))).rejects.toThrow(
      'division by zero',
    );
    await expect(failing(() => Promise.resolve())).rejects.toThrow('division by zero');
    expect(await noted(database.app)).toEqual([1, 2, 5]);
    expect(await doubled(database.app, 8)).toBe(16);
  });

  test('a transaction of which nothing is asked, or that is given up, leaves its connection as it was', async () => {
    await database.app.connection().execute(async (connection) => {
      expect(await connection.transaction().execute(() => Promise.resolve('done'))).toBe('done');
      const givenUp = connection.transaction().execute(async (tx) => {
        await note(tx, 3);
        throw new Error('given up');
      });
      await expect(givenUp).rejects.toThrow('given up');
      expect(await noted(connection)).toEqual([1, 2, 5]);
    });
  });

  test('several statements in one text follow it', async () => {
    await database.app.transaction().execute(async (tx) => {
      await note(tx, 10 / 10);
      await sql.raw('insert into noted values (11); insert into noted values (12)').execute(tx);
    });
    expect(await noted(database.app)).toEqual([1, 2, 5, 10, 11, 12]);
  });
});
