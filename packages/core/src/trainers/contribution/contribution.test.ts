import { expect, test } from 'vitest';
import { AgencyId, EventId, PersonId } from '../../ids.ts';
import type { LedEvent } from '../schema.ts';
import { contribution } from './contribution.ts';
import { PLAIN_SETTINGS } from '../settings.ts';

const [health, police, school] = ['health', 'police', 'school'].map((id) => AgencyId.parse(id));
const led = (event: string, person: string, agencyId: LedEvent['agencyId'], endsAt = '2026-10-01T15:00:00Z') => ({
  eventId: EventId.parse(event),
  personId: PersonId.parse(person),
  agencyId,
  minutes: 390,
  endsAt,
});
const facts = {
  now: '2026-11-22T10:00:00Z',
  days: 365,
  settings: PLAIN_SETTINGS,
  agencies: [health!, police!, school!].map((id) => ({ id, name: id })),
  poolAgencies: [health!, health!, police!],
};

test('an agency gives the dates that its trainers led, once each, and the hours of every one of them', () => {
  const given = [
    led('a', 'marcia', health),
    led('a', 'nora', health),
    led('b', 'marcia', health),
    led('c', 'dev', police, '2027-01-18T15:00:00Z'),
    led('d', 'erased', undefined),
  ];
  expect(contribution({ ...facts, led: given })).toEqual([
    {
      agencyId: 'health',
      agencyName: 'health',
      trainers: 2,
      led: { events: 2, hours: 19.5 },
      planned: { events: 0, hours: 0 },
    },
    {
      agencyId: 'police',
      agencyName: 'police',
      trainers: 1,
      led: { events: 0, hours: 0 },
      planned: { events: 1, hours: 6.5 },
    },
  ]);
});

test('what it agreed to for a year counts in proportion, also where it gave nothing', () => {
  const settings = { ...PLAIN_SETTINGS, targets: [{ agencyId: school!, eventsPerYear: 10, hoursPerYear: 60 }] };
  expect(contribution({ ...facts, led: [], poolAgencies: [], settings, days: 73 })).toEqual([
    expect.objectContaining({ agencyId: 'school', target: { events: 2, hours: 12 } }),
  ]);
});
