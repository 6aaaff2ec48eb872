import { expect, test } from 'vitest';
import { factsOn } from '../agencies/agency-facts.ts';
import { pricesCompared } from '../policies/compare-prices.ts';
import { countingWords, exportRow } from './export-row.ts';
import { aLine, anAgency, aQuote } from '../ledger/ledger.fixture.ts';
import { DomainError } from '../../errors.ts';

const statement = {
  number: '2027-01-1-001',
  agencyName: 'Harbour Care',
  details: { customerNumber: 'C1', costCentre: 'CC', vatCode: 'EX' },
  of: [{ agencyId: 'willow' as never, ref: 'willow', name: 'Willow Tree' }],
};

test('a row carries rule, tier, counting, calendar and readings, and a reason that names somebody stays behind', () => {
  const row = exportRow(aLine({ id: 'one', why: 'Ann Baker was ill' }), statement);
  expect(row).toMatchObject({
    statementNumber: '2027-01-1-001',
    agency: 'Harbour Care',
    bookedBy: 'Willow Tree',
    costCentre: 'CC',
    courseRef: 'SG1',
    rule: 'tier-3',
    tier: 3,
    counting: '10 working days before 2027-01-18, free until 2027-01-04',
    calendarVersion: 'england-and-wales 2026',
    policyVersion: 'policy 1.0.0',
    option: 'AMB-BN-3:a',
    pence: 70_00,
  });
  expect(JSON.stringify(row)).not.toContain('Ann Baker');
});

test('the cost centre of the booking counts before that of the agency', () => {
  expect(exportRow(aLine({ id: 'one', costCentre: 'Ward 3' }), statement).costCentre).toBe('Ward 3');
});

test('where notice was given, the row says from when how much was counted', () => {
  const { counting } = aQuote(0);
  const late = aQuote(70_00, { counting: { ...counting, counted: 9, noticeOn: '2027-01-05' } });
  expect(countingWords(late)).toBe(
    '10 working days before 2027-01-18, free until 2027-01-04; counted 9 from 2027-01-05',
  );
});

test('an agency is known by the last terms that have begun, and by itself where they are silent', () => {
  const agency = anAgency('bright', { kind: 'small-agency', annualTurnoverPence: 85_000_00 });
  const terms = [
    { agencyId: agency.id, from: '2027-04-01', annualTurnoverPence: 120_000_00, isInArea: false, evidence: 'Accounts' },
    { agencyId: agency.id, from: '2026-04-01', kind: 'ey-group' as const, isInArea: true, evidence: 'Register' },
  ];
  expect(factsOn(agency, terms, '2026-03-31')).toEqual({
    kind: 'small-agency',
    inArea: true,
    annualTurnoverPence: 85_000_00,
  });
  expect(factsOn(agency, terms, '2027-03-31')).toMatchObject({ kind: 'ey-group', annualTurnoverPence: 85_000_00 });
  expect(factsOn(agency, terms, '2027-04-01')).toEqual({
    kind: 'small-agency',
    inArea: false,
    annualTurnoverPence: 120_000_00,
  });
  const named = [{ ...terms[0]!, named: 'ruh' }];
  expect(factsOn(anAgency('ruh'), named, '2027-04-01')).toMatchObject({ kind: 'care-home', named: 'ruh' });
});

test('charges are compared by kind of agency; what the other policy cannot answer is counted apart', () => {
  const question = aLine({ id: 'any' }).question;
  const lines = [
    aLine({ id: 'one', pence: 70_00 }),
    aLine({ id: 'two', pence: 20_00, question: { ...question, agency: { kind: 'ey-home', inArea: true } } }),
    aLine({ id: 'three', question: { ...question, flags: ['unknown'] } }),
  ];
  const compared = pricesCompared(lines, (asked) => {
    if (asked.flags.length > 0) throw new DomainError('charging.full-cost-needed', 'How much?');
    return aQuote(50_00);
  });
  const none = { dearer: 0, cheaper: 0 };
  expect(compared).toEqual({
    bookings: 2,
    pence: 90_00,
    wouldBePence: 100_00,
    unanswered: 1,
    byKind: [
      { kind: 'care-home', bookings: 1, pence: 70_00, wouldBePence: 50_00, ...none, cheaper: 1 },
      { kind: 'ey-home', bookings: 1, pence: 20_00, wouldBePence: 50_00, ...none, dearer: 1 },
    ],
  });
});
