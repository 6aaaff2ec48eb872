import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Context, Stores } from '@trellis/core';
import { createCipher, createStores, inPartnership, openDatabase, type Database } from '@trellis/store';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AGENCIES, cameOut, JANUARY } from '../contracts/january-2027.ts';
import { charge, type CameOut } from '../contracts/ledger-at-work.ts';
import { environmentOf, trellis } from './service-process.ts';

const program = path.resolve(import.meta.dirname, '../../apps/service/src/bin.ts');
const dataDir = mkdtempSync(path.join(os.tmpdir(), 'trellis-charges-'));
const env = environmentOf(dataDir);
const fileOf = (name: string) => path.join(dataDir, name);
const cipher = createCipher('the secret of an installation under test');
let database: Database;
let partnershipId: number;

beforeAll(async () => {
  await trellis(env, 'platform', 'list');
  database = await openDatabase({ dataDir });
  const partnership = await database.owner.selectFrom('door.partnership').select('id').executeTakeFirstOrThrow();
  partnershipId = partnership.id;
  await within(async ({ store }) => {
    await store.people.saveAgencies(AGENCIES);
    for (const { id: agencyId } of AGENCIES)
      await store.billing.saveDetails({ agencyId, customerNumber: `C-${agencyId}`, vatCode: 'EX' });
  });
});

afterAll(async () => {
  await database.close();
  rmSync(dataDir, { recursive: true, force: true });
});

function within<Result>(work: (ctx: Context<Stores>) => Promise<Result>): Promise<Result> {
  const now = '2027-02-03T09:00:00.000Z';
  return inPartnership(database.app, partnershipId, (tx) =>
    work({
      store: createStores(tx, { partnershipId, now, cipher }),
      now,
      actor: { kind: 'job', id: 'test', grants: [{ role: 'administrator' }] },
      newId: randomUUID,
      timeZone: 'Europe/London',
      touch: () => undefined,
      changeRules: () => Promise.resolve(),
    }),
  );
}

const chargeAll = (all: readonly CameOut[]) =>
  within(async (ctx) => {
    for (const came of all) await charge(ctx, came);
  });

/** The ids of the lines in files, which stand last in each row; files that are not there have none. */
const lineIds = (...files: readonly string[]) =>
  files
    .filter((file) => existsSync(file))
    .flatMap((file) => readFileSync(file, 'utf8').trimEnd().split('\r\n').slice(1))
    .map((row) => row.slice(row.lastIndexOf(',') + 1));

const charges = (what: 'preview' | 'release', ...more: string[]) =>
  trellis(env, 'charges', what, '--period', '2027-01', ...more);

test('a month is previewed, released once, and has nothing new after that', async () => {
  await chargeAll(JANUARY);
  const totals = '7 lines, £315.00 invoiced, £70.00 held, 1 zero line';
  const file = fileOf('january.csv');
  expect(await charges('preview', '--out', fileOf('preview.csv'))).toMatchObject({ code: 0, error: '', last: totals });
  expect(lineIds(fileOf('preview.csv'))).toHaveLength(7);
  expect(await charges('release', '--out', file)).toMatchObject({ code: 0, error: '', last: totals });
  expect(lineIds(file)).toEqual(lineIds(fileOf('preview.csv')));
  const written = readFileSync(file, 'utf8');

  const nothing = '0 lines, £0.00 invoiced, £70.00 held, 0 zero lines';
  const again = await charges('release', '--out', file);
  expect(again).toMatchObject({ code: 0, last: nothing });
  expect(again.out).toContain('There is nothing new to bill up to the end of 2027-01.');
  expect(readFileSync(file, 'utf8')).toBe(written);
  expect((await charges('release', '--out', fileOf('second.csv'))).last).toBe(nothing);
  expect(lineIds(fileOf('second.csv'))).toEqual([]);
  expect(JSON.parse((await charges('release', '--json')).out)).toMatchObject({ lines: 0, invoicedPence: 0 });
});

test('what was typed wrongly is refused before anything happens', async () => {
  expect(await trellis(env, 'charges', 'release', '--period', '2027-13')).toMatchObject({
    code: 2,
    error: expect.stringMatching(/^--period must be a month written YYYY-MM\./) as string,
  });
  expect((await trellis(env, 'charges', 'preview')).code).toBe(2);
});

test('an agency without a customer number holds up the release, which says whose', async () => {
  await within(({ store }) => store.billing.saveDetails({ agencyId: 'bright' as never, vatCode: 'EX' }));
  await chargeAll([cameOut('b-more', 'bright', { kind: 'attended' })]);
  const refused = await charges('release', '--out', fileOf('refused.csv'));
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.error).toContain('Bright Steps needs a customer number');
  expect(existsSync(fileOf('refused.csv'))).toBe(false);
  expect((await charges('preview')).out).toContain('bright  Bright Steps: 1 line, £35.00; has no customer number yet');
  await within(({ store }) =>
    store.billing.saveDetails({ agencyId: 'bright' as never, customerNumber: 'C', vatCode: 'EX' }),
  );
});

test('a file that could not be written is written by the next release, whatever that has of its own', async () => {
  const failed = await charges('release', '--out', fileOf('no-such-folder/january.csv'));
  expect(failed).toMatchObject({ code: 1, error: expect.stringContaining('There is no folder') as string });
  await chargeAll([cameOut('b-later', 'bright', { kind: 'attended' })]);
  mkdirSync(fileOf('no-such-folder'));
  const next = await charges('release', '--out', fileOf('no-such-folder/january.csv'));
  expect(next).toMatchObject({ code: 0, last: '2 lines, £70.00 invoiced, £70.00 held, 0 zero lines' });
  expect(next.out).toContain('had not been finished; its lines are in this one.');
  expect(lineIds(fileOf('no-such-folder/january.csv'))).toHaveLength(2);
});

test('killed while it releases, it has released nothing; killed at any moment and run again, each line is in one run and in a file', async () => {
  const ids = (round: number) => Array.from({ length: 40 }, (_, index) => `kill-${round}-${index}`);
  for (const [round, delay] of [undefined, 0, 2, 10, 40].entries()) {
    await chargeAll(ids(round).map((id) => cameOut(id, 'willow', { kind: 'attended' })));
    const [first, second] = [fileOf(`kill-${round}.csv`), fileOf(`kill-${round}-again.csv`)];
    await killed(first, delay);
    expect((await charges('release', '--out', second)).code).toBe(0);
    const lines = await within(async ({ store }) =>
      (await store.billing.lines({ state: 'billed' }, { limit: 500 })).rows.filter((line) =>
        ids(round).includes(line.bookingId),
      ),
    );
    expect(lines).toHaveLength(40);
    expect(new Set(lineIds(first, second))).toEqual(new Set(lines.map(({ id }) => id)));
    // Whoever was killed before it had the ledger has written nothing.
    expect(delay === undefined && existsSync(first)).toBe(false);
  }
});

/** Starts a release and kills it: while it waits for the ledger, or so many milliseconds after it got it. */
async function killed(file: string, delay: number | undefined): Promise<void> {
  const command = ['charges', 'release', '--period', '2027-01', '--out', file];
  const child = spawn(
    process.execPath,
    ['--conditions=@trellis/source', '--disable-warning=ExperimentalWarning', program, ...command],
    { env: { ...env }, stdio: 'ignore' },
  );
  const ended = new Promise((resolve) => child.on('exit', resolve));
  await within(async ({ store }) => {
    await store.billing.lockLedger('alone');
    while (!(await isSomebodyWaiting())) await sleep(5);
    if (delay === undefined) child.kill('SIGKILL');
  });
  if (delay !== undefined) {
    await sleep(delay);
    child.kill('SIGKILL');
  }
  await ended;
}

async function isSomebodyWaiting(): Promise<boolean> {
  const { rows } = await sql`select from pg_locks where locktype = 'advisory' and not granted`.execute(database.owner);
  return rows.length > 0;
}
