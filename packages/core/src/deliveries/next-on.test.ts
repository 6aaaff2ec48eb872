import { describe, expect, test } from 'vitest';
import type { Schedule } from '../reporting/schema.ts';
import { asAtOf, nextOn } from './next-on.ts';

const halfYearly: Schedule = {
  title: 'Half-yearly report',
  kind: 'board',
  months: [8, 2],
  day: 1,
  recipients: [{ name: 'Helen Frost', email: 'helen@example.org' }],
  formats: ['pdf'],
  isPaused: false,
  attachFiles: false,
};

describe('a half-yearly schedule comes round', () => {
  test.each([
    ['2027-01-31', '2027-02-01'],
    ['2027-02-01', '2027-08-01'],
    ['2027-12-31', '2028-02-01'],
  ])('after %s on %s', (after, next) => {
    expect(nextOn(halfYearly, after)).toBe(next);
  });

  test('not at all while it is paused', () => {
    expect(nextOn({ ...halfYearly, isPaused: true }, '2027-01-01')).toBeUndefined();
  });
});

test('a scheduled report tells of the last whole day', () => {
  expect(asAtOf('2027-01-01')).toBe('2026-12-31');
});
