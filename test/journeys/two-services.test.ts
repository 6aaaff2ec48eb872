import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { environmentOf, startServiceProcess, trellis, type ServiceProcess } from './service-process.ts';

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'trellis-two-'));
const env = environmentOf(dataDir);
let starts: readonly Promise<ServiceProcess>[] = [];
let services: readonly ServiceProcess[] = [];

beforeAll(async () => {
  starts = [startServiceProcess(env), startServiceProcess(env)];
  services = await Promise.all(starts);
});

afterAll(async () => {
  // Should one of them not have come up, the other is not to be left behind.
  for (const start of await Promise.allSettled(starts)) if (start.status === 'fulfilled') await start.value.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

test('two services that start at once on one database share one partnership, its sessions and its links', async () => {
  const [one, two] = services as [ServiceProcess, ServiceProcess];
  expect(one.url).not.toBe(two.url);
  expect((await trellis(env, 'audit')).last).toBe('0 spans, 0 cells, 0 differ');

  const link = new URL((await trellis(env, 'sign-in', 'link', '--role', 'administrator', '--name', 'Ada')).last)
    .pathname;
  const answers = await Promise.all(
    [one, two].map(({ url }) => fetch(url + link, { method: 'POST', redirect: 'manual' })),
  );
  expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([303, 403]);

  const handover = answers
    .find(({ status }) => status === 303)!
    .headers.get('location')!
    .split('#s=')[1];
  const redeemed = await fetch(`${two.url}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-trellis': '1' },
    body: JSON.stringify({ handover }),
  });
  const { secret } = (await redeemed.json()) as { secret: string };
  const ask = async (service: ServiceProcess) =>
    (
      await fetch(`${service.url}/api/trpc/access.platforms`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
        body: '{}',
      })
    ).status;
  expect(await Promise.all([ask(one), ask(two)])).toEqual([200, 200]);

  expect(await one.stop()).toBe(0);
  expect(await ask(two)).toBe(200);
  expect((await fetch(`${two.url}/readyz`)).status).toBe(200);
});
