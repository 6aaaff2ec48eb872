import { expect, test } from 'vitest';
import { stagesLine, standingOf } from './form-words.ts';

const own = { from: null, isDraft: true, isInForce: false, origin: 'own' as const };

test.each([
  [own, 'Draft'],
  [{ ...own, from: '2027-04-01', isDraft: false }, 'For events from 1 April 2027 on'],
  [{ ...own, from: '2026-04-01', isDraft: false, isInForce: true }, 'At work since 1 April 2026'],
  [{ ...own, from: '2025-04-01', isDraft: false }, 'Replaced by a newer version'],
])('a version says where it stands', (standing, words) => {
  expect(standingOf(standing, '2026-11-22').words).toBe(words);
});

test('when a question is asked is said in one line', () => {
  expect(stagesLine(['after', 'follow-up'], 3)).toBe('After the course and 3 months later');
  expect(stagesLine([], 3)).toBe('Never');
});
