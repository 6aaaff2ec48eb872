import { expect, test } from 'vitest';
import { behindAsked, rowsAddress } from './rows-address.ts';

const query = (address: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(address.split('?')[1] ?? ''));

test('a figure leads to its rows, and its address says which', () => {
  const behind = { agencyId: 'a1', requirement: 'london/level-3', states: ['overdue' as const, 'due-soon' as const] };
  const address = rowsAddress('r1', behind);
  expect(address).toBe('/reports/r1/rows?agency=a1&requirement=london%2Flevel-3&states=overdue%2Cdue-soon');
  expect(behindAsked(query(address))).toEqual(behind);
});

test('a figure of everybody leads to all rows', () => {
  expect(rowsAddress('r1', {})).toBe('/reports/r1/rows');
  expect(behindAsked({})).toEqual({});
});

test('what is no state in an address is not asked for', () => {
  expect(behindAsked({ states: 'overdue,late' })).toEqual({ states: ['overdue'] });
});
