import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTestDatabase } from '@trellis/store/testing';
import { sql } from 'kysely';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { startJobs, type Jobs } from './jobs.ts';

const log = pino({ level: 'silent' });

test('a service starts its jobs while another one, that started at once, still says who may enqueue', async () => {
  await using database = await createTestDatabase();
  await (await startJobs(database, [], log)).stop(0);
  const isWaiting = async () => {
    const { rows } = await sql`select 1 from pg_stat_activity
      where datname = current_database() and application_name = 'trellis' and wait_event_type = 'Lock'`.execute(
      database.owner,
    );
    return rows.length > 0;
  };
  let second: Promise<Jobs> | undefined;
  await database.owner.transaction().execute(async (first) => {
    await sql`lock table jobs.version in share row exclusive mode`.execute(first);
    await sql`grant usage on schema jobs to trellis_app`.execute(first);
    second = startJobs(database, [], log);
    // Heard below, when the first has let it go on.
    second.catch(() => undefined);
    while (!(await isWaiting())) await sleep(20);
  });
  const jobs = await second;
  expect(jobs).toHaveProperty('enqueue');
  await jobs?.stop(0);
});

test('a program whose jobs cannot be started has nothing left to do, and ends', async () => {
  await using database = await createTestDatabase();
  await (await startJobs(database, [], log)).stop(0);
  await sql`drop table jobs.queue cascade`.execute(database.owner);
  const script = `import { pino } from 'pino';
    import { startJobs } from ${JSON.stringify(new URL('jobs.ts', import.meta.url).href)};
    const { connection } = JSON.parse(process.argv[1]);
    const kind = { name: 'greet', work: () => Promise.resolve(), giveUp: () => Promise.resolve() };
    await startJobs({ connection }, [kind], pino({ level: 'silent' })).catch((error) => console.log(error.message));`;
  const { host, port, user, database: name } = database.connection.owner;
  const given = JSON.stringify({ connection: { owner: { host, port, user, database: name } } });
  const flags = ['--conditions=@trellis/source', '--input-type=module', '-e', script, given];
  const child = spawn(process.execPath, flags, {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: 20_000,
  });
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  expect({ said: said.trim(), code }).toEqual({ said: 'relation "jobs.queue" does not exist', code: 0 });
});
