import type { Caller } from '@trellis/api';
import type { AccountListed, LineListed, PreviewShown, RunListed, StatementShown } from '@trellis/core/billing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addAgencies, cameOut, chargeAll, JANUARY } from './january-2027.ts';
import { call } from './two-tenants.ts';
import { openWesthaven, type CallerWith, type Westhaven } from './westhaven.ts';

const clock = { now: '2027-02-03T09:00:00.000Z' };
let westhaven: Westhaven;
let callerWith: CallerWith;
let finance: Caller;
let partnerships = 0;

beforeAll(async () => {
  westhaven = await openWesthaven(clock);
});
afterAll(() => westhaven[Symbol.asyncDispose]());
beforeEach(async () => {
  clock.now = '2027-02-03T09:00:00.000Z';
  callerWith = await westhaven.addPartnership(`shire-${(partnerships += 1)}`);
  finance = await callerWith({}, [{ role: 'finance' }]);
  await addAgencies(finance);
});

const ask = (path: string, input: unknown, caller = finance) => call(westhaven.api, caller, `billing.${path}`, input);
const linesOf = async (bookingId: string) => {
  const { rows } = (await ask('lines', { limit: 100 })) as { rows: readonly LineListed[] };
  return rows.filter((line) => line.bookingId === bookingId).toReversed();
};
const told = async (bookingId: string) => (await linesOf(bookingId)).map(({ kind, pence }) => [kind, pence]);
const statementTo = async (agencyId: string, caller = finance) =>
  (await ask('statement', { agencyId }, caller)) as StatementShown;

describe('what becomes of a booking', () => {
  test('charged again as it is changes nothing, and otherwise takes back what was charged before', async () => {
    await chargeAll(finance, [JANUARY[0]!, JANUARY[0]!, JANUARY[0]!]);
    expect(await told('b-willow')).toEqual([['charge', 70_00]]);
    await chargeAll(finance, [cameOut('b-willow', 'willow', { kind: 'no-show' })]);
    expect(await told('b-willow')).toEqual([
      ['charge', 70_00],
      ['reversal', -70_00],
      ['charge', 70_00],
    ]);
    expect(await ask('preview', { period: '2027-01' })).toMatchObject({ invoicedPence: 70_00, lines: 3 });
  });

  test('a free cancellation leaves no line, and takes back what was charged', async () => {
    const inTime = cameOut('b-willow', 'willow', { kind: 'cancelled', at: '2027-01-02T10:00:00Z' });
    await chargeAll(finance, [inTime]);
    expect(await told('b-willow')).toEqual([]);
    await chargeAll(finance, [JANUARY[0]!, inTime]);
    expect(await told('b-willow')).toEqual([
      ['charge', 70_00],
      ['reversal', -70_00],
    ]);
  });

  test('when the organiser cancels, it is all given back by itself, also what was billed and costs besides', async () => {
    await chargeAll(finance, JANUARY);
    const [line] = await linesOf('b-willow');
    await ask('addCost', { lineId: line!.id, title: 'An interpreter', pence: 10_00, why: 'Booked' });
    await ask('release', { period: '2027-01' });
    const called = cameOut('b-willow', 'willow', { kind: 'cancelled-by-organiser' });
    await chargeAll(finance, [called, called]);
    expect(await told('b-willow')).toEqual([
      ['charge', 70_00],
      ['extra-cost', 10_00],
      ['credit', -70_00],
      ['credit', -10_00],
    ]);
    expect((await statementTo('willow')).account).toMatchObject({ pence: 0, billedPence: 80_00, openPence: -80_00 });
  });

  test('one person booked in two agencies is charged to each of them by her booking there', async () => {
    await chargeAll(finance, [
      cameOut('b-1', 'willow', { kind: 'attended' }),
      cameOut('b-2', 'harbour', { kind: 'attended' }),
    ]);
    expect([await told('b-1'), await told('b-2')]).toEqual([[['charge', 70_00]], [['charge', 70_00]]]);
  });
});

describe('terms of an agency', () => {
  test('from a day on rate anew what was charged since, and leave what was before', async () => {
    await chargeAll(finance, [
      cameOut('b-december', 'bright', { kind: 'attended' }, { startsOn: '2026-12-01' }),
      cameOut('b-january', 'bright', { kind: 'attended' }),
      cameOut('b-late', 'bright', { kind: 'cancelled', at: '2026-12-30T10:00:00Z' }, { startsOn: '2027-01-04' }),
      cameOut('b-waived', 'bright', { kind: 'attended' }),
    ]);
    const [waived] = await linesOf('b-waived');
    await ask('waive', { lineId: waived!.id, why: 'Flood' });
    const terms = {
      agencyId: 'bright',
      from: '2027-01-01',
      annualTurnoverPence: 150_000_00,
      evidence: 'Accounts 2026',
    };
    expect(await ask('saveTerms', terms)).toEqual({ charges: 2, pence: 130_00 });
    expect(await told('b-december')).toEqual([['charge', 35_00]]);
    expect(await told('b-january')).toEqual([
      ['charge', 35_00],
      ['reversal', -35_00],
      ['charge', 100_00],
    ]);
    expect((await linesOf('b-january')).at(1)?.why).toBe('Terms of the agency from 2027-01-01: Accounts 2026');
    expect((await linesOf('b-january')).at(2)?.quote.tier).toBe(4);
    expect((await told('b-late')).at(-1)).toEqual(['charge', 100_00]);
    expect(await told('b-waived')).toHaveLength(2);
    expect(await ask('saveTerms', terms)).toEqual({ charges: 0, pence: 0 });
    expect(await ask('terms', { agencyId: 'bright' })).toEqual([{ ...terms, isInArea: true }]);
  });

  test('rate anew what is disputed too, and the dispute goes on with the new charge until somebody decides', async () => {
    await chargeAll(finance, [cameOut('b-january', 'bright', { kind: 'attended' })]);
    const lead = await callerWith({}, [{ role: 'agency-lead', agency: 'bright' }]);
    await ask('dispute', { lineId: (await linesOf('b-january'))[0]!.id, why: 'We were in time' }, lead);
    await ask('saveTerms', {
      agencyId: 'bright',
      from: '2027-01-01',
      annualTurnoverPence: 150_000_00,
      evidence: 'Accounts 2026',
    });
    const states = async () => (await linesOf('b-january')).map(({ kind, pence, state }) => [kind, pence, state]);
    expect(await states()).toEqual([
      ['charge', 35_00, 'open'],
      ['reversal', -35_00, 'open'],
      ['charge', 100_00, 'disputed'],
    ]);
    expect(await ask('preview', { period: '2027-01' })).toMatchObject({ invoicedPence: 0, disputedPence: 100_00 });
    const { id: lineId } = (await linesOf('b-january'))[2]!;
    expect(JSON.stringify(await ask('line', { id: lineId }))).toContain('We were in time');
    expect(await ask('decideDispute', { lineId, decision: 'upheld', why: 'They were' })).toBeUndefined();
    expect((await statementTo('bright')).account).toMatchObject({ pence: 0, disputedPence: 0 });
  });

  test('of a nursery under the turnover limit change nothing by themselves: its kind decides, and the line says so', async () => {
    await chargeAll(finance, [JANUARY[0]!]);
    const terms = { agencyId: 'willow', from: '2026-04-01', annualTurnoverPence: 60_000_00, evidence: 'Accounts 2026' };
    expect(await ask('saveTerms', terms)).toEqual({ charges: 0, pence: 0 });
    const [line] = await linesOf('b-willow');
    expect(line?.quote.readings['AMB-BN-1']).toBe('a');
  });
});

describe('an agency that merged', () => {
  const merger = { from: 'willow', to: 'harbour', on: '2027-04-01', kind: 'merge', document: 'Order 12' };

  test('is paid for by its successor from that day on, also for lines from before', async () => {
    await chargeAll(finance, JANUARY);
    expect(await ask('saveSuccession', merger)).toBeUndefined();
    const payers = async () =>
      ((await ask('preview', { period: '2027-01' })) as PreviewShown).agencies.map(({ ref, pence }) => [ref, pence]);
    expect(await payers()).toContainEqual(['willow', 70_00]);
    clock.now = '2027-04-01T09:00:00.000Z';
    expect(await payers()).toContainEqual(['harbour', 140_00]);
    expect(await payers()).not.toContainEqual(['willow', 70_00]);
    const run = (await ask('release', { period: '2027-01' })) as RunListed;
    const { csv } = (await ask('exportRun', { id: run.id })) as { csv: string };
    expect(csv).toContain('C-harbour,Harbour Care,Willow Tree,');
    const account = (await statementTo('harbour')).account;
    expect(account).toMatchObject({ pence: 140_00, of: ['harbour', 'willow'], lines: 2 });
  });

  test('shows its lines to the lead of its successor, and each lead what is her own', async () => {
    await chargeAll(finance, JANUARY);
    const harbour = await callerWith({}, [{ role: 'agency-lead', agency: 'harbour' }]);
    const willow = await callerWith({}, [{ role: 'agency-lead', agency: 'willow' }]);
    expect(await statementTo('willow', harbour)).toMatchObject({ refused: 'access.outside-your-agency' });
    await ask('saveSuccession', { ...merger, on: '2027-01-01' });
    expect((await statementTo('harbour', harbour)).lines.rows).toHaveLength(2);
    const [ofPredecessor] = await linesOf('b-willow');
    const disputed = { lineId: ofPredecessor!.id, why: 'Not ours' };
    expect(
      await ask('dispute', disputed, await callerWith({}, [{ role: 'agency-lead', agency: 'police' }])),
    ).toMatchObject({
      refused: 'billing.line-not-found',
    });
    expect(await ask('dispute', disputed, harbour)).toBeUndefined();
    const ofWillow = (await ask('statements', {}, willow)) as readonly AccountListed[];
    expect(ofWillow).toMatchObject([{ agencyId: 'harbour', pence: 70_00 }]);
  });

  test('cannot be its own successor by a circle', async () => {
    await ask('saveSuccession', merger);
    await ask('saveSuccession', { ...merger, from: 'harbour', to: 'council' });
    expect(await ask('saveSuccession', { ...merger, from: 'council', to: 'willow', on: '2028-04-01' })).toMatchObject({
      refused: 'billing.succession-circular',
    });
    expect(await ask('successions', {})).toHaveLength(2);
  });
});

test('there is no statement of an agency that nobody knows', async () => {
  expect(await statementTo('nobody')).toMatchObject({ refused: 'people.agency-not-found' });
});

test('the whole ledger is what all agencies were charged, and what was exported is what the runs say', async () => {
  await chargeAll(finance, JANUARY);
  const [acorns] = await linesOf('b-acorns');
  await ask('dispute', { lineId: acorns!.id, why: 'No' });
  await ask('release', { period: '2027-01' });
  const accounts = (await ask('statements', {})) as readonly AccountListed[];
  const sum = (of: (account: AccountListed) => number) => accounts.reduce((total, account) => total + of(account), 0);
  expect(sum(({ pence }) => pence)).toBe(385_00);
  expect(sum(({ exportedPence }) => exportedPence)).toBe(295_00);
  expect(sum(({ disputedPence }) => disputedPence)).toBe(20_00);
  expect(sum(({ heldPence }) => heldPence)).toBe(70_00);
});
