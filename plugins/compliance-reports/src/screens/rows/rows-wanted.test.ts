import { expect, test } from 'vitest';
import { fileOfRows, rowsOfReport, type RowsWanted } from './rows-wanted.ts';

const wanted: RowsWanted = {
  agencyId: 'a1',
  requirement: 'london/level-3',
  states: ['overdue', 'due-soon'],
  asAt: '2026-12-31',
  knownAt: '2027-01-15T09:30:00Z',
  text: '',
  sort: { key: 'due-on', direction: 'ascending' },
};

test('rows of a signed report are asked for at its day and its moment', () => {
  expect(rowsOfReport(wanted)).toEqual({
    agencyId: 'a1',
    requirement: 'london/level-3',
    states: ['overdue', 'due-soon'],
    asAt: '2026-12-31',
    knownAt: '2027-01-15T09:30:00Z',
    sort: { by: 'due-on', descending: false },
  });
});

test('the rows of a draft are by what is known now', () => {
  expect(rowsOfReport({ ...wanted, knownAt: undefined })).not.toHaveProperty('knownAt');
});

test('the file asks for the same rows in the same order, and knows an agency by its reference', () => {
  expect(fileOfRows({ ...wanted, text: 'Nowak' }, () => 'RH')).toEqual({
    asAt: '2026-12-31',
    knownAt: '2027-01-15T09:30:00Z',
    agency: 'RH',
    requirement: 'london/level-3',
    state: 'overdue,due-soon',
    text: 'Nowak',
    sort: 'due-on',
    order: 'ascending',
  });
});
