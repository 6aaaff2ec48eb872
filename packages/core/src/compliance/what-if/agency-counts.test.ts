import { describe, expect, test } from 'vitest';
import type { AgencyId } from '../../ids.ts';
import { AgencyCounts } from './agency-counts.ts';

function countsOf(agencies: Readonly<Record<string, number>>): AgencyCounts {
  const counts = new AgencyCounts();
  for (const [agency, count] of Object.entries(agencies))
    for (let number = 1; number <= count; number += 1) counts.add(agency as AgencyId, `${agency} ${number}`);
  return counts;
}
const nobody = () => false;

describe('a sum is told to whoever may not see the people', () => {
  test.each<[string, Readonly<Record<string, number>>, number | null]>([
    ['of one agency when it is large', { avon: 5 }, 5],
    ['not when it is small, of one agency too', { avon: 4 }, null],
    ['when there is nobody', {}, 0],
    ['not when all but a small agency can be taken away', { avon: 20, elm: 30, oak: 2 }, null],
    ['not when two small ones leave fewer than the threshold', { avon: 20, elm: 2, oak: 2 }, null],
    ['when several small ones together are large', { avon: 20, elm: 3, oak: 3 }, 26],
  ])('%s', (_, agencies, told) => {
    expect(countsOf(agencies).told(nobody, 5)).toBe(told);
  });

  test('by the number that the partnership set', () => {
    expect(countsOf({ avon: 9 }).told(nobody, 10)).toBeNull();
  });
});

test('whoever may see the people of an agency is told its counts', () => {
  expect(countsOf({ avon: 2 }).told((id) => id === 'avon', 5)).toBe(2);
  expect(countsOf({ avon: 2, elm: 2 }).told((id) => id === 'avon', 5)).toBeNull();
});

test('somebody with posts at two agencies is one person', () => {
  const counts = new AgencyCounts();
  counts.add('avon' as AgencyId, 'ann');
  counts.note('elm' as AgencyId, 'ann');
  counts.note('elm' as AgencyId, 'ann');
  expect(counts.sum()).toBe(1);
});
