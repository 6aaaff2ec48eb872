import { expect, test } from 'vitest';
import { fixesLine, fixingTitle, type Fixed } from './fixing-words.ts';

const annexC: Fixed = { title: 'Annex C', state: 'overdue', nextDueOn: '2029-02-09' };
const level2: Fixed = { title: 'level 2', state: 'due-soon', nextDueOn: '2030-02-09' };

test('a date says what it puts right and what it renews, and when that is due again', () => {
  expect(fixesLine([annexC])).toBe('Puts right what is overdue: Annex C. Next due 9 February 2029.');
  expect(fixesLine([annexC, level2])).toBe(
    'Puts right what is overdue: Annex C; renews in time: level 2. Next due 9 February 2029.',
  );
  expect(fixesLine([{ ...level2, nextDueOn: null }])).toBe('Renews in time: level 2.');
});

test('nobody is called overdue who is not', () => {
  expect(fixingTitle([level2])).toBe('What is due soon for you');
  expect(fixingTitle([level2, annexC])).toBe('What would put you right');
});
