import { expect, test } from 'vitest';
import { cellsOfPeopleRow, PeopleRow } from './import-row.ts';
import { columnOf, fieldOf, readRow } from './read-row.ts';

const GOOD = { agencyRef: 'WT', staffNumber: '1001', givenName: 'Chloe', familyName: 'Nowak', startsOn: '2024-09-01' };

test('a row with what the contract asks for is read', () => {
  expect(readRow(PeopleRow, GOOD)).toEqual({ value: GOOD });
});

test('blank cells count as absent and text loses the blanks around it', () => {
  expect(readRow(PeopleRow, { ...GOOD, team: '  ', jobTitle: ' Nurse ' }).value).toEqual({
    ...GOOD,
    jobTitle: 'Nurse',
  });
});

test.each<[string, Record<string, string>, string, string]>([
  ['without an agency', { agencyRef: '' }, 'agencyRef', 'is needed'],
  ['without a family name', { familyName: ' ' }, 'familyName', 'is needed'],
  ['without number and e-mail', { staffNumber: '' }, 'staffNumber', 'a staff number or a work e-mail is needed'],
  ['with a day that does not exist', { startsOn: '2025-02-29' }, 'startsOn', 'must be a real date written YYYY-MM-DD'],
  ['with a British date', { startsOn: '01/09/2024' }, 'startsOn', 'must be a real date written YYYY-MM-DD'],
  ['that ends before it starts', { endsOn: '2024-08-31' }, 'endsOn', 'must not be before the start'],
  ['with an e-mail that is none', { workEmail: 'chloe' }, 'workEmail', 'must be an e-mail address'],
  [
    'with a turnover in words',
    { annualTurnover: '£85,000' },
    'annualTurnover',
    'must be pounds like 85000 or 85000.00',
  ],
  ['with a group that is none', { audience: 'LCF G3!' }, 'audience', 'is not the id of a group'],
  ['with a flag in capitals', { flags: 'DSL' }, 'flags', 'must be a word like named-lead'],
  ['with a column that is none', { salary: '1' }, 'salary', 'is not a column of this file'],
  [
    'with a line break in a staff number',
    { staffNumber: 'a\nb' },
    'staffNumber',
    'must be on one line, without control characters in it',
  ],
  [
    'with a tab in a reference',
    { agencyRef: 'A\tC' },
    'agencyRef',
    'must be on one line, without control characters in it',
  ],
  ['with a line break in an e-mail address', { workEmail: 'a@b.example\nc' }, 'workEmail', 'must be an e-mail address'],
  ['with a control character', { jobTitle: 'Nu\u0000rse' }, 'jobTitle', 'must not have control characters in it'],
])('a row %s is refused by field', (_, changed, field, reason) => {
  expect(readRow(PeopleRow, { ...GOOD, ...changed }).findings).toContainEqual({ field, reason });
});

test('a kind of agency that is none is refused with those there are', () => {
  const [finding] = readRow(PeopleRow, { ...GOOD, agencyKind: 'nursery' }).findings ?? [];
  expect(finding?.field).toBe('agencyKind');
  expect(finding?.reason).toContain('must be one of ccg, icb, council');
});

test('29 February of a leap year is a day like any other', () => {
  expect(readRow(PeopleRow, { ...GOOD, startsOn: '2024-02-29' }).value?.startsOn).toBe('2024-02-29');
});

test('several things wrong with a row are all said', () => {
  const { findings } = readRow(PeopleRow, { agencyRef: 'WT', startsOn: 'soon' });
  expect(findings?.map((finding) => finding.field)).toEqual(['givenName', 'familyName', 'startsOn']);
});

test.each([
  ['85000', 8_500_000],
  ['85000.00', 8_500_000],
  ['19.99', 1999],
])('%s pounds are %i pence', (annualTurnover, pence) => {
  expect(readRow(PeopleRow, { ...GOOD, annualTurnover }).value?.annualTurnover).toBe(pence);
});

test('JSON may carry lists as arrays and money as a number', () => {
  const row = PeopleRow.parse({ ...GOOD, audience: ['LCF-G3'], flags: ['dsl', 'named-lead'], annualTurnover: 85_000 });
  expect(row).toMatchObject({ audience: ['LCF-G3'], flags: ['dsl', 'named-lead'], annualTurnover: 8_500_000 });
});

test('a row that is kept as cells reads as the same row again', () => {
  const row = PeopleRow.parse({
    ...GOOD,
    audience: 'LCF-G5;LCF-G3',
    annualTurnover: '19.99',
    workEmail: 'Chloe@WT.example',
  });
  const again = readRow(PeopleRow, cellsOfPeopleRow(row)).value;
  expect(again).toEqual({ ...row, audience: ['LCF-G3', 'LCF-G5'] });
});

test('columns and fields are each other’s names', () => {
  expect(columnOf('managerStaffNumber')).toBe('manager_staff_number');
  for (const field of Object.keys(PeopleRow.shape)) expect(fieldOf(columnOf(field))).toBe(field);
});
