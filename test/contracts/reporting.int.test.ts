import type { Caller } from '@trellis/api';
import type { Paper, Report, TableBlock } from '@trellis/core/reporting';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call } from './two-tenants.ts';
import { openWesthaven, type Westhaven } from './westhaven.ts';

const clock = { now: '2026-11-02T09:00:00.000Z' };
let westhaven: Westhaven;
let coordinator: Caller;
let chair: Caller;

const aJob = { kind: 'job', id: 'reports' } as const;

const plan = { kind: 'board', title: 'Half-yearly workforce report', cover: 'to the board', asAt: '2026-09-30' };

async function addStaff(agency: string, kind: string, count: number, trained: number): Promise<void> {
  for (let number = 1; number <= count; number += 1) {
    const person = {
      agencyName: `The ${agency}`,
      agencyKind: kind,
      givenName: 'Given',
      familyName: `Family${number}`,
      audience: ['LCF-G1'],
      startsOn: '2020-01-06',
    };
    await post('PUT', `/people/${agency}/${number}`, person);
    if (number <= trained) await addEvidence(agency, number, '2026-01-12');
  }
}

async function addEvidence(agency: string, number: number, achievedOn: string): Promise<void> {
  const staffNumber = String(number);
  const evidence = { agencyRef: agency, staffNumber, kind: 'completion', satisfies: ['LCF-L1'], achievedOn };
  await post('POST', '/evidence', { ...evidence, reference: `${agency}-${number}` });
}

let keys = 0;

async function post(method: string, path: string, body: object): Promise<void> {
  const { status, json } = await westhaven.ask(coordinator, { method, path, body, key: `key-${(keys += 1)}` });
  if (status !== 200) throw new Error(`${path} answered ${status}: ${JSON.stringify(json)}`);
}

beforeAll(async () => {
  westhaven = await openWesthaven(clock);
  coordinator = await westhaven.callerWith({}, [{ role: 'coordinator' }]);
  await addStaff('harbour', 'care-home', 12, 6);
  await addStaff('willow', 'ey-group', 9, 9);
  await addStaff('acorns', 'ey-home', 4, 2);
  chair = await westhaven.callerWith({}, [{ role: 'board' }]);
  clock.now = '2026-11-21T09:00:00.000Z';
});
afterAll(() => westhaven[Symbol.asyncDispose]());

const ask = <Answer>(caller: Caller, path: string, input: unknown) =>
  call(westhaven.api, caller, `reporting.${path}`, input) as Promise<Answer>;

function tableOf(paper: Paper, id: string): TableBlock {
  const block = paper.sections.flatMap(({ blocks }) => blocks).find((each) => each.kind === 'table' && each.id === id);
  return block as TableBlock;
}

function rowOf(paper: Paper, table: string, head: string): unknown[] {
  const row = tableOf(paper, table).rows.find(({ cells: [first] }) => first?.kind === 'text' && first.text === head);
  return row!.cells.slice(1).map((cell) => {
    if (cell.kind === 'count') return cell.value;
    if (cell.kind === 'share') return `${cell.part} of ${cell.whole}`;
    return cell.kind === 'text' ? cell.text : cell.kind === 'date' ? cell.on : cell.kind;
  });
}

test('a coordinator drafts a report, the chair challenges, signs, and nothing changes it any more', async () => {
  const { id } = await ask<{ id: string }>(coordinator, 'draft', plan);
  const draft = await ask<{ report: Report; paper: Paper; maySign: boolean; mayEdit: boolean }>(chair, 'get', { id });
  expect(draft).toMatchObject({ maySign: true, mayEdit: false, report: { state: 'draft' } });
  expect(draft.paper.lead).toBe(
    '3 of 3 agencies reported. How many people are in scope is not known: no agency has told us its headcount.',
  );
  await ask(chair, 'challenge', { id, text: 'Why is Harbour so low?' });
  await ask(chair, 'sendBack', { id, why: 'Get the headcounts first.' });
  expect(await ask(chair, 'get', { id })).toMatchObject({
    report: {
      state: 'sent-back',
      sentBackBecause: 'Get the headcounts first.',
      challenges: [{ text: 'Why is Harbour so low?' }],
    },
  });
  expect(await ask(coordinator, 'publish', { id })).toMatchObject({ refused: 'access.not-permitted' });
  await ask(coordinator, 'change', { id, ...plan });
  const { hash } = await ask<{ hash: string }>(chair, 'publish', { id });
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  const signed = await ask<{ report: Report; paper: Paper }>(chair, 'get', { id });
  expect(signed).toMatchObject({ maySign: false, report: { state: 'published', hash }, paper: { fingerprint: hash } });

  clock.now = '2026-11-22T09:00:00.000Z';
  await addEvidence('harbour', 12, '2026-05-04');
  expect(await ask(chair, 'get', { id })).toEqual(signed);
  expect(await ask(chair, 'regenerate', { id })).toEqual({ isSame: true, published: hash });
  for (const [path, input] of [
    ['change', { id, ...plan }],
    ['challenge', { id, text: 'Late' }],
    ['sendBack', { id, why: 'Late' }],
    ['publish', { id }],
  ] as const)
    expect(await ask(path === 'change' ? coordinator : chair, path, input)).toMatchObject({
      refused: 'reporting.already-published',
    });
  await expect(
    coordinator.run(({ store }) =>
      store.reporting.saveReport({ ...plan, kind: 'board', id, state: 'draft', draftedAt: clock.now, draftedBy: aJob }),
    ),
  ).rejects.toThrow('stays as it is');
});

test('an agency of four is withheld, and another so that nobody finds it by subtraction', async () => {
  const paper = await ask<Paper>(coordinator, 'preview', plan);
  expect(rowOf(paper, 'reach', 'The acorns')).toEqual([
    'not-known',
    'withheld',
    'not-known',
    'withheld',
    'withheld',
    '2026-11-02',
  ]);
});
