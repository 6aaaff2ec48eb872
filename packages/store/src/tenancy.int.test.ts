import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPartnership } from './partnership.ts';
import { inPartnership } from './tenancy.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

let database: TestDatabase;
let north: number;
let south: number;

beforeAll(async () => {
  const notes = `
    create table note (
      partnership_id int not null default current_partnership() references door.partnership,
      id int generated always as identity, words text not null, primary key (partnership_id, id)
    );
    select tenant_table('note');
    create table seen (partnership_id int not null default current_partnership(), id int, primary key (partnership_id, id));
    select tenant_table('seen', 'select, insert');`;
  database = await createTestDatabase({ sets: [{ name: 'notes', migrations: [{ name: '0001_note', sql: notes }] }] });
  north = (await createPartnership(database.owner, { publicId: 'north', name: 'North' })).id;
  south = (await createPartnership(database.owner, { publicId: 'south', name: 'South' })).id;
  await inPartnership(database.app, north, (tx) => sql`insert into note (words) values ('of the north')`.execute(tx));
  await inPartnership(database.app, south, (tx) => sql`insert into note (words) values ('of the south')`.execute(tx));
});
afterAll(() => database?.close());

const words = sql<{ words: string }>`select words from note`;

test('a partnership sees its own rows only, however the query is put', async () => {
  const rows = await inPartnership(database.app, north, async (tx) => {
    const all = await words.execute(tx);
    const asked = await sql`select words from note where partnership_id = ${south}`.execute(tx);
    return [...all.rows, ...asked.rows];
  });
  expect(rows).toEqual([{ words: 'of the north' }]);
});

test('a partnership cannot write a row of another', async () => {
  const write = inPartnership(database.app, north, (tx) =>
    sql`insert into note (partnership_id, words) values (${south}, 'smuggled')`.execute(tx),
  );
  await expect(write).rejects.toThrow('row-level security');
});

test('a partnership cannot change or remove a row of another', async () => {
  const touched = await inPartnership(database.app, north, async (tx) => {
    const changed = await sql`update note set words = 'x' where partnership_id = ${south} returning 1`.execute(tx);
    const removed = await sql`delete from note where partnership_id = ${south} returning 1`.execute(tx);
    return changed.rows.length + removed.rows.length;
  });
  expect(touched).toBe(0);
});

test('outside of any partnership a query fails instead of finding nothing or everything', async () => {
  await expect(words.execute(database.app)).rejects.toThrow(/app\.partnership|type integer: ""/);
});

test('on a connection that served a partnership before, a query outside of any still fails', async () => {
  await database.app.connection().execute(async (connection) => {
    await inPartnership(connection, north, (tx) => words.execute(tx));
    await expect(words.execute(connection)).rejects.toThrow('invalid input syntax for type integer: ""');
  });
});

test('even the owner of the tables is bound, so a bulk job cannot mix partnerships by mistake', async () => {
  await expect(words.execute(database.owner)).rejects.toThrow('app.partnership');
  const { rows } = await inPartnership(database.owner, south, (tx) => words.execute(tx));
  expect(rows).toEqual([{ words: 'of the south' }]);
});

test('what was done is undone when the work throws', async () => {
  const work = inPartnership(database.app, north, async (tx) => {
    await sql`insert into note (words) values ('never')`.execute(tx);
    throw new Error('changed my mind');
  });
  await expect(work).rejects.toThrow('changed my mind');
  const { rows } = await inPartnership(database.app, north, (tx) => words.execute(tx));
  expect(rows).toHaveLength(1);
});

test('an append-only table takes new rows and keeps the old ones', async () => {
  await inPartnership(database.app, north, (tx) => sql`insert into seen (id) values (1)`.execute(tx));
  await expect(inPartnership(database.app, north, (tx) => sql`delete from seen`.execute(tx))).rejects.toThrow(
    'permission denied',
  );
});

test('a partnership reads itself and no other, and makes none', async () => {
  const { rows } = await inPartnership(database.app, north, (tx) =>
    sql`select public_id from door.partnership`.execute(tx),
  );
  expect(rows).toEqual([{ public_id: 'north' }]);
  const made = inPartnership(database.app, north, (tx) => createPartnership(tx, { publicId: 'west', name: 'West' }));
  await expect(made).rejects.toThrow('permission denied');
});

test('a table whose key does not begin with the partnership is refused', async () => {
  const make = database.owner.transaction().execute(async (tx) => {
    await sql`create table wrong (id int primary key, partnership_id int)`.execute(tx);
    await sql`select tenant_table('wrong')`.execute(tx);
  });
  await expect(make).rejects.toThrow('must begin with partnership_id');
});
