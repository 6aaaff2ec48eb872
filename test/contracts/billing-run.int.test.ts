import { readCsv, type Caller } from '@trellis/api';
import { AccountId, type PersonId } from '@trellis/core';
import type { LineAnswer, LineListed, PreviewShown, RunListed } from '@trellis/core/billing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AGENCIES, addAgencies, cameOut, chargeAll, JANUARY } from './january-2027.ts';
import { call } from './two-tenants.ts';
import { openWesthaven, type CallerWith, type Westhaven } from './westhaven.ts';

const clock = { now: '2027-02-03T09:00:00.000Z' };
const period = '2027-01';
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
  callerWith = await westhaven.addPartnership(`town-${(partnerships += 1)}`);
  finance = await callerWith({}, [{ role: 'finance' }]);
});

const ask = (path: string, input: unknown, caller = finance) => call(westhaven.api, caller, `billing.${path}`, input);
const preview = async () => (await ask('preview', { period })) as PreviewShown;
const linesOf = async (filter: object = {}) =>
  ((await ask('lines', { limit: 100, ...filter })) as { rows: readonly LineListed[] }).rows;
const lineOf = async (bookingId: string, kind = 'charge') =>
  (await linesOf()).find((line) => line.bookingId === bookingId && line.kind === kind)!;
const release = async () => (await ask('release', { period })) as RunListed;
const csvOf = async (id: string) => ((await ask('exportRun', { id })) as { csv: string }).csv;

/** The rows of an exported file, by column in camelCase. */
function rowsOf(csv: string): readonly Readonly<Record<string, string>>[] {
  const columns = csv.slice(0, csv.indexOf('\r\n')).split(',');
  return readCsv(new TextEncoder().encode(csv), { columns, required: [], oneOf: columns }).rows.map(
    ({ cells }) => cells,
  );
}

describe('the January run', () => {
  test('takes 315 pounds, holds 70, has one line of nothing, and waits for two customer numbers', async () => {
    await addAgencies(finance, ['willow', 'oakfield']);
    await chargeAll(finance, JANUARY);
    expect(await preview()).toMatchObject({
      invoicedPence: 315_00,
      heldPence: 70_00,
      disputedPence: 0,
      lines: 7,
      heldLines: 1,
      zeroLines: 1,
      isPeriodOver: true,
    });
    expect(await ask('release', { period })).toMatchObject({
      refused: 'billing.details-missing',
      errors: [
        { field: 'oakfield.customerNumber', reason: 'Oakfield needs a customer number' },
        { field: 'oakfield.vatCode', reason: 'Oakfield needs a VAT code' },
        { field: 'willow.customerNumber', reason: 'Willow Tree needs a customer number' },
        { field: 'willow.vatCode', reason: 'Willow Tree needs a VAT code' },
      ],
    });
    for (const agencyId of ['willow', 'oakfield'])
      await ask('saveDetails', { agencyId, customerNumber: `N-${agencyId}`, vatCode: 'Z' });
    expect(await release()).toMatchObject({ period, number: 1, lines: 7, pence: 315_00 });
    expect(await preview()).toMatchObject({ invoicedPence: 0, heldPence: 70_00, lines: 0, agencies: [] });
  });

  test('exports each line with rule, tier, counting, calendar version and the codes of finance; nobody’s name', async () => {
    await addAgencies(finance);
    await chargeAll(finance, [{ ...JANUARY[0]!, costCentre: 'Nursery 12' }, ...JANUARY.slice(1)]);
    const { id } = await release();
    const csv = await csvOf(id);
    const rows = rowsOf(csv);
    expect(rows.map((row) => [row['agency'], row['amount'], row['statementNumber']])).toEqual([
      ['Little Acorns', '20.00', '2027-01-1-001'],
      ['Bright Steps', '35.00', '2027-01-1-002'],
      ['Council', '70.00', '2027-01-1-003'],
      ['Harbour Care', '70.00', '2027-01-1-004'],
      ['Oakfield', '50.00', '2027-01-1-005'],
      ['Police', '0.00', '2027-01-1-006'],
      ['Willow Tree', '70.00', '2027-01-1-007'],
    ]);
    const council = rows[2]!;
    expect(council).toMatchObject({
      customerNumber: 'C-council',
      costCentre: 'CC-council',
      vatCode: 'EX',
      date: '2027-01-05',
      courseRef: 'SGB',
      bookingId: 'b-council',
      tier: '1',
      counting: '10 working days before 2027-01-18, free until 2027-01-04; counted 9 from 2027-01-05',
    });
    expect(rows.at(-1)?.['costCentre']).toBe('Nursery 12');
    for (const row of rows) {
      expect(row['rule']).not.toBe('');
      expect(row['calendarVersion']).toMatch(/\S+ \S+/);
      expect(row['policyVersion']).toMatch(/\d+\.\d+\.\d+$/);
      expect(row['option']).toContain('AMB-BN-3:a');
    }
  });

  test('has nothing new at a second press, and gives the same bytes whatever is renamed or set later', async () => {
    await addAgencies(finance);
    await chargeAll(finance, JANUARY);
    const { id } = await release();
    const csv = await csvOf(id);
    expect(await ask('release', { period })).toMatchObject({ refused: 'billing.nothing-to-bill' });
    await ask('saveDetails', { agencyId: 'council', customerNumber: 'Other', vatCode: 'Other' });
    await finance.run((ctx) => ctx.store.people.saveAgencies([{ ...AGENCIES[2]!, name: 'Renamed' }]));
    expect(await csvOf(id)).toBe(csv);
    expect(((await ask('runs', {})) as { rows: readonly RunListed[] }).rows).toHaveLength(1);
    const rest = await westhaven.ask(finance, { method: 'GET', path: `/billing/runs/${id}/lines.csv` });
    expect(rest).toMatchObject({ status: 200, json: csv });
    expect(rest.type).toContain('text/csv');
  });

  test('pressed by ten at once is one run', async () => {
    await addAgencies(finance);
    await chargeAll(finance, JANUARY);
    const pressed = await Promise.all(Array.from({ length: 10 }, () => ask('release', { period })));
    expect(pressed.filter((answer) => !('refused' in (answer as object)))).toHaveLength(1);
    expect(await linesOf({ state: 'billed' })).toHaveLength(7);
  });

  test('of which a part failed is as if it had never been', async () => {
    await addAgencies(finance);
    await chargeAll(finance, JANUARY);
    const failing = {
      ...finance,
      run: ((work) =>
        finance.run(async (ctx) => {
          await work(ctx);
          throw new Error('the power went');
        })) as Caller['run'],
    };
    await expect(ask('release', { period }, failing)).resolves.toMatchObject({ refused: 'request.failed' });
    expect(await preview()).toMatchObject({ invoicedPence: 315_00, lines: 7 });
    const { id } = await release();
    expect(new Set(rowsOf(await csvOf(id)).map((row) => row['lineId'])).size).toBe(7);
  });
});

describe('a line', () => {
  test('shows both deadlines, the option in force, the section, the days counted and who decided', async () => {
    await addAgencies(finance);
    // Good Friday and Easter Monday, 26 and 29 March, lie between.
    const late = cameOut('b', 'willow', { kind: 'cancelled', at: '2027-03-30T10:00:00Z' }, { startsOn: '2027-04-12' });
    await chargeAll(finance, [late]);
    const { id } = await lineOf('b');
    const answer = (await ask('line', { id })) as LineAnswer;
    expect(answer.charge.quote.deadlines.map(({ on, isInForce }) => [on, isInForce])).toEqual([
      ['2027-03-25', false],
      ['2027-03-29', true],
    ]);
    expect(answer.charge.quote.lines.every(({ source }) => source?.section !== undefined)).toBe(true);
    expect(answer.charge.quote.counting).toMatchObject({ counted: 9, noticeOn: '2027-03-30' });
    expect(answer.readings).toContainEqual(
      expect.objectContaining({
        option: 'AMB-BN-3',
        letter: 'a',
        point: expect.any(String),
        reading: expect.any(String),
      }),
    );
    expect(answer.charge.by).toEqual({ kind: 'token' });
    const lead = await callerWith({}, [{ role: 'agency-lead', agency: 'willow' }]);
    expect(await ask('line', { id }, lead)).toMatchObject({ standsPence: 70_00 });
    const other = await callerWith({}, [{ role: 'agency-lead', agency: 'police' }]);
    expect(await ask('line', { id }, other)).toMatchObject({ refused: 'billing.line-not-found' });
  });

  test('says by name who decided, to those who look after money for everybody', async () => {
    await addAgencies(finance);
    const coordinator = await callerWith({}, [{ role: 'coordinator' }]);
    const put = await westhaven.ask(coordinator, {
      method: 'PUT',
      path: '/people/police/1',
      key: 'a-clerk',
      body: { givenName: 'Amy', familyName: 'Bright', startsOn: '2020-01-06' },
    });
    const { personId } = put.json as { personId: PersonId };
    const account = AccountId.parse('amy');
    await finance.run((ctx) =>
      ctx.store.access.saveAccount({
        id: account,
        issuer: 'https://lms.example',
        clientId: 'c',
        subject: 'amy',
        state: 'joined',
        personId,
        lastSeenAt: clock.now,
      }),
    );
    const amy = await callerWith({ kind: 'account', id: account, personId }, [{ role: 'administrator' }]);
    await chargeAll(amy, JANUARY);
    const { id } = await lineOf('b-willow');
    await ask('hold', { lineId: id, why: 'Wait' }, amy);
    const byAmy = { kind: 'person', name: 'Amy Bright' };
    expect(await ask('line', { id })).toMatchObject({ charge: { by: byAmy }, notes: [{ who: byAmy, why: 'Wait' }] });
    const lead = await callerWith({}, [{ role: 'agency-lead', agency: 'willow' }]);
    const told = JSON.stringify(await ask('line', { id }, lead));
    expect(told).toContain('"by":{"kind":"person"}');
    expect(told).not.toContain('Amy');
  });

  test('is waived with a reason and by name, never for more than stands, and not once it is billed', async () => {
    await addAgencies(finance);
    await chargeAll(finance, JANUARY);
    const { id } = await lineOf('b-willow');
    expect(await ask('waive', { lineId: id, pence: 70_01, why: 'Flood' })).toMatchObject({
      refused: 'billing.more-than-charged',
    });
    expect(await ask('waive', { lineId: id, pence: 30_00, why: ' ' })).toMatchObject({ refused: 'request.not-valid' });
    await ask('waive', { lineId: id, pence: 30_00, why: 'Flood' });
    expect(await preview()).toMatchObject({ invoicedPence: 285_00 });
    const answer = (await ask('line', { id })) as LineAnswer;
    expect(answer).toMatchObject({
      standsPence: 40_00,
      corrections: [{ kind: 'waiver', pence: -30_00, why: 'Flood', arisesOn: '2027-01-18' }],
    });
    await release();
    expect(await ask('waive', { lineId: id, why: 'Flood' })).toMatchObject({ refused: 'billing.already-billed' });
    await ask('credit', { lineId: id, why: 'Flood' });
    expect(await lineOf('b-willow', 'credit')).toMatchObject({ pence: -40_00, arisesOn: '2027-02-03', state: 'open' });
    expect(await ask('credit', { lineId: answer.corrections[0]!.id, why: 'Again' })).toMatchObject({
      refused: 'billing.not-a-charge',
    });
  });

  test('that is disputed is frozen; upheld after it was billed, a credit note reverses it and nothing is deleted', async () => {
    await addAgencies(finance);
    await chargeAll(finance, JANUARY);
    await release();
    const { id } = await lineOf('b-oakfield');
    const lead = await callerWith({}, [{ role: 'agency-lead', agency: 'oakfield' }]);
    await ask('dispute', { lineId: id, why: 'We were there' }, lead);
    expect(await lineOf('b-oakfield')).toMatchObject({ state: 'disputed' });
    expect(await ask('credit', { lineId: id, why: 'Yes' })).toMatchObject({ refused: 'billing.already-disputed' });
    expect(await ask('decideDispute', { lineId: id, decision: 'upheld', why: 'Yes' }, lead)).toMatchObject({
      refused: 'access.not-permitted',
    });
    await ask('decideDispute', { lineId: id, decision: 'upheld', why: 'The list says so' });
    expect(await lineOf('b-oakfield')).toMatchObject({ state: 'billed', pence: 50_00 });
    expect(await lineOf('b-oakfield', 'credit')).toMatchObject({ state: 'open', pence: -50_00 });
    expect(await ask('decideDispute', { lineId: id, decision: 'rejected', why: 'No' })).toMatchObject({
      refused: 'billing.not-disputed',
    });
    clock.now = '2027-03-01T09:00:00.000Z';
    const second = (await ask('release', { period: '2027-02' })) as RunListed;
    expect(second).toMatchObject({ lines: 1, pence: -50_00 });
    expect(rowsOf(await csvOf(second.id))[0]).toMatchObject({ amount: '-50.00', kind: 'credit', agency: 'Oakfield' });
  });

  test('that is disputed before it is billed stays out of the run, and goes out when the dispute is rejected', async () => {
    await addAgencies(finance);
    await chargeAll(finance, JANUARY);
    const { id } = await lineOf('b-oakfield');
    await ask('waive', { lineId: id, pence: 10_00, why: 'Half' });
    await ask('dispute', { lineId: id, why: 'We were there' });
    expect(await preview()).toMatchObject({ invoicedPence: 265_00, disputedPence: 40_00, disputedLines: 2 });
    await release();
    await ask('decideDispute', { lineId: id, decision: 'rejected', why: 'You were not' });
    expect(await release()).toMatchObject({ number: 2, lines: 2, pence: 40_00 });
  });

  test('on hold goes out once somebody has answered, and costs can be added to it', async () => {
    await addAgencies(finance);
    await chargeAll(finance, JANUARY);
    const { id } = await lineOf('b-priory');
    expect(await ask('hold', { lineId: id, why: 'Again' })).toMatchObject({ refused: 'billing.already-held' });
    await ask('endHold', { lineId: id, why: 'No funding' });
    await ask('addCost', { lineId: id, title: 'An interpreter', pence: 45_50, why: 'Booked for her' });
    expect(await preview()).toMatchObject({ invoicedPence: 430_50, heldPence: 0, lines: 9 });
    // The question was answered: charging the same booking anew does not ask it again.
    await chargeAll(finance, [cameOut('b-priory', 'priory', { kind: 'no-show' }, { flags: ['gp-safeguarding-lead'] })]);
    expect(await preview()).toMatchObject({ invoicedPence: 430_50, heldPence: 0, lines: 11 });
  });
});
