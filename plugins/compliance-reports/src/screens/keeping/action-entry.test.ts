import { expect, test } from 'vitest';
import { actionEntry, actionFaults, actionTyped, progressOf } from './action-entry.ts';

const action = {
  id: 'x1',
  reportId: 'r1',
  what: 'Six more half days',
  owner: 'Coordinator',
  dueOn: '2027-06-30',
  progress: 'under-way' as const,
  note: '2 of 6',
};

test('an action says how far it is, and when its day has passed', () => {
  expect(progressOf(action, '2027-02-01')).toEqual({ sign: 'due-soon', words: 'Under way, 2 of 6' });
  expect(progressOf(action, '2027-07-01')).toEqual({ sign: 'overdue', words: 'Past its day, 2 of 6' });
  expect(progressOf({ progress: 'done', doneOn: '2027-01-12', dueOn: '2027-01-31' }, '2027-02-01')).toEqual({
    sign: 'current',
    words: 'Done 12 January 2027',
  });
});

test('an action that becomes done is done today, and keeps its report', () => {
  const entry = { ...actionEntry(action), progress: 'done' as const };
  expect(actionTyped(entry, action, '2027-02-01')).toEqual({ ...action, progress: 'done', doneOn: '2027-02-01' });
});

test('an action needs a deed, somebody and a day', () => {
  expect(actionFaults(actionEntry(undefined)).map(({ fieldId }) => fieldId)).toEqual([
    'action-what',
    'action-owner',
    'action-due',
  ]);
});
