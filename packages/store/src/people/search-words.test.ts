import { describe, expect, test } from 'vitest';
import { askedWords, searchWords, sortName } from './search-words.ts';

/** Whether somebody with these texts is found by what is typed. */
function isFound(typed: string, ...texts: readonly string[]): boolean {
  const words = searchWords(...texts);
  return askedWords(typed).every(({ from, before }) => words.some((word) => word >= from && word < before));
}

describe('looking for people', () => {
  test('finds by the beginning of any name, in any order and case', () => {
    expect(isFound('ann', 'Hannah', 'Smith')).toBe(false);
    expect(isFound('SMI han', 'Hannah', 'Smith')).toBe(true);
    expect(isFound('hannah smith', 'Hannah', 'Smith')).toBe(true);
    expect(isFound('hannah smithers', 'Hannah', 'Smith')).toBe(false);
  });

  test('does not mind accents, hyphens and apostrophes', () => {
    expect(isFound('zoe', 'Zoë', "O'Neil-Brown")).toBe(true);
    expect(isFound("o'neil", 'Zoë', "O'Neil-Brown")).toBe(true);
    expect(isFound('oneil', 'Zoë', 'O’Neil')).toBe(true);
    expect(isFound('brown', 'Zoë', "O'Neil-Brown")).toBe(true);
    expect(isFound('oneilbrown', 'Zoë', "O'Neil-Brown")).toBe(true);
  });

  test('finds staff numbers with or without their punctuation', () => {
    expect(isFound('AB-12', 'AB-1234/7')).toBe(true);
    expect(isFound('1234', 'AB-1234/7')).toBe(true);
  });

  test('asks for nothing when nothing but punctuation is typed', () => {
    expect(askedWords(' -- ')).toEqual([]);
    expect(askedWords(undefined)).toEqual([]);
  });

  test('keeps letters of any script', () => {
    expect(isFound('юлия', 'Юлия', 'Іванова')).toBe(true);
    expect(isFound('東', '東京')).toBe(true);
  });
});

test('orders people by family name without case and accents', () => {
  expect(sortName('Ångström', 'Eva') < sortName('baker', 'Ann')).toBe(true);
  expect(sortName('Baker', 'ann') < sortName('BAKER', 'Ben')).toBe(true);
});
