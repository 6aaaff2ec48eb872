import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase, type Database } from './database.ts';
import { startEmbedded, type EmbeddedServer } from './embedded.ts';
import { isAlive } from './server/processes.ts';

let dataDir: string;
const running: ChildProcess[] = [];
beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'trellis-embedded-'));
});
afterEach(async () => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
  // Whatever a test left running is the last user's to stop.
  if (existsSync(path.join(dataDir, 'postgres/data/postmaster.pid'))) await start().then((server) => server.stop());
  rmSync(dataDir, { recursive: true, force: true });
});

const start = (folder = dataDir): Promise<EmbeddedServer> => startEmbedded({ dataDir: folder, isDurable: false });

/** Another Trellis process on the same folder. It ends properly when a line comes in on its standard input, or when that closes because the test was killed. */
async function startElsewhere(
  folder = dataDir,
): Promise<{ pid: number; child: ChildProcess; end: () => Promise<void> }> {
  const module = new URL('embedded.ts', import.meta.url).href;
  const script = `import { startEmbedded } from ${JSON.stringify(module)};
    const server = await startEmbedded({ dataDir: ${JSON.stringify(folder)}, isDurable: false });
    console.log(server.pid());
    const leave = () => server.stop().then(() => process.exit());
    process.stdin.once('data', leave).once('end', leave);`;
  const flags = ['--conditions=@trellis/source', '--input-type=module', '-e', script];
  const child = spawn(process.execPath, flags, { stdio: ['pipe', 'pipe', 'inherit'] });
  running.push(child);
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const end = async () => {
    const exit = once(child, 'exit');
    child.stdin.write('\n');
    await exit;
  };
  return { pid: Number(line), child, end };
}

async function count(database: Database): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from kept`.execute(database.owner);
  return rows[0]!.n;
}

test('what was stored is there again after a stop and a start', async () => {
  {
    await using database = await openDatabase({ dataDir });
    await sql`create table kept (id int primary key)`.execute(database.owner);
    await sql`insert into kept values (1)`.execute(database.owner);
  }
  await using again = await openDatabase({ dataDir });
  expect(await count(again)).toBe(1);
});

test('nothing listens on the network, and nobody else may look into the folder', async () => {
  await using database = await openDatabase({ dataDir });
  const { rows } = await sql`select current_setting('listen_addresses') as addresses`.execute(database.owner);
  expect(rows).toEqual([{ addresses: '' }]);
  expect(statSync(path.join(dataDir, 'postgres')).mode & 0o777).toBe(0o700);
});

test('sessions are in UTC, without just-in-time compiling, and give dates and instants as text', async () => {
  await using database = await openDatabase({ dataDir });
  const { rows } = await sql`select current_setting('TimeZone') as zone, current_setting('jit') as jit,
    date '2024-02-29' as day, timestamptz '2026-03-29 01:30:00.125 Europe/London' as at, 9007199254740991::bigint as large,
    1.50::numeric as exact, array[date '2026-04-01', null] as days, timestamptz 'infinity' as ever`.execute(
    database.app,
  );
  expect(rows[0]).toEqual({
    zone: 'UTC',
    jit: 'off',
    day: '2024-02-29',
    at: '2026-03-29T01:30:00.125Z',
    large: Number.MAX_SAFE_INTEGER,
    exact: '1.50',
    days: ['2026-04-01', null],
    ever: 'infinity',
  });
});

/** Waits until a process that has ended is off the process table: whoever took it over may be slow to take note. */
async function untilGone(pid: number): Promise<void> {
  while (isAlive(pid)) await sleep(20);
}

test('a server whose process was killed with Node is found still running, and is stopped by the next user', async () => {
  const other = await startElsewhere();
  other.child.kill('SIGKILL');
  await once(other.child, 'exit');
  expect(isAlive(other.pid)).toBe(true);
  const server = await start();
  expect(server.pid()).toBe(other.pid);
  await server.stop();
  // Until PostgreSQL has seen that the killed process is gone, it counts as a user, and the server is left to the next.
  while (isAlive(other.pid)) await (await start()).stop();
});

test('a killed PostgreSQL comes back by itself, with everything that was acknowledged', async () => {
  const server = await start();
  await using database = await openDatabase({ dataDir });
  await sql`create table kept (id int primary key)`.execute(database.owner);
  await sql`insert into kept values (1), (2)`.execute(database.owner);
  const before = server.pid();
  process.kill(before, 'SIGKILL');
  while ([before, 0].includes(server.pid())) await sleep(20);
  const kept = async (): Promise<number> => {
    try {
      return await count(database);
    } catch {
      await sleep(20);
      return await kept();
    }
  };
  expect(await kept()).toBe(2);
  await server.stop();
});

test('several processes that start at once share one server, and the last one out stops it', async () => {
  const [here, first, second] = await Promise.all([start(), startElsewhere(), startElsewhere()]);
  expect([first.pid, second.pid]).toEqual([here.pid(), here.pid()]);
  await first.end();
  await here.stop();
  expect(isAlive(second.pid)).toBe(true);
  await second.end();
  await untilGone(second.pid);
});

test('a process that starts while the last user is leaving gets a server all the same', async () => {
  for (let round = 0; round < 5; round++) {
    const leaving = await start();
    const [, arriving] = await Promise.all([leaving.stop(), start()]);
    await using database = await openDatabase({ dataDir });
    expect((await sql`select 1 as one`.execute(database.app)).rows).toEqual([{ one: 1 }]);
    await database.close();
    await arriving.stop();
  }
});

test('a data folder with a very long path works, although a socket cannot be there', async () => {
  const deep = path.join(dataDir, 'a-long-name-of-a-folder'.repeat(3), 'another-long-name-of-a-folder'.repeat(3));
  const server = await start(deep);
  expect(server.host.startsWith(deep)).toBe(false);
  expect(statSync(server.host).mode & 0o777).toBe(0o700);
  await server.stop();
  expect(existsSync(server.host)).toBe(false);
});

test('a server that was started by another path to the folder leaves the data there when it is stopped', async () => {
  const otherPath = `${dataDir}-other`;
  symlinkSync(dataDir, otherPath);
  try {
    const { child } = await startElsewhere(otherPath);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await start().then((server) => server.stop());
    expect(existsSync(path.join(dataDir, 'postgres/data/PG_VERSION'))).toBe(true);
  } finally {
    rmSync(otherPath);
  }
});

test('half a data folder, left by a process that was killed while making it, is cleared away', async () => {
  mkdirSync(path.join(dataDir, 'postgres/data.new.4194304'), { recursive: true });
  await using server = await start();
  expect(server.pid()).toBeGreaterThan(0);
  expect(readdirSync(path.join(dataDir, 'postgres'))).not.toContain('data.new.4194304');
});

test.runIf(process.platform === 'linux')(
  'a server that is noted as running, under a number that is another program now, does not hinder a start',
  async () => {
    await (await start()).stop();
    const note = path.join(dataDir, 'postgres/data/postmaster.pid');
    writeFileSync(
      note,
      [process.ppid, path.join(dataDir, 'postgres/data'), 0, 5432, path.join(dataDir, 'postgres'), ''].join('\n'),
    );
    await using server = await start();
    expect(server.pid()).not.toBe(process.ppid);
  },
);

test('the data of another major version is left alone', async () => {
  await (await start()).stop();
  const version = path.join(dataDir, 'postgres/data/PG_VERSION');
  const ours = readFileSync(version, 'utf8');
  writeFileSync(version, '12\n');
  await expect(start()).rejects.toMatchObject({ code: 'store.server-version-differs' });
  writeFileSync(version, ours);
});

test("a reason why PostgreSQL does not start is told in PostgreSQL's own words", async () => {
  await (await start()).stop();
  const settings = path.join(dataDir, 'postgres/data/postgresql.conf');
  const before = readFileSync(settings, 'utf8');
  writeFileSync(settings, `${before}\nno_such_setting = 1\n`);
  await expect(start()).rejects.toThrow('no_such_setting');
  writeFileSync(settings, before);
});
