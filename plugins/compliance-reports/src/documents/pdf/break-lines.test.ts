import { expect, test } from 'vitest';
import { breakLines } from './break-lines.ts';

const letters = (text: string) => text.length;

test('a text is broken between words', () => {
  expect(breakLines('nobody did  less training', 11, letters)).toEqual(['nobody did', 'less', 'training']);
});

test('a word wider than its place is cut, and no letter is lost', () => {
  expect(breakLines('a safeguarding b', 5, letters)).toEqual(['a', 'safeg', 'uardi', 'ng b']);
});

test('an empty text is one empty line', () => {
  expect(breakLines('', 5, letters)).toEqual(['']);
});
