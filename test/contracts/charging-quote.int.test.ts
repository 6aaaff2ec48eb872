import type { Caller } from '@trellis/api';
import type { Quote } from '@trellis/core/charging';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import examples from '../../plugins/pack-bath-north-east-somerset/src/worked-examples.json' with { type: 'json' };
import { openWesthaven, type Answered, type Westhaven } from './westhaven.ts';

interface Example {
  readonly id: string;
  readonly title: string;
  readonly question: Readonly<Record<string, unknown>>;
  readonly expect: Readonly<Record<string, unknown>>;
  readonly otherwise?: readonly {
    readonly options: Readonly<Record<string, string>>;
    readonly expect: Readonly<Record<string, unknown>>;
  }[];
}

const table: readonly Example[] = examples;
const readings = table.flatMap((example) => [
  { ...example, options: {}, reading: 'as by default' },
  ...(example.otherwise ?? []).map((other) => ({ ...example, ...other, reading: JSON.stringify(other.options) })),
]);

let westhaven: Westhaven;
let caller: Caller;
beforeAll(async () => {
  westhaven = await openWesthaven();
  caller = await westhaven.callerWith({ kind: 'token' }, [{ role: 'finance' }]);
});
afterAll(() => westhaven[Symbol.asyncDispose]());

const ask = (body: unknown): Promise<Answered> =>
  westhaven.ask(caller, { method: 'POST', path: '/charging/quote', body });

const question = {
  agency: { kind: 'council' },
  course: { length: 'full-day', mode: 'classroom', startsOn: '2027-01-18' },
  outcome: { kind: 'cancelled', at: '2027-01-05T12:00:00Z' },
};

test.each(readings)('$id over REST, read $reading: $title', async (example) => {
  const body = { ...example.question, options: example.options };
  const first = await ask(body);
  expect(first).toMatchObject({ status: 200, json: example.expect });
  expect(JSON.stringify(await ask(body))).toBe(JSON.stringify(first));
});

test('a quote names the policy, the calendar, the readings and what another reading would make of it', async () => {
  const { json } = await ask({ ...question, outcome: { kind: 'cancelled', at: '2027-01-04T12:00:00Z' } });
  expect(json).toMatchObject({
    policy: { id: 'banes-charging-2021', version: '1.0.0' },
    calendar: { id: 'england-and-wales', version: '2026-11-21' },
    readings: { 'AMB-BN-6': 'a' },
    otherwise: [{ option: 'AMB-BN-6:c', totalPence: 7000 }],
    lines: [{ rule: 'cancelled-in-time', pence: 0, option: 'AMB-BN-6:a', options: ['AMB-BN-6:a'] }],
  });
});

test('both deadlines are shown where bank holidays make a difference', async () => {
  const { json } = await ask({ ...question, course: { ...question.course, startsOn: '2027-04-08' } });
  expect((json as Quote).deadlines).toEqual([
    { on: '2027-03-23', reading: 'bank holidays are left out', isInForce: false },
    { on: '2027-03-25', reading: 'bank holidays count as working days', isInForce: true },
  ]);
});

describe('a question that cannot be right is refused with the name of the field', () => {
  test.each([
    ['agency.kind', { ...question, agency: { kind: 'nursery' } }],
    ['agency.named', { ...question, agency: { kind: 'other', named: 'somebody' } }],
    ['agency.annualTurnoverPence', { ...question, agency: { kind: 'other', annualTurnoverPence: -1 } }],
    ['course.startsOn', { ...question, course: { ...question.course, startsOn: '2027-02-29' } }],
    ['course.length', { ...question, course: { mode: 'virtual', startsOn: '2027-01-18' } }],
    ['outcome.at', { ...question, outcome: { kind: 'cancelled', at: '2027-01-05T12:00:00' } }],
    ['policy', { ...question, policy: 'of-nowhere' }],
    ['options.AMB-BN-99', { ...question, options: { 'AMB-BN-99': 'a' } }],
    ['options.AMB-LCF-5', { ...question, options: { 'AMB-LCF-5': 'a' } }],
    ['options.AMB-BN-3', { ...question, options: { 'AMB-BN-3': 'z' } }],
  ])('%s', async (field, body) => {
    const answer = await ask(body);
    expect(answer.status).toBe(422);
    expect((answer.json as { errors: { field: string }[] }).errors.map((each) => each.field)).toEqual([field]);
  });

  test('whatever is not a field', async () => {
    expect(await ask({ ...question, discount: 10 })).toMatchObject({ status: 422 });
    expect(await ask({ ...question, outcome: { kind: 'ill' } })).toMatchObject({ status: 422 });
  });
});

test('the options are those of the policy at work, and the judge has none of them', async () => {
  const charging = await westhaven.ask(caller, { method: 'GET', path: '/charging/options' });
  expect(charging.json).toHaveLength(14);
  expect(charging.json).toContainEqual(expect.objectContaining({ id: 'AMB-BN-3', default: 'a' }));
  const judging = await westhaven.ask(caller, { method: 'GET', path: '/compliance/options' });
  expect((judging.json as { id: string }[]).filter(({ id }) => id.startsWith('AMB-BN'))).toEqual([]);
});
