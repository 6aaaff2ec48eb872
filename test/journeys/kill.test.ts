import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { aPost, csvFile } from '@trellis/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { environmentOf, startServiceProcess, trellis, type ServiceProcess } from './service-process.ts';

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'trellis-kill-'));
const env = environmentOf(dataDir);
let service: ServiceProcess;
let token: string;

beforeAll(async () => {
  const file = path.join(dataDir, 'people.csv');
  writeFileSync(file, csvFile([aPost()]));
  await trellis(env, 'people', 'import', file);
  token = (await trellis(env, 'token', 'create', '--name', 'killer', '--role', 'coordinator')).last;
  service = await startServiceProcess(env);
});

afterAll(async () => {
  await service.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const record = (number: number) => ({
  agencyRef: 'AC',
  staffNumber: 'AC-1001',
  kind: 'completion',
  satisfies: ['LCF-L2'],
  achievedOn: '2025-03-10',
  reference: `R-${number}`,
});

/** Sends one record; undefined when nobody answered, and then nobody knows whether it was taken in. */
async function send(
  number: number,
  body: unknown = record(number),
): Promise<{ status: number; id?: string } | undefined> {
  try {
    const answer = await fetch(`${service.url}/api/v1/evidence`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': `key-${number}`,
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(5_000),
    });
    return { status: answer.status, ...((await answer.json()) as { id?: string }) };
  } catch {
    return undefined;
  }
}

async function everyRecord(): Promise<readonly { id: string; reference: string }[]> {
  const rows: { id: string; reference: string }[] = [];
  let after: string | undefined;
  do {
    const query = new URLSearchParams({ limit: '500', ...(after === undefined ? {} : { after }) });
    const answer = await fetch(`${service.url}/api/v1/evidence?${query}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const page = (await answer.json()) as { rows: typeof rows; after?: string };
    rows.push(...page.rows);
    after = page.after;
  } while (after !== undefined);
  return rows;
}

test('what was acknowledged is there exactly once, though everything is killed three times while records come in', async () => {
  expect((await trellis(env, 'people', 'import', path.join(dataDir, 'people.csv'))).last).toBe(
    '0 new, 0 changed, 1 unchanged, 0 unsure, 0 refused',
  );
  const acknowledged = new Map<number, string>();
  let next = 1;
  let isOver = false;
  const sending = (async () => {
    while (!isOver) {
      const answer = await send(next);
      // A record that nobody answered is sent again under the same key, as a careful client does.
      if (answer?.id === undefined) await sleep(20);
      else acknowledged.set(next++, answer.id);
    }
  })();

  for (let round = 0; round < 3; round += 1) {
    const before = acknowledged.size;
    while (acknowledged.size < before + 15) await sleep(5);
    await service.killTree();
    service = await startServiceProcess(env);
  }
  const before = acknowledged.size;
  while (acknowledged.size < before + 5) await sleep(5);
  isOver = true;
  await sending;

  const stored = await everyRecord();
  expect(acknowledged.size).toBeGreaterThanOrEqual(50);
  for (const [number, id] of acknowledged)
    expect(stored.filter((row) => row.reference === `R-${number}`).map((row) => row.id)).toEqual([id]);
  expect(new Set(stored.map((row) => row.id)).size).toBe(stored.length);

  expect(await send(1)).toMatchObject({ status: 200, id: acknowledged.get(1) });
  expect((await send(1, { ...record(1), reference: 'another' }))?.status).toBe(422);
  expect((await everyRecord()).length).toBe(stored.length);
  expect((await trellis(env, 'audit')).last).toMatch(/^\d+ spans, \d+ cells, 0 differ$/);
});
