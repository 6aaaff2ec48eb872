import { expect, test } from 'vitest';
import { isLinkShown, linkShownAt } from './joining-link.ts';
import type { EventRecord } from '../schema.ts';

const event: Pick<EventRecord, 'state' | 'sessions' | 'linkShownHours'> = {
  state: 'published',
  linkShownHours: 24,
  sessions: [
    { startsAt: '2027-02-09T09:30:00Z', endsAt: '2027-02-09T12:30:00Z' },
    { startsAt: '2027-02-16T09:30:00Z', endsAt: '2027-02-16T12:30:00Z' },
  ],
};

test('the joining link is shown from so many hours before the first session', () => {
  expect(linkShownAt(event)).toBe('2027-02-08T09:30:00.000Z');
});

test.each([
  ['a minute too early', 'published', '2027-02-08T09:29:00Z', false],
  ['from then on', 'published', '2027-02-08T09:30:00Z', true],
  ['between two sessions', 'published', '2027-02-12T09:30:00Z', true],
  ['once the last session is over', 'published', '2027-02-16T12:31:00Z', false],
  ['of an event that was called off', 'cancelled', '2027-02-09T09:00:00Z', false],
] as const)('the joining link %s', (_, state, now, isShown) => {
  expect(isLinkShown({ ...event, state }, now)).toBe(isShown);
});
