import { expect, test } from 'vitest';
import { ACTION_CHOICES, actionWords, actorWords } from './action-words.ts';

test('an action is called by what was done, and one of a plugin by its own name', () => {
  expect(actionWords('evidence.withdraw')).toBe('Withdrew evidence');
  expect(actionWords('course-booking.release-place')).toBe('course booking: release place');
});

test('actions to choose from are in the order of their words', () => {
  const labels = ACTION_CHOICES.map((choice) => choice.label);
  expect(labels).toEqual(labels.toSorted((one, other) => one.localeCompare(other, 'en-GB')));
  expect(new Set(labels).size).toBe(labels.length);
});

test.each([
  [{ actor: { kind: 'account', id: 'a1' }, actorName: 'Jo Kendall' }, 'Jo Kendall'],
  [{ actor: { kind: 'account', id: 'a1' } }, 'Somebody whose name is not held any more'],
  [{ actor: { kind: 'token', id: 't1' }, actorName: 'HR system' }, 'Another system: HR system'],
  [{ actor: { kind: 'connection', id: 'c1' } }, 'The plugin of a connected LMS'],
  [{ actor: { kind: 'operator', id: 'cli' } }, 'The command line'],
  [{ actor: { kind: 'job', id: 'launch' } }, 'A launch from an LMS'],
  [{ actor: { kind: 'job', id: 'import' } }, 'The service itself'],
] as const)('%j is %s', (entry, words) => {
  expect(actorWords(entry)).toBe(words);
});
