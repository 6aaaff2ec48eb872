import type { Event } from '@trellis/core/events';
import { entryOf } from '@trellis/ui/date-field';
import { describe, expect, test } from 'vitest';
import { eventEntryOf, eventTyped, noQuota, type EventEntry } from './event-entry.ts';
import { eventFaults, eventFieldOf } from './event-faults.ts';

const good: EventEntry = {
  ...eventEntryOf(undefined, 'Europe/London', 'course-1'),
  sessions: [{ on: entryOf('2027-01-18'), from: '9:30am', until: '4:30pm' }],
  venueName: 'Riverside Centre',
  perAgency: '4',
};

test('a full day in a room with at most four of one agency is complete', () => {
  expect(eventFaults(good, 'Europe/London')).toEqual([]);
  expect(eventTyped(good, 'Europe/London')).toMatchObject({
    courseId: 'course-1',
    mode: 'classroom',
    venue: { name: 'Riverside Centre' },
    places: { minimum: 8, maximum: 24, perAgency: { places: 4, untilDaysBefore: 14 }, minimumAgencies: 3 },
  });
});

test('what is not typed is not sent', () => {
  const sent = eventTyped({ ...good, perAgency: '', minimumAgencies: '', venueName: ' ' }, 'Europe/London');
  expect(sent).not.toHaveProperty('venue');
  expect(sent).not.toHaveProperty('joiningLink');
  expect(sent.places).not.toHaveProperty('perAgency');
  expect(sent.places).not.toHaveProperty('minimumAgencies');
});

test('an event that is opened and saved unchanged stays as it was', () => {
  const sent = eventTyped(
    {
      ...good,
      mode: 'virtual',
      joiningLink: 'https://meet.example/room',
      quotas: [{ id: '', title: 'Schools', agencyKinds: ['school-maintained'], places: '6', releaseDays: '21' }],
    },
    'Europe/London',
  );
  const stored = { ...sent, id: 'event-1', state: 'draft' } as unknown as Event;
  expect(eventTyped(eventEntryOf(stored, 'Europe/London'), 'Europe/London')).toEqual(sent);
});

describe('what is wrong is said at its own field', () => {
  test.each<[string, Partial<EventEntry>, string]>([
    ['no course', { courseId: '' }, 'event-course'],
    ['more people needed than places', { minimum: '30' }, 'event-minimum'],
    ['places that are no number', { maximum: 'many' }, 'event-maximum'],
    ['a link that is none', { mode: 'virtual', joiningLink: 'the usual room' }, 'event-link'],
    [
      'booking ends before it begins',
      { opensOn: entryOf('2027-01-10'), closesOn: entryOf('2027-01-09') },
      'event-closes',
    ],
    ['kept places without a name', { quotas: [{ ...noQuota, agencyKinds: ['gp'], places: '2' }] }, 'quota-0-title'],
    [
      'more kept than there are',
      { quotas: [{ ...noQuota, title: 'Surgeries', agencyKinds: ['gp'], places: '25' }] },
      'quota-0-places',
    ],
    [
      'the same kind kept for twice',
      {
        quotas: [
          { ...noQuota, title: 'Surgeries', agencyKinds: ['gp'], places: '2' },
          { ...noQuota, title: 'Health', agencyKinds: ['icb', 'gp'], places: '2' },
        ],
      },
      'quota-1-kinds',
    ],
  ])('%s', (_, change, fieldId) => {
    expect(eventFaults({ ...good, ...change }, 'Europe/London').map((fault) => fault.fieldId)).toEqual([fieldId]);
  });
});

test.each([
  ['sessions.1.endsAt', 'session-1-until'],
  ['sessions', 'session-0-on'],
  ['places.quotas.2.agencyKinds', 'quota-2-kinds'],
  ['places.perAgency.places', 'event-per-agency'],
  ['venue.name', 'event-venue'],
  ['something', undefined],
])('what the service finds at %s is shown at the right field', (path, fieldId) => {
  expect(eventFieldOf(path)).toBe(fieldId);
});
