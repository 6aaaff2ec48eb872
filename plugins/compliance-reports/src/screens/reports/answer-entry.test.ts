import { expect, test } from 'vitest';
import {
  answerFaults,
  answerTyped,
  dueWords,
  entryOfAnswer,
  methodWords,
  NO_ANSWER,
  returnedWords,
  returnLine,
} from './answer-entry.ts';

test('a figure is confirmed as it stands', () => {
  expect(answerTyped('headcount', { ...NO_ANSWER, answer: 'confirmed' })).toEqual({
    figure: 'headcount',
    answer: 'confirmed',
  });
});

test('a dispute says what it should be and why, and is not saved before', () => {
  const begun = { answer: 'disputed' as const, value: '400 or so', why: '' };
  expect(answerFaults('headcount', begun).map(({ fieldId }) => fieldId)).toEqual(['value-headcount', 'why-headcount']);
  expect(answerTyped('headcount', begun)).toBeUndefined();
  expect(answerTyped('headcount', { ...begun, value: ' 400 ', why: 'Bank staff are missing.' })).toEqual({
    figure: 'headcount',
    answer: 'disputed',
    value: 400,
    why: 'Bank staff are missing.',
  });
});

test('an answer of before is shown as it was given', () => {
  expect(entryOfAnswer({ figure: 'a', answer: 'disputed', value: 7, why: 'Leavers.' })).toEqual({
    answer: 'disputed',
    value: '7',
    why: 'Leavers.',
  });
  expect(entryOfAnswer(undefined)).toEqual(NO_ANSWER);
});

test('a return says how far it is and what happens next', () => {
  expect(returnLine(3, 5)).toMatchObject({ words: '3 of 5 figures answered' });
  expect(returnLine(5, 5).next).toContain('disputed figures are looked into');
});

test('a figure is prefilled with what it is of, how we know it and of which day', () => {
  expect(returnedWords({ value: 2480, of: 3100 })).toBe('2,480 of 3,100');
  expect(returnedWords({ value: null, of: 3100 })).toBe('Not known');
  expect(methodWords({ method: 'Headcount return', on: '2026-12-31' })).toBe('Headcount return, 31 December 2026');
});

test('a return is due on the first such day after the day it tells of', () => {
  expect(dueWords('03-31', '2026-12-31')).toBe('Due by 31 March 2027');
  expect(dueWords('03-31', '2027-03-31')).toBe('Due by 31 March 2027');
});
