import { expect, test } from 'vitest';
import { importWords } from './import-words.ts';

test('a file is tried first, and says what it would do', () => {
  expect(importWords({ new: 2, changed: 1, unchanged: 4, refused: 2 }, true)).toBe(
    '2 new, 1 changed, 4 as before. 2 rows have a fault and would be left out. Nothing is saved yet.',
  );
});

test('what was saved is said without more', () => {
  expect(importWords({ new: 2, changed: 0, unchanged: 0, refused: 0 }, false)).toBe('2 new.');
  expect(importWords({ new: 0, changed: 0, unchanged: 0, refused: 1 }, false)).toBe(
    'No row can be taken. 1 row has a fault and was left out.',
  );
});
