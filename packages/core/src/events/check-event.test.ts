import { describe, expect, test } from 'vitest';
import { CourseId } from '../ids.ts';
import { inOrder, insistOnPlaces, insistOnPublishable, type Publishing } from './check-event.ts';
import { PlaceRules, type Quota } from './schema.ts';

const session = (from: string, to: string) => ({ startsAt: `2027-02-09T${from}:00Z`, endsAt: `2027-02-09T${to}:00Z` });

describe('sessions', () => {
  test('stand in order of time, as UTC', () => {
    const early = { startsAt: '2027-06-09T09:00:00+01:00', endsAt: '2027-06-09T10:00:00+01:00' };
    const late = { startsAt: '2027-06-09T08:30:00-05:00', endsAt: '2027-06-09T15:00:00Z' };
    expect(inOrder([late, early]).map(({ startsAt }) => startsAt)).toEqual([
      '2027-06-09T08:00:00.000Z',
      '2027-06-09T13:30:00.000Z',
    ]);
  });

  test('may follow each other at once, and never overlap', () => {
    expect(inOrder([session('09:00', '10:00'), session('10:00', '11:00')])).toHaveLength(2);
    expect(() => inOrder([session('09:00', '10:01'), session('10:00', '11:00')])).toThrow(
      expect.objectContaining({ code: 'events.sessions-overlap' }),
    );
  });
});

describe('places', () => {
  const quota = (id: string, agencyKinds: Quota['agencyKinds'], places: number): Quota => ({
    id,
    title: id,
    agencyKinds,
    places,
    releaseDaysBefore: 14,
  });
  const rules = (maximum: number, quotas: Quota[]) => PlaceRules.parse({ minimum: 0, maximum, quotas });

  test('may all be kept for kinds of agency, and taken up to the last', () => {
    expect(() =>
      insistOnPlaces(rules(6, [quota('health', ['icb', 'gp'], 4), quota('p', ['police'], 2)]), 6),
    ).not.toThrow();
  });

  test.each([
    [
      'a kind of agency that stands in two quotas',
      rules(9, [quota('a', ['gp'], 1), quota('b', ['icb', 'gp'], 1)]),
      0,
      'events.quotas-overlap',
    ],
    [
      'quotas that keep more than there are',
      rules(3, [quota('a', ['gp'], 2), quota('b', ['icb'], 2)]),
      0,
      'events.quotas-exceed-places',
    ],
    ['fewer places than are taken', rules(3, []), 4, 'events.fewer-than-taken'],
  ])('are refused with %s', (_, places, taken, code) => {
    expect(() => insistOnPlaces(places, taken)).toThrow(expect.objectContaining({ code }));
  });
});

describe('publishing', () => {
  const version = {
    courseId: CourseId.parse('c'),
    version: '3',
    validFrom: null,
    validTo: null,
    objectives: [],
    standards: [],
  };
  const publishing: Publishing = {
    event: {
      mode: 'classroom',
      venue: { name: 'Town Hall' },
      sessions: [session('09:00', '12:00')],
      courseVersion: '3',
    },
    course: { kind: 'core-course' },
    versions: [version],
    now: '2026-11-22T09:00:00Z',
    timeZone: 'Europe/London',
  };
  const { event } = publishing;

  test('takes what can be booked; a virtual event needs no room', () => {
    expect(() => insistOnPublishable(publishing)).not.toThrow();
    expect(() =>
      insistOnPublishable({ ...publishing, event: { ...event, mode: 'virtual', venue: undefined } }),
    ).not.toThrow();
  });

  test.each([
    ['a room that is not said', { event: { ...event, venue: undefined } }, 'events.venue-needed'],
    ['a date that has gone by', { now: '2027-02-09T09:00:00Z' }, 'events.already-ended'],
    [
      'a version that is withdrawn',
      { versions: [{ ...version, withdrawnOn: '2026-11-22' }] },
      'events.version-withdrawn',
    ],
    [
      'a version that ends before the event',
      { versions: [{ ...version, validTo: '2027-02-08' }] },
      'events.version-withdrawn',
    ],
    ['an offer of somebody else', { course: { kind: 'other-offer' as const } }, 'events.not-bookable'],
  ])('is refused for %s', (_, more, code) => {
    expect(() => insistOnPublishable({ ...publishing, ...more })).toThrow(expect.objectContaining({ code }));
  });
});
