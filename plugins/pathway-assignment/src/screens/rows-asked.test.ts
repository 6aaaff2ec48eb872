import { expect, test } from 'vitest';
import { fileAsked, rowsAsked, type RowsShown } from './rows-asked.ts';

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
