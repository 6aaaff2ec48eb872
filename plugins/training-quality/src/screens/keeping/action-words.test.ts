import { expect, test } from 'vitest';
import { actionStands } from './action-words.ts';

test('an action is to come, near, past its day or done', () => {
  const dueOn = '2027-02-28';
  expect(actionStands({ dueOn }, '2027-01-18')).toEqual({
    sign: 'upcoming',
    words: 'By 28 February 2027, in 41 days',
  });
  expect(actionStands({ dueOn }, '2027-02-28')).toEqual({ sign: 'due-soon', words: 'By 28 February 2027, today' });
  expect(actionStands({ dueOn }, '2027-03-01')).toEqual({
    sign: 'overdue',
    words: 'Past its day since 28 February 2027',
  });
  const closed = { on: '2027-02-20', what: 'Half a day with the nurses' };
  expect(actionStands({ dueOn, closed }, '2027-03-01')).toEqual({ sign: 'current', words: 'Done 20 February 2027' });
});
