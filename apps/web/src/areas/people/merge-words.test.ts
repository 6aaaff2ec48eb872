import { expect, it } from 'vitest';
import { mergeLine, mergeTitle } from './merge-words.ts';

const mergedAt = '2026-11-01T10:00:00.000Z';

it('says which record went into which', () => {
  expect(mergeTitle({ keptId: 'ann' as never }, 'ann')).toBe('Another record went into this one');
  expect(mergeTitle({ keptId: 'ann' as never }, 'annie')).toBe('This record went into another one');
});

it.each([
  [{}, '2026-11-22T09:00:00.000Z', 'It can be undone until 1 December 2026.'],
  [{}, '2026-12-02T09:00:00.000Z', 'It cannot be undone any more.'],
  [{ undoneAt: '2026-11-05T10:00:00.000Z' }, '2026-11-22T09:00:00.000Z', 'Undone 5 November 2026'],
])('says whether it can be undone: %j on %s', (more, now, words) => {
  expect(mergeLine({ mergedAt, ...more }, now, 'Europe/London')).toContain(words);
});
