import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing.ts';
import { connect, copyIn, copyOut } from './copy.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test('a load that PostgreSQL refuses fails, and the connection goes on', async () => {
  const client = await connect(database.connection.owner);
  try {
    await client.query('create temporary table loaded (n int)');
    await expect(copyIn(client, 'copy loaded from stdin', [Buffer.from('x\n')])).rejects.toThrow('invalid input');
    await copyIn(client, 'copy loaded from stdin', [Buffer.from('1\n'), Buffer.from('2\n')]);
    const rows = copyOut(client, 'copy (select 1 / (n - 2) from loaded) to stdout', {
      row: () => undefined,
      full: () => undefined,
      rest: () => undefined,
    });
    await expect(rows.next()).rejects.toThrow('division by zero');
    expect((await client.query('select sum(n)::int as sum from loaded')).rows).toEqual([{ sum: 3 }]);
  } finally {
    await client.end();
  }
});
