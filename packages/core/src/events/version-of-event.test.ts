import { expect, test } from 'vitest';
import type { CourseVersion } from '../courses/schema.ts';
import { CourseId } from '../ids.ts';
import { versionOfEvent } from './version-of-event.ts';

const aVersion = (version: string, more: Partial<CourseVersion>): CourseVersion => ({
  courseId: CourseId.parse('c'),
  version,
  validFrom: null,
  validTo: null,
  objectives: [],
  standards: [],
  ...more,
});
const versions = [
  aVersion('1', { validTo: '2027-03-31' }),
  aVersion('2', { validFrom: '2027-01-01', withdrawnOn: '2027-02-15' }),
];
const sessions = (on: string) => [{ startsAt: `${on}T09:30:00.000Z`, endsAt: `${on}T12:30:00.000Z` }];
const given = (on: string, today: string, courseVersion?: string) =>
  versionOfEvent(
    { now: `${today}T09:00:00.000Z`, timeZone: 'Europe/London' },
    { sessions: sessions(on), courseVersion },
    { versions },
  )?.version;

test('an event is given in the version that it names, also when a newer one could be taken', () => {
  expect(given('2027-02-01', '2027-01-10', '1')).toBe('1');
});

test('one that names none is given in the newest that can be taken on its first day', () => {
  expect(given('2026-12-10', '2026-11-22')).toBe('1');
  expect(given('2027-02-01', '2026-11-22')).toBe('2');
  expect(given('2028-02-01', '2026-11-22')).toBe('2');
});

test('what is withdrawn by now is not given to come, and what was withdrawn afterwards was given', () => {
  expect(given('2027-03-01', '2027-02-15')).toBe('1');
  expect(given('2027-02-01', '2027-03-01')).toBe('2');
});
