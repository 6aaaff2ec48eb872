import { expect, test } from 'vitest';
import { shownOf } from './use-paged.ts';

const page = { question: 'overdue by name', page: { rows: ['Ada', 'Ben'], after: 'ben' }, cursors: ['x'], total: 7 };
const nowhere = (): void => undefined;

test('a page that came says which rows it has, of how many, and leads on and back', () => {
  const went: (readonly string[])[] = [];
  const shown = shownOf({ state: 'loaded', answer: page }, 'overdue by name', 25, (there) => went.push(there));
  expect(shown).toMatchObject({ rows: ['Ada', 'Ben'], total: 7, pager: { showing: { from: 26, to: 27, total: 7 } } });
  shown.pager?.next?.onPress();
  shown.pager?.previous?.onPress();
  expect(went).toEqual([['x', 'ben'], []]);
});

test('while another order is fetched the rows stay, but not their count or the way to their pages', () => {
  expect(shownOf({ state: 'loading', answer: page }, 'overdue by date', 25, nowhere)).toEqual({
    rows: ['Ada', 'Ben'],
    total: undefined,
    pager: undefined,
  });
});

test('rows of an order before are gone once the new one could not be loaded', () => {
  const error = { code: 'connection-lost', sentence: 'Try again.', fields: [] };
  expect(shownOf({ state: 'failed', answer: page, error }, 'overdue by date', 25, nowhere).rows).toBeUndefined();
  expect(shownOf({ state: 'failed', answer: page, error }, 'overdue by name', 25, nowhere).rows).toEqual([
    'Ada',
    'Ben',
  ]);
});
