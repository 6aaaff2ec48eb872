import type { RegisterMark } from '@trellis/core/bookings';
import { expect, test } from 'vitest';
import { closedWords, closingWords } from './close-words.ts';

const mark = (hasAttended: boolean, hasCompleted: boolean): RegisterMark => ({
  hasAttended,
  hasCompleted,
  markedAt: '2027-01-18T16:30:00Z',
});

test('closing says what will be recorded, charged and forgotten', () => {
  const { counts, means } = closingWords([mark(true, true), mark(true, false), mark(false, false)]);
  expect(counts).toBe('2 attended, 1 completed, 1 was away.');
  expect(means).toHaveLength(3);
});

test('attending alone completes nothing', () => {
  expect(closingWords([mark(true, false), mark(true, false)]).counts).toBe(
    '2 attended, none of them completed, nobody was away.',
  );
});

test('whoever is not marked is said first', () => {
  expect(closingWords([mark(true, true), undefined]).means[0]).toBe(
    '1 person is not marked yet. It can be closed once everybody is.',
  );
});

test('a closed register says what it recorded', () => {
  expect(closedWords({ state: 'closed', attended: 17, completed: 17, absent: 0 })).toBe(
    'The register is closed. 17 attended, all of them completed, nobody was away.',
  );
});

test('whoever could not be charged yet is named, with what is missing', () => {
  const uncharged = [{ bookingId: 'booking-1' as never, name: 'Ana Reyes' }];
  expect(closedWords({ state: 'closed', attended: 1, completed: 1, absent: 0, uncharged })).toMatch(
    /Not charged yet: Ana Reyes\. The price is the full cost, which the course does not say/,
  );
});
