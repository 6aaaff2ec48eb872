import { expect, test } from 'vitest';
import { rejudgingWords } from './rejudging-words.ts';

const underway = { state: 'judging' as const, peopleDone: 12000, peopleOf: 80000, askedAt: '2027-01-15T09:30:00Z' };

test('while everybody is judged again, figures say by which rules they are and how far it is', () => {
  expect(rejudgingWords(underway, 'Europe/London')).toEqual({
    note: 'These figures are by the rules before 15 January 2027 at 9:30am.',
    words: '12,000 of 80,000 people judged anew',
  });
});

test('once it is done, or when nothing was asked, there is nothing to say', () => {
  expect(rejudgingWords({ ...underway, state: 'done' }, 'Europe/London')).toBeUndefined();
  expect(rejudgingWords(null, 'Europe/London')).toBeUndefined();
});
