import { expect, test } from 'vitest';
import { lastQuarterEnd, newPlan, planFaults, planOf, planTyped } from './plan-entry.ts';

test('a new report is to the board, as at the end of the last quarter', () => {
  expect(planTyped(newPlan('2027-01-15'))).toEqual({
    kind: 'board',
    title: 'Half-yearly workforce report',
    cover: '',
    asAt: '2026-12-31',
  });
  expect(['2027-04-01', '2027-09-30', '2027-12-31'].map(lastQuarterEnd)).toEqual([
    '2027-03-31',
    '2027-06-30',
    '2027-09-30',
  ]);
});

test('a return is about an agency, and a report is about a day that has come', () => {
  const entry = { ...newPlan('2027-01-15'), kind: 'section-11' as const, asAt: { day: '1', month: '2', year: '2027' } };
  expect(planFaults(entry, '2027-01-15').map(({ fieldId }) => fieldId)).toEqual(['plan-agency', 'plan-as-at']);
});

test('two packs make one paper with a part for each', () => {
  const entry = { ...newPlan('2027-01-15'), packs: ['london', 'adults'] };
  expect(planTyped(entry).packs).toEqual(['london', 'adults']);
  expect(planOf(planTyped(entry))).toMatchObject({
    packs: ['london', 'adults'],
    title: 'Half-yearly workforce report',
  });
});

test('a report to the board is about no agency, even if one was chosen before', () => {
  expect(planTyped({ ...newPlan('2027-01-15'), agencyId: 'riverside' })).not.toHaveProperty('agencyId');
});
