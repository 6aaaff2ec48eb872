import { expect, test } from 'vitest';
import { changeWords } from './change-words.ts';

test.each([
  [
    'a state that moved on',
    { state: 'pending' },
    { state: 'active' },
    [{ field: 'State', words: 'was pending, now active' }],
  ],
  [
    'what stayed the same is left out',
    { state: 'active', hours: 3 },
    { state: 'active', hours: 2.5 },
    [{ field: 'Hours', words: 'was 3, now 2.5' }],
  ],
  ['something new', undefined, { role: 'manager', agencyId: 'a1' }, [{ field: 'Role', words: 'manager' }]],
  ['something taken away', { role: 'manager' }, undefined, [{ field: 'Role', words: 'manager' }]],
  [
    'a field that was emptied',
    { team: 'Wards', role: 'manager' },
    { role: 'manager' },
    [{ field: 'Team', words: 'was Wards, now empty' }],
  ],
  [
    'a day',
    { achievedOn: '2024-10-01' },
    { achievedOn: '2024-10-02' },
    [{ field: 'Achieved', words: 'was 1 October 2024, now 2 October 2024' }],
  ],
  [
    'a list',
    { vouchesFor: [] },
    { vouchesFor: ['work-email', 'staff-number'] },
    [{ field: 'Vouches for', words: 'work-email, staff-number' }],
  ],
  ['counts of a file', undefined, { counts: { new: 3, refused: 0 } }, [{ field: 'Counts', words: 'new 3, refused 0' }]],
  [
    'several records at once',
    undefined,
    [{ id: 'e1', kind: 'completion', withdrawn: false }, { kind: 'award' }],
    [{ field: 'Records', words: 'kind completion; kind award' }],
  ],
  ['nothing that is on record', undefined, undefined, []],
])('%s is said in words', (_, before, after, words) => {
  expect(changeWords(before, after, 'Europe/London')).toEqual(words);
});

test('a long value is cut', () => {
  const [change] = changeWords(undefined, { note: 'x'.repeat(500) }, 'Europe/London');
  expect(change!.words).toHaveLength(120);
});
