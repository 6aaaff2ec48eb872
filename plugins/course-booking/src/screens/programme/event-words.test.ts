import { describe, expect, test } from 'vitest';
import { agenciesWords, EVENT_STATES, needsOf, peopleWords, placeRules, type EventInList } from './event-words.ts';

const places = {
  minimum: 8,
  maximum: 24,
  quotas: [],
  allotment: 'first-come',
  offerHours: 48,
  cutOffHours: 24,
} as const;
const date: EventInList = {
  event: {
    state: 'published',
    sessions: [{ startsAt: '2027-01-18T09:30:00Z', endsAt: '2027-01-18T16:30:00Z' }],
    places: { ...places, quotas: [] },
  },
  course: { isInterAgency: true },
  taken: 24,
  waiting: 7,
  agencies: 9,
  isMultiAgency: true,
  trainerCount: 2,
};
const before = '2026-11-22T09:00:00Z';
const after = '2027-01-18T10:00:00Z';

describe('a date says what needs seeing to', () => {
  test.each<[string, EventInList, string, string[]]>([
    ['all well', date, before, []],
    ['nobody leads it', { ...date, trainerCount: 0 }, before, ['No trainers']],
    [
      'too few people, of one agency',
      { ...date, taken: 7, agencies: 1, isMultiAgency: false },
      before,
      ['1 more person needed', 'Not multi-agency: one agency so far'],
    ],
    ['nobody yet', { ...date, taken: 0, agencies: 0, isMultiAgency: false }, before, ['8 more people needed']],
    [
      'one agency, where that is meant',
      { ...date, course: { isInterAgency: false }, agencies: 1, isMultiAgency: false },
      before,
      [],
    ],
    [
      'requests that gather',
      {
        ...date,
        event: { ...date.event, places: { ...date.event.places, allotment: 'coordinator' } },
        taken: 0,
        waiting: 31,
        agencies: 0,
        isMultiAgency: false,
      },
      before,
      ['Places to be allotted'],
    ],
    ['it has begun', { ...date, trainerCount: 0 }, after, ['Register open']],
    ['a draft', { ...date, event: { ...date.event, state: 'draft' }, taken: 0 }, before, []],
    ['cancelled', { ...date, event: { ...date.event, state: 'cancelled' } }, after, []],
  ])('%s', (_, row, now, texts) => {
    expect(needsOf(row, now).map(({ text }) => text)).toEqual(texts);
  });
});

test('people and agencies are counted in words', () => {
  expect(peopleWords(date)).toBe('24 of 24, 7 waiting');
  expect(peopleWords({ ...date, taken: 3, waiting: 0 })).toBe('3 of 24');
  expect([1, 9].map(agenciesWords)).toEqual(['1 agency', '9 agencies']);
});

test('every state has words and a shape', () => {
  expect(Object.values(EVENT_STATES).map(({ words }) => words)).toEqual(['Draft', 'Published', 'Closed', 'Cancelled']);
});

test('the rules of places are sentences', () => {
  expect(
    placeRules({
      ...places,
      quotas: [{ id: 'q', title: 'Schools', agencyKinds: ['school-maintained'], places: 6, releaseDaysBefore: 21 }],
      perAgency: { places: 4, untilDaysBefore: 14 },
      minimumAgencies: 3,
      allotment: 'coordinator',
    }),
  ).toEqual([
    'Requests gather until places are allotted, then go in the order they came in.',
    'At most 4 of one agency until 14 days before.',
    '6 places are kept for Schools until 21 days before.',
    'Multi-agency from 3 agencies on.',
    'A freed place inside the notice is offered for 48 hours.',
    'The waiting list ends 24 hours before.',
  ]);
});
