import type { Caller } from '@trellis/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call } from './two-tenants.ts';
import { openWesthaven, type Westhaven } from './westhaven.ts';

const clock = { now: '2026-03-02T09:00:00.000Z' };
let westhaven: Westhaven;
let lead: Caller;
let amy: Caller;
let personId: string;

/** She took level 1 in March; nobody said so before November. */
beforeAll(async () => {
  westhaven = await openWesthaven(clock);
  const coordinator = await westhaven.callerWith({}, [{ role: 'coordinator' }]);
  const person = {
    agencyName: 'Avon Care',
    agencyKind: 'dom-care',
    givenName: 'Amy',
    familyName: 'Bright',
    audience: ['LCF-G1'],
    startsOn: '2020-01-06',
  };
  const put = await westhaven.ask(coordinator, { method: 'PUT', path: '/people/avon/1', key: 'amy', body: person });
  ({ personId } = put.json as { personId: string });
  lead = await westhaven.callerWith({}, [{ role: 'agency-lead', agency: 'avon' }]);
  amy = await westhaven.callerWith(
    { kind: 'account', id: 'amy', personId: personId as NonNullable<Caller['session']['actor']['personId']> },
    [],
  );
  clock.now = '2026-11-21T09:00:00.000Z';
  const late = {
    agencyRef: 'avon',
    staffNumber: '1',
    kind: 'completion',
    satisfies: ['LCF-L1'],
    achievedOn: '2026-03-16',
    reference: 'L-1',
  };
  await westhaven.ask(lead, { method: 'POST', path: '/evidence', key: 'late', body: late });
});
afterAll(() => westhaven[Symbol.asyncDispose]());

const IN_APRIL = '2026-04-30T12:00:00Z';
const get = async (path: string) => (await westhaven.ask(lead, { method: 'GET', path })).json;

test('evidence recorded late changes the report of that day as it is known today', async () => {
  expect(await get('/compliance/report?asAt=2026-03-31&groupBy=requirement')).toMatchObject({
    rows: [{ requirement: 'LCF-L1', current: 1, overdue: 0, posts: 1 }],
  });
});

test('it does not change what was known of that day in April', async () => {
  expect(await get(`/compliance/report?asAt=2026-03-31&knownAt=${IN_APRIL}&groupBy=requirement`)).toMatchObject({
    rows: [{ requirement: 'LCF-L1', current: 0, overdue: 1, posts: 1 }],
    knownAt: IN_APRIL,
  });
});

test('it changes nothing of the days before she learnt', async () => {
  expect(await get('/compliance/report?asAt=2026-03-15&groupBy=requirement')).toMatchObject({
    rows: [{ requirement: 'LCF-L1', current: 0, overdue: 1 }],
  });
});

test('the rows behind the figures move with them', async () => {
  expect(await get('/compliance/people?asAt=2026-03-31')).toMatchObject({
    rows: [{ staffNumber: '1', state: 'current', heldOn: '2026-03-16' }],
  });
  expect(await get(`/compliance/people?asAt=2026-03-31&knownAt=${IN_APRIL}`)).toMatchObject({
    rows: [{ staffNumber: '1', state: 'overdue', heldOn: null }],
  });
  const file = await get(`/compliance/people.csv?asAt=2026-03-31&knownAt=${IN_APRIL}`);
  expect(file).toContain(',overdue,');
  expect(file).not.toContain(',current,');
});

test('her own page and the one that her lead opens show what is known today', async () => {
  const today = {
    requirements: [{ requirement: 'LCF-L1', state: 'current', heldOn: '2026-03-16', dueOn: '2029-03-16' }],
    evidence: [{ achievedOn: '2026-03-16' }],
  };
  expect(await call(westhaven.api, amy, 'compliance.mine', { asAt: '2026-03-31' })).toMatchObject(today);
  expect(await call(westhaven.api, lead, 'compliance.person', { personId, asAt: '2026-03-31' })).toMatchObject(today);
});
