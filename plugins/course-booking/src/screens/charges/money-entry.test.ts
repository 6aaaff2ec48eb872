import { expect, test } from 'vitest';
import { penceOf, typedPounds } from './money-entry.ts';

test.each([
  ['35', 3500],
  ['£35.50', 3550],
  [' 1,250 ', 125_000],
  ['0', 0],
  ['7.5', 750],
  ['', null],
  ['-5', null],
  ['thirty', null],
  ['3.555', null],
])('"%s" is %o pence', (typed, pence) => {
  expect(penceOf(typed)).toBe(pence);
});

test.each([
  [3500, '35'],
  [3550, '35.50'],
  [0, '0'],
])('%i pence stand in a box as "%s"', (pence, typed) => {
  expect(typedPounds(pence)).toBe(typed);
});
