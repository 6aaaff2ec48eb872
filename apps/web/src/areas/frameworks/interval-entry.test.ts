import { noDate } from '@trellis/ui/date-field';
import { expect, test } from 'vitest';
import { intervalEntry, intervalFaults, intervalTyped } from './interval-entry.ts';

const begun = intervalEntry(undefined, 'a1', '2026-11-22');
const whole = { ...begun, months: '24', why: 'Our policy' };

test('an interval of an agency needs months, a first day and a reason', () => {
  expect(intervalFaults(whole)).toEqual([]);
  expect(intervalFaults({ ...begun, agencyId: '', from: noDate }).map(({ fieldId }) => fieldId)).toEqual([
    'interval-agency',
    'interval-months',
    'interval-from',
    'interval-why',
  ]);
  for (const months of ['0', '121', 'two', '1.5'])
    expect(intervalFaults({ ...whole, months }).map(({ fieldId }) => fieldId)).toEqual(['interval-months']);
});

test('it does not end before it begins', () => {
  const to = { day: '21', month: '11', year: '2026' };
  expect(intervalFaults({ ...whole, to })).toEqual([
    { fieldId: 'interval-to', text: 'The last day must not be before the first' },
  ]);
  expect(intervalFaults({ ...whole, to: { ...to, year: '' } }).map(({ fieldId }) => fieldId)).toEqual(['interval-to']);
});

test('what is left empty is not said: every requirement, no end, no document', () => {
  expect(intervalTyped(whole, undefined)).toEqual({
    agencyId: 'a1',
    intervalMonths: 24,
    from: '2026-11-22',
    to: null,
    why: 'Our policy',
  });
  expect(intervalTyped({ ...whole, requirementId: 'LCF-L2', document: ' Policy 4 ' }, 'o1')).toMatchObject({
    id: 'o1',
    requirementId: 'LCF-L2',
    document: 'Policy 4',
  });
});
