import { expect, test } from 'vitest';
import { byChoices, byOfQuery, overviewAddress, periodOf, sinceOfQuery } from './overview-query.ts';

const all = byChoices({ isCoordinating: true, readsAll: true });

test('an overview is found again by its address', () => {
  const { searchParams } = new URL(overviewAddress('agency-kind', 'year'), 'https://trellis.example');
  expect([byOfQuery(searchParams.get('by')!, all), sinceOfQuery(searchParams.get('since')!)]).toEqual([
    'agency-kind',
    'year',
  ]);
  expect([byOfQuery('names', all), sinceOfQuery(undefined)]).toEqual(['course', 'all']);
});

test('trainers are compared by coordinators only, and a lead reads no kinds of agencies', () => {
  const lead = byChoices({ isCoordinating: false, readsAll: false });
  expect(lead.map(({ value }) => value)).toEqual(['course', 'version', 'agency', 'quarter']);
  expect(byOfQuery('trainers', lead)).toBe('course');
});

test('the last months begin with the first of one', () => {
  expect(periodOf('year', '2026-11-22')).toEqual({ from: '2025-11-01' });
  expect(periodOf('two-years', '2026-11-22')).toEqual({ from: '2024-11-01' });
  expect(periodOf('all', '2026-11-22')).toEqual({});
});
