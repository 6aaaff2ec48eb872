import { expect, test } from 'vitest';
import { datesAsked, lastOf, monthOf, monthsFrom } from './training-query.ts';

const everything = { kind: '', mode: '', month: '', text: '' } as const;

test('without filters all dates from today on are asked for', () => {
  expect(datesAsked(everything, '2026-11-22')).toEqual({ from: '2026-11-22' });
});

test('a month is asked for whole, so that the calendar shows what was', () => {
  expect(datesAsked({ ...everything, month: '2027-02', mode: 'virtual', text: 'early' }, '2026-11-22')).toEqual({
    from: '2027-02-01',
    to: '2027-02-28',
    mode: 'virtual',
    text: 'early',
  });
});

test.each([
  ['2027-02', '2027-02-28'],
  ['2028-02', '2028-02-29'],
  ['2026-12', '2026-12-31'],
])('%s ends on %s', (month, on) => {
  expect(lastOf(month)).toBe(on);
});

test('a month in an address that is none is left out', () => {
  expect(monthOf('2027-02')).toBe('2027-02');
  expect(monthOf('2027-13')).toBe('');
  expect(monthOf(undefined)).toBe('');
});

test('months to choose from go on over the year', () => {
  expect(monthsFrom('2026-11-22', 3)).toEqual(['2026-11', '2026-12', '2027-01']);
});
