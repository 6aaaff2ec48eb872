import { expect, test } from 'vitest';
import { fileAsked, rowsAddress, rowsAsked, type RowsShown } from './rows-asked.ts';

const shown: RowsShown = {
  state: 'overdue',
  requirement: 'LCF-L2',
  text: 'okafor',
  sort: { key: 'person', direction: 'descending' },
};

test('a file has the rows that the screen shows, in its order', () => {
  expect(rowsAsked(shown)).toEqual({
    states: ['overdue'],
    requirement: 'LCF-L2',
    text: 'okafor',
    sort: { by: 'person', descending: true },
  });
  expect(fileAsked(shown)).toEqual({
    state: 'overdue',
    requirement: 'LCF-L2',
    text: 'okafor',
    sort: 'person',
    order: 'descending',
  });
});

test('what is not asked for is left out', () => {
  const all: RowsShown = { ...shown, requirement: '', text: '', sort: { key: 'due-on', direction: 'ascending' } };
  expect(rowsAsked(all)).toEqual({ states: ['overdue'], sort: { by: 'due-on', descending: false } });
  expect(fileAsked(all)).toEqual({ state: 'overdue', sort: 'due-on', order: 'ascending' });
});

test('one agency is asked for by its id, and its file by its reference', () => {
  const one: RowsShown = { ...shown, agency: { id: 'a1', ref: 'AC' } };
  expect(rowsAsked(one)).toMatchObject({ agencyId: 'a1' });
  expect(fileAsked(one)).toMatchObject({ agency: 'AC' });
});

test('an address keeps what was chosen, and nothing else', () => {
  expect(rowsAddress('/my-agency', { agency: '' })).toBe('/my-agency');
  expect(rowsAddress('/my-agency', { agency: 'a1', requirement: 'LCF-L2', state: 'overdue' })).toBe(
    '/my-agency?agency=a1&requirement=LCF-L2&state=overdue',
  );
});
