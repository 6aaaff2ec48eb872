import type { CountRow } from '@trellis/core/compliance';
import { expect, test } from 'vitest';
import { requirementLines } from './requirement-lines.ts';

const none = { unknown: 0, upcoming: 0, current: 0, dueSoon: 0, overdue: 0, exempt: 0 };
const row = (agency: string, requirement: string, counts: Partial<CountRow>): CountRow => ({
  agency,
  agencyName: agency,
  requirement,
  title: requirement,
  intervalMonths: 24,
  asks: 'every two years',
  ...none,
  ...counts,
});

test('the same requirement of two agencies is one line, and what cannot be judged comes last', () => {
  const rows = [
    row('avon', 'not-judged', { unknown: 3, intervalMonths: null, asks: '' }),
    row('avon', 'LCF-L2', { overdue: 2, dueSoon: 1, current: 4 }),
    row('brent', 'LCF-L2', { overdue: 1, upcoming: 5, exempt: 6 }),
  ];
  expect(requirementLines({ rows })).toEqual([
    {
      requirement: 'LCF-L2',
      title: 'LCF-L2',
      asks: 'every two years',
      counts: { overdue: 3, 'due-soon': 1, current: 4, upcoming: 5, exempt: 6, unknown: 0 },
      total: 19,
    },
    {
      requirement: 'not-judged',
      title: 'not-judged',
      asks: '',
      counts: { overdue: 0, 'due-soon': 0, current: 0, upcoming: 0, exempt: 0, unknown: 3 },
      total: 3,
    },
  ]);
});
