import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ComplianceReport, Rejudging } from '@trellis/core/compliance';
import { aPost, csvFile } from '@trellis/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askService } from './ask-service.ts';
import { environmentOf, startServiceProcess, trellis, type ServiceProcess } from './service-process.ts';

/** More than are judged in one request. */
const PEOPLE = 2_500;

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'trellis-rejudging-'));
const env = environmentOf(dataDir);
let service: ServiceProcess;
let token: string;

beforeAll(async () => {
  const file = path.join(dataDir, 'people.csv');
  const posts = Array.from({ length: PEOPLE }, (_, number) =>
    aPost({
      staffNumber: `N-${number}`,
      givenName: 'Ann',
      familyName: `Baker ${number}`,
      workEmail: `ann.${number}@example.org`,
      manager_staffNumber: '',
      audience: `LCF-G${1 + (number % 6)}`,
      startsOn: '2024-03-01',
    }),
  );
  writeFileSync(file, csvFile(posts));
  await trellis(env, 'people', 'import', file);
  token = (await trellis(env, 'token', 'create', '--name', 'killer', '--role', 'administrator')).last;
  service = await startServiceProcess(env);
}, 120_000);

afterAll(async () => {
  await service.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function ask<Result>(procedure: string, input: object = {}): Promise<Result> {
  const { status, data } = await askService<Result>(service, token, procedure, input);
  if (status !== 200) throw new Error(`${procedure} was answered with ${status}.`);
  return data!;
}

const figures = async () =>
  JSON.stringify((await ask<ComplianceReport>('compliance.agency', { asAt: '2026-06-01' })).rows);
const rejudging = () => ask<Rejudging | null>('compliance.rejudging');

test('a service that is killed while everybody is judged again leaves the figures of before, and the next one finishes', async () => {
  const before = await figures();
  const { activations } = await ask<{ activations: { packId: string; version: string }[] }>('frameworks.packs');
  const london = activations.find(({ packId }) => packId.includes('lcf') || packId.includes('london'))!;
  // From this day on nobody is asked anything by it.
  await ask('frameworks.activatePack', { ...london, from: null, to: '2025-12-31', readings: {} });
  expect(await rejudging()).toMatchObject({ why: ['pack-activated'], endedAt: null });

  let state: string | undefined;
  while (state !== 'judging' && state !== 'storing') {
    expect(await figures()).toBe(before);
    state = (await rejudging())?.state;
    expect(state).not.toBe('done');
  }
  await service.killTree();
  service = await startServiceProcess(env);

  const seen = new Set<string>();
  while ((await rejudging())?.state !== 'done') seen.add(await figures());
  const after = await figures();
  expect(after).not.toBe(before);
  expect([...seen].filter((each) => each !== before && each !== after)).toEqual([]);
  expect((await trellis(env, 'audit')).last).toMatch(/^\d{4,} spans, \d+ cells, 0 differ$/);
}, 120_000);
