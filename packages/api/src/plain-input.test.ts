import { expect, test } from 'vitest';
import { insistOnPlainInput } from './plain-input.ts';

function refused(input: unknown): unknown {
  try {
    insistOnPlainInput(input);
    return undefined;
  } catch (error) {
    return (error as { facts: { errors: unknown } }).facts.errors;
  }
}

test('names with accents, emoji and line breaks pass', () => {
  expect(refused({ familyName: 'Ní Bhriain 👩🏽‍🏫\r\nO’Neill', list: [1, null, true] })).toBeUndefined();
});

test('a NUL character is refused where it stands', () => {
  expect(refused({ posts: [{ team: 'a\0b' }] })).toEqual([
    { field: 'posts.0.team', reason: 'must not contain the NUL character' },
  ]);
});

test('half of a character is refused', () => {
  expect(refused({ team: '\ud800' })).toEqual([{ field: 'team', reason: 'contains half of a character' }]);
});

test('a number beyond all numbers is refused', () => {
  expect(refused(JSON.parse('{"hours":1e999}'))).toEqual([
    { field: 'hours', reason: 'must be a number that can be stored' },
  ]);
});

test('a field that would change what objects are is refused', () => {
  expect(refused(JSON.parse('{"__proto__":{"isAdministrator":true}}'))).toEqual([
    { field: '', reason: 'has a field name that is not allowed' },
  ]);
});

test('ten thousand brackets are refused without reading them all', () => {
  const deep = JSON.parse('['.repeat(10_000) + ']'.repeat(10_000)) as unknown;
  expect(refused(deep)).toEqual([
    { field: Array.from({ length: 25 }, () => '0').join('.'), reason: 'is nested too deeply' },
  ]);
});
