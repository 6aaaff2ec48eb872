import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAlike, isAlikeInBoth, isAlikeInNeither, isSameName, nameWords } from './normalise-name.ts';

test.each([
  ['Siân', 'Sian'],
  ['NOWAK', 'nowak'],
  ["O'Brien", 'O’Brien'],
  ["O'Brien", 'OBrien'],
  ['Nowak-Hughes', 'Nowak Hughes'],
  ['García López', 'Lopez-Garcia'],
  ['Søren', 'Soren'],
  ['Łukasz', 'Lukasz'],
  ['  Anne   Marie ', 'Anne-Marie'],
])('%s and %s are one name in two spellings', (one, other) => {
  expect(isSameName(one, other)).toBe(true);
});

test.each([
  ['Nowak', 'Nowak-Hughes'],
  ['Smith', 'Smyth'],
  ['Jo', 'Joanne'],
])('%s and %s are two names', (one, other) => {
  expect(isSameName(one, other)).toBe(false);
});

test.each([
  ['Nowak', 'Nowak-Hughes', true],
  ['Anne', 'Anne Marie', true],
  ['Nowak', 'Hughes', false],
  ['García López', 'García Pérez', false],
  ['', 'Nowak', false],
  ['???', '???', false],
])('whether %s and %s may be one person’s: %s', (one, other, alike) => {
  expect(isAlike(one, other)).toBe(alike);
  expect(isAlike(other, one)).toBe(alike);
});

test('a new surname beside the old given name is alike in one part only', () => {
  const [before, after] = [
    { givenName: 'Chloe', familyName: 'Nowak' },
    { givenName: 'Chloe', familyName: 'Hughes' },
  ];
  expect(isAlikeInBoth(before, after)).toBe(false);
  expect(isAlikeInNeither(before, after)).toBe(false);
});

test('comparing names does not depend on which comes first, and every name with a letter is like itself', () => {
  const name = fc.string({ unit: 'grapheme', maxLength: 40 });
  fc.assert(
    fc.property(name, name, (one, other) => {
      expect(isAlike(one, other)).toBe(isAlike(other, one));
      expect(isSameName(one, other)).toBe(isSameName(other, one));
      expect(isAlike(one, one)).toBe(nameWords(one).length > 0);
    }),
  );
});
