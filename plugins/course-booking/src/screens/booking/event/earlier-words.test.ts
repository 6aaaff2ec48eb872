import { expect, test } from 'vitest';
import type { CountsLine } from './counts-words.ts';
import { misleading } from './earlier-words.ts';

const annexC: CountsLine = { requirement: 'C', title: 'Annex C', state: 'overdue', postIds: ['a'], fixes: true };
const level2: CountsLine = { requirement: 'L2', title: 'level 2', state: 'current', postIds: ['a'], fixes: true };
const refresher = { title: 'Safeguarding refresher', on: '2026-12-03' };

test('an earlier date that would leave somebody overdue is named with what it does not count for', () => {
  expect(misleading([annexC, level2], [{ ...refresher, counts: [level2, { ...annexC, fixes: false }] }])).toEqual({
    title: 'There is an earlier date of Safeguarding refresher, on 3 December 2026',
    text: 'It counts for: level 2. It does not count for: Annex C. So you would still be overdue.',
  });
});

test('an earlier date that does as much, or nothing of it, misleads nobody', () => {
  expect(misleading([annexC, level2], [{ ...refresher, counts: [level2, annexC] }])).toBeUndefined();
  expect(misleading([annexC, level2], [{ ...refresher, counts: [] }])).toBeUndefined();
  expect(misleading([level2], [{ ...refresher, counts: [level2] }])).toBeUndefined();
});
