import type { SummaryScope } from '@trellis/core/evaluation';
import { expect, test } from 'vitest';
import { scopeOfQuery, summaryAddress, wordsOfScope } from './scope-query.ts';

const scope = {
  courseId: 'course-1',
  courseVersion: '3',
  trainerIds: ['marcia', 'dev'],
  from: '2026-01-01',
} as unknown as SummaryScope;

test('a summary is found again by its address', () => {
  const address = new URL(summaryAddress(scope), 'https://trellis.example');
  expect(scopeOfQuery(Object.fromEntries(address.searchParams))).toEqual(scope);
});

test('a summary of everything has no question in its address, and strange words are left out', () => {
  expect(summaryAddress({})).toBe('/evaluation/summary');
  expect(scopeOfQuery({ by: 'course', courseId: '' })).toEqual({});
  expect(wordsOfScope(scope)).toMatchObject({ trainerIds: 'marcia,dev' });
});
