import { expect, test } from 'vitest';
import { hoursInWords, inFours, inWords, percentOf, pounds, spokenDay } from './wording.ts';

test.each([
  [0, '£0'],
  [5, '£0.05'],
  [3500, '£35'],
  [6750, '£67.50'],
  [123_500, '£1,235'],
  [123_456_789, '£1,234,567.89'],
  [-7000, '−£70'],
  [-3550, '−£35.50'],
  [-5, '−£0.05'],
])('%i pence are %s', (pence, words) => {
  expect(pounds(pence)).toBe(words);
});

test('small numbers are said in words, larger ones in figures', () => {
  expect([0, 1, 10, 11].map(inWords)).toEqual(['no', 'one', 'ten', '11']);
});

test('a share is never rounded up, and of nobody there is none', () => {
  expect([percentOf(999, 1000), percentOf(1000, 1000), percentOf(0, 0)]).toEqual([99, 100, undefined]);
});

test.each([
  ['2027-01-18', 'Monday 18 January 2027'],
  ['2028-02-29', 'Tuesday 29 February 2028'],
  ['1969-12-31', 'Wednesday 31 December 1969'],
])('%s is %s', (date, words) => {
  expect(spokenDay(date)).toBe(words);
});

test('a fingerprint is shown in groups of four', () => {
  expect(inFours(`9c41e07b52d8aa16${'0'.repeat(48)}`)).toBe('9c41 e07b 52d8 aa16');
});

test('hours of learning are said to the hundredth, and how many were with others', () => {
  expect(hoursInWords(3.25)).toBe('3.25 hours');
  expect(hoursInWords(1 / 3)).toBe('0.33 hours');
  expect(hoursInWords(1)).toBe('1 hour');
  expect(hoursInWords(6.5, 1.5)).toBe('6.5 hours, 1.5 of them with others');
  expect(hoursInWords(3, 3)).toBe('3 hours, all with others');
});
