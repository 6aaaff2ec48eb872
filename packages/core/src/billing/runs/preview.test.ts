import { expect, test } from 'vitest';
import { accountsOf } from '../statements/accounts.ts';
import { aLine, anAgency } from '../ledger/ledger.fixture.ts';
import { insistOnDetails, previewRows, statementsFor } from './make-run.ts';
import { missingOf } from '../agencies/missing-details.ts';
import { lastDayOf, previewOf, type RunQuestion } from './preview.ts';
import type { AgencySuccession } from '../schema.ts';

const willow = anAgency('willow');
const harbour = anAgency('harbour');
const merged: AgencySuccession = {
  from: willow.id,
  to: harbour.id,
  on: '2027-02-01',
  kind: 'merge',
  document: 'Order',
};
const question: RunQuestion = {
  period: '2027-01',
  today: '2027-02-03',
  unbilled: [
    aLine({ id: 'one' }),
    aLine({ id: 'two', pence: 0 }),
    aLine({ id: 'three', kind: 'waiver', pence: -20_00, concerns: 'one' }),
    aLine({ id: 'four', state: 'held' }),
    aLine({ id: 'five', state: 'disputed', pence: 35_00 }),
    aLine({ id: 'six', agencyId: harbour.id }),
  ],
  agencies: [willow, harbour],
  details: [{ agencyId: harbour.id, customerNumber: 'C1', vatCode: 'EX', costCentre: 'CC' }],
  successions: [],
};

test('a run takes what is open and tells what waits', () => {
  expect(previewOf(question)).toMatchObject({
    isPeriodOver: true,
    invoicedPence: 120_00,
    heldPence: 70_00,
    disputedPence: 35_00,
    lines: 4,
    heldLines: 1,
    disputedLines: 1,
    zeroLines: 1,
    agencies: [
      { ref: 'harbour', pence: 70_00, missing: [] },
      { ref: 'willow', pence: 50_00, missing: ['customerNumber', 'vatCode'] },
    ],
  });
  expect(previewOf({ ...question, today: '2027-01-31' }).isPeriodOver).toBe(false);
});

test('who owes nothing needs no code of finance', () => {
  const free = previewOf({ ...question, unbilled: [aLine({ id: 'two', pence: 0 })] });
  expect(free.agencies).toMatchObject([{ pence: 0, missing: [] }]);
  expect(() => insistOnDetails(free.agencies)).not.toThrow();
});

test('who owes something and has no code holds up the run, by field', () => {
  const { agencies } = previewOf(question);
  expect(() => insistOnDetails(agencies)).toThrow(
    expect.objectContaining({
      code: 'billing.details-missing',
      message: expect.stringMatching(/^One agency cannot be billed yet: Agency willow needs a customer number;/),
      facts: {
        errors: [
          { field: 'willow.customerNumber', reason: 'Agency willow needs a customer number' },
          { field: 'willow.vatCode', reason: 'Agency willow needs a VAT code' },
        ],
      },
    }),
  );
  expect(missingOf({ agencyId: willow.id, customerNumber: 'C' })).toEqual(['vatCode']);
});

test('statements are numbered by whoever pays, with names and codes of the day', () => {
  const preview = previewOf({ ...question, successions: [merged] });
  expect(statementsFor(preview, question.agencies, { runId: 'run', number: 2 })).toEqual([
    {
      runId: 'run',
      number: '2027-01-2-001',
      agencyId: 'harbour',
      agencyRef: 'harbour',
      agencyName: 'Agency harbour',
      details: { customerNumber: 'C1', vatCode: 'EX', costCentre: 'CC' },
      of: [
        { agencyId: 'harbour', ref: 'harbour', name: 'Agency harbour' },
        { agencyId: 'willow', ref: 'willow', name: 'Agency willow' },
      ],
      lines: 4,
      pence: 120_00,
    },
  ]);
  expect(previewRows(preview, question.agencies).map(({ bookedBy, agency }) => [bookedBy, agency])).toEqual([
    ['Agency willow', 'Agency harbour'],
    ['Agency willow', 'Agency harbour'],
    ['Agency willow', 'Agency harbour'],
    ['Agency harbour', 'Agency harbour'],
  ]);
});

test.each([
  ['2027-01', '2027-01-31'],
  ['2027-02', '2027-02-28'],
  ['2028-02', '2028-02-29'],
  ['2027-12', '2027-12-31'],
])('%s ends on %s', (period, day) => {
  expect(lastDayOf(period)).toBe(day);
});

test('accounts add up what each payer was charged, whatever became of it', () => {
  const sum = { agencyId: willow.id, isBilled: false, lines: 1, pence: 70_00 };
  const sums = [
    { ...sum, state: 'open' as const },
    { ...sum, state: 'held' as const, pence: 35_00 },
    { ...sum, state: 'disputed' as const, isBilled: true, pence: 50_00 },
    { ...sum, state: 'billed' as const, isBilled: true, agencyId: harbour.id, pence: 20_00 },
  ];
  expect(accountsOf(sums, [merged], '2027-02-03')).toEqual([
    {
      agencyId: 'harbour',
      of: ['harbour', 'willow'],
      lines: 4,
      pence: 175_00,
      openPence: 70_00,
      heldPence: 35_00,
      disputedPence: 50_00,
      billedPence: 20_00,
      exportedPence: 70_00,
    },
  ]);
  expect(accountsOf(sums, [merged], '2027-01-31').map(({ agencyId, pence }) => [agencyId, pence])).toEqual([
    ['willow', 155_00],
    ['harbour', 20_00],
  ]);
});
