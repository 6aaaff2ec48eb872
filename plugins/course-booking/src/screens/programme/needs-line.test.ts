import { expect, test } from 'vitest';
import { needsHead, needsLine, needsTogether } from './needs-line.ts';

test('what somebody needs is one line with her own words at the end', () => {
  expect(needsLine({ kinds: ['large-print', 'other'], note: 'a chair with arms' })).toBe(
    'large print, something else: a chair with arms',
  );
  expect(needsLine({ kinds: ['captions'] })).toBe('captions');
  expect(needsLine({ kinds: [], note: 'a quiet corner' })).toBe('a quiet corner');
});

test('the room is told what is needed together, without names', () => {
  expect(needsTogether([{ kinds: ['captions'] }, { kinds: ['interpreter', 'captions'] }])).toEqual([
    { words: 'Captions', people: 2 },
    { words: 'An interpreter', people: 1 },
  ]);
  expect([0, 1, 2].map(needsHead)).toEqual([
    'Nobody asked for anything.',
    'One person needs something to take part.',
    '2 people need something to take part.',
  ]);
});
