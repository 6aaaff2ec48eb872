import { expect, test } from 'vitest';
import { newReturn, returnFaults, returnTyped, trainedIn, trainedWords } from './return-entry.ts';

const entry = { ...newReturn('2026-12-31', 'riverside'), headcount: '400', trained: '310' };

test('an agency of 400 with 310 trained says 310 of 400', () => {
  expect(returnTyped(entry)).toEqual({ agencyId: 'riverside', on: '2026-12-31', headcount: 400, trained: 310 });
  expect(trainedWords(returnTyped(entry))).toBe('310 of 400, 77%');
});

test('who does not say how many are trained says nothing about it, and not none', () => {
  const unsaid = returnTyped({ ...entry, trained: '' });
  expect(unsaid).not.toHaveProperty('trained');
  expect(trainedWords(unsaid)).toBe('Not said');
});

test('no more people are trained than there are', () => {
  expect(returnFaults({ ...entry, trained: '401' })).toEqual([
    { fieldId: 'return-trained', text: 'No more people can be trained than there are' },
  ]);
  expect(returnFaults({ ...entry, headcount: 'about 400' }).map(({ fieldId }) => fieldId)).toEqual([
    'return-headcount',
  ]);
});

test('a return about one requirement says which, so that it is not taken for one of everything asked', () => {
  const packs = [{ requirements: [{ id: 'LCF-L3', title: 'Level 3' }] }];
  expect(trainedIn({}, packs)).toBeUndefined();
  expect(trainedIn({ requirement: 'LCF-L3' }, packs)).toBe('Level 3');
  expect(trainedIn({ requirement: 'gone' }, packs)).toBe('gone');
});
