import { expect, test } from 'vitest';
import { isPeriod, monthChoices, periodLater } from './billing-months.ts';

test.each([
  ['2027-01', -1, '2026-12'],
  ['2026-12', 1, '2027-01'],
  ['2026-11', -18, '2025-05'],
])('%s and %i months', (period, months, other) => {
  expect(periodLater(period, months)).toBe(other);
});

test('months that can be billed are listed with the latest first, and one from an address is among them', () => {
  const months = monthChoices('2026-11-22', '2026-11').map(({ value }) => value);
  expect(months[0]).toBe('2027-01');
  expect(months).toContain('2025-05');
  expect(monthChoices('2026-11-22', '2030-01')[0]).toEqual({ value: '2030-01', label: 'January 2030' });
});

test.each([
  ['2027-01', true],
  ['2027-13', false],
  ['january', false],
  [undefined, false],
])('%s is a month: %s', (text, expected) => {
  expect(isPeriod(text)).toBe(expected);
});
