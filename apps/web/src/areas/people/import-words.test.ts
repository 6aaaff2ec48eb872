import { expect, test } from 'vitest';
import { countFigures, outcomeSentence } from './import-words.ts';

const counts = { new: 0, changed: 0, unchanged: 0, unsure: 0, refused: 0 };

test.each([
  [
    'a file that was only tried',
    true,
    { ...counts, new: 400, refused: 2 },
    '400 rows would go in. 2 rows have a fault: put them right in the file and upload the whole file again.',
  ],
  [
    'the same file taken in',
    false,
    { ...counts, new: 399, changed: 1, refused: 1 },
    '400 rows went in. 1 row has a fault: put it right in the file and upload the whole file again.',
  ],
  [
    'the same file again',
    false,
    { ...counts, unchanged: 3100 },
    'Nothing is new: 3,100 rows say what we know already.',
  ],
  [
    'a row that may be somebody we know',
    false,
    { ...counts, new: 1, unsure: 1 },
    '1 row went in. 1 row may be somebody we know: decide them in the match list.',
  ],
  [
    'the same, only tried',
    true,
    { ...counts, unsure: 2 },
    '2 rows may be somebody we know, and would wait in the match list.',
  ],
  ['a file without rows', false, counts, 'The file has no rows.'],
] as const)('%s is said in a sentence with what to do', (_, dryRun, found, words) => {
  expect(outcomeSentence({ dryRun, counts: found })).toBe(words);
});

test('counts are named in the same order everywhere', () => {
  const found = { new: 1200, changed: 3, unchanged: 0, unsure: 1, refused: 2 };
  expect(countFigures(found).map((figure) => figure.value)).toEqual(['1,200', '3', '0', '1', '2']);
});
