import type { EventShown } from '@trellis/core/events';
import { describe, expect, test } from 'vitest';
import { cancelConsequence, deskAnswer } from './desk-words.ts';

const shown = (change: Partial<EventShown> = {}, event: Partial<EventShown['event']> = {}): EventShown =>
  ({
    event: {
      state: 'published',
      sessions: [{ startsAt: '2027-01-18T09:30:00Z', endsAt: '2027-01-18T16:30:00Z' }],
      places: {
        minimum: 8,
        maximum: 24,
        quotas: [],
        allotment: 'first-come',
        offerHours: 48,
        cutOffHours: 24,
      },
      ...event,
    },
    taken: 24,
    waiting: 7,
    agencies: 9,
    trainers: [],
    movedFrom: [],
    ...change,
  }) as unknown as EventShown;

const before = '2026-12-01T09:00:00Z';
const byCoordinator = { places: { ...shown().event.places, allotment: 'coordinator' as const } };

describe('the desk leads with how the date stands', () => {
  test.each<[string, EventShown, string, RegExp, RegExp]>([
    ['full', shown(), before, /^All 24 places are taken\.$/, /from 9 agencies\. 7 people wait\.$/],
    [
      'too few',
      shown({ taken: 7, waiting: 0, agencies: 1 }),
      before,
      /^7 of 24 places are taken\.$/,
      /^One person more is needed/,
    ],
    [
      'nobody',
      shown({ taken: 0, waiting: 0, agencies: 0 }),
      before,
      /^Nobody has a place yet\.$/,
      /^8 people more are/,
    ],
    [
      'requests that gather',
      shown({ taken: 0, waiting: 31 }, byCoordinator),
      before,
      /^31 requests wait for 24 places\.$/,
      /press “Allot places”/,
    ],
    [
      'requests that were served',
      shown({ allottedAt: '2026-11-30T09:00:00Z' }, byCoordinator),
      before,
      /^All 24 places/,
      /7 people wait/,
    ],
    ['a draft', shown({}, { state: 'draft' }), before, /is a draft/, /Publish it/],
    ['the day', shown(), '2027-01-18T10:00:00Z', /^It has begun\.$/, /24 people with a place, from 9 agencies/],
    ['the evening', shown(), '2027-01-18T20:00:00Z', /register is still open/, /wait for it/],
    ['closed', shown({}, { state: 'closed' }), '2027-01-20T10:00:00Z', /register is closed/, /billing run/],
    [
      'cancelled',
      shown({ cancelledAt: '2026-12-02T10:00:00Z', cancelledWhy: 'The venue is flooded.' }, { state: 'cancelled' }),
      '2027-01-20T10:00:00Z',
      /^This date was cancelled on 2 December 2026\.$/,
      /^The venue is flooded\. Nobody is charged/,
    ],
  ])('%s', (_, event, now, title, more) => {
    const answer = deskAnswer(event, now, 'Europe/London');
    expect(answer.title).toMatch(title);
    expect(answer.more).toMatch(more);
  });
});

test('cancelling a date says who is told and that nobody is charged', () => {
  expect(cancelConsequence({ taken: 24, waiting: 7 })[0]).toBe(
    '31 people are told at once, and the entry in their calendars is taken back.',
  );
  expect(cancelConsequence({ taken: 0, waiting: 0 })[0]).toMatch(/nobody has to be told/);
  expect(cancelConsequence({ taken: 1, waiting: 0 })[1]).toMatch(/^Nobody is charged/);
});
