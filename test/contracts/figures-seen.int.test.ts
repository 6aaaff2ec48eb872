import type { Caller } from '@trellis/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addStaff } from './reports-at-work.ts';
import { call } from './two-tenants.ts';
import { openWesthaven, type Westhaven } from './westhaven.ts';

/** How many of each agency hold level 1, and how many do not. */
const workforce = { avon: [9, 8], elm: [7, 6], nook: [2, 1], oak: [12, 0] } as const;
const asAt = '2026-09-30';

interface Row {
  readonly agency: string;
  readonly requirement: string | null;
  readonly current: number | null;
  readonly overdue: number | null;
}

let westhaven: Westhaven;
const callers: Record<string, Caller> = {};
beforeAll(async () => {
  westhaven = await openWesthaven();
  const coordinator = await westhaven.callerWith({}, [{ role: 'coordinator' }]);
  for (const [ref, [held, late]] of Object.entries(workforce))
    await addStaff(coordinator, { ref, kind: 'dom-care', count: held + late, trained: held, on: '2026-01-05' });
  callers['coordinator'] = coordinator;
  for (const role of ['board', 'scrutineer'] as const) callers[role] = await westhaven.callerWith({}, [{ role }]);
  callers['lead of nook'] = await westhaven.callerWith({}, [{ role: 'agency-lead', agency: 'nook' }]);
  callers['lead of nook on the board'] = await westhaven.callerWith({}, [
    { role: 'agency-lead', agency: 'nook' },
    { role: 'board' },
  ]);
});
afterAll(() => westhaven[Symbol.asyncDispose]());

async function level1(as: string, more: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const query = new URLSearchParams({ asAt, ...more });
  const { status, json } = await westhaven.ask(callers[as]!, { method: 'GET', path: `/compliance/report?${query}` });
  expect(status).toBe(200);
  return (json as { rows: Row[] }).rows
    .filter(({ agency, requirement }) => agency in workforce && [null, 'LCF-L1'].includes(requirement))
    .map(({ agency, current, overdue }) => `${agency} ${current} ${overdue}`);
}

describe('the figures of agencies', () => {
  test('are exact for whoever looks after these people', async () => {
    expect(await level1('coordinator')).toEqual(['avon 9 8', 'elm 7 6', 'nook 2 1', 'oak 12 0']);
    expect(await level1('lead of nook')).toEqual(['nook 2 1']);
  });

  test.each(['board', 'scrutineer'])('are without small ones for a %s, also by subtraction', async (role) => {
    expect(await level1(role)).toEqual(['avon 9 8', 'elm null null', 'nook null null', 'oak null null']);
    expect(await level1(role, { agency: 'nook' })).toEqual(['nook null null']);
    expect(await level1(role, { groupBy: 'agency' })).toEqual([
      'avon 9 8',
      'elm null null',
      'nook null null',
      'oak null null',
    ]);
  });

  test('of the reader’s own agency stay exact on the board too', async () => {
    expect(await level1('lead of nook on the board')).toContain('nook 2 1');
  });

  test('are on a board’s page those of the whole partnership', async () => {
    const page = (await call(westhaven.api, callers['board']!, 'compliance.agency', { asAt })) as {
      rows: { agency: string; requirement: string; current: number }[];
    };
    expect(page.rows.map(({ agency }) => agency)).toEqual(page.rows.map(() => ''));
    expect(page.rows.find(({ requirement }) => requirement === 'LCF-L1')!.current).toBeGreaterThanOrEqual(30);
  });
});
