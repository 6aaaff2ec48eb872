import { expect, test } from 'vitest';
import { CourseId } from '../ids.ts';
import type { CourseVersion } from './schema.ts';
import { isWithdrawn, versionFor } from './withdrawn.ts';

const version = (name: string, more: Partial<CourseVersion> = {}): CourseVersion => ({
  courseId: CourseId.parse('c'),
  version: name,
  validFrom: null,
  validTo: null,
  objectives: [],
  standards: [],
  ...more,
});

test('from the day on which a version is withdrawn nobody can book it', () => {
  const third = version('3', { withdrawnOn: '2026-09-01', withdrawnBecause: 'superseded' });
  expect(['2026-08-31', '2026-09-01'].map((on) => isWithdrawn(third, on))).toEqual([false, true]);
  expect(isWithdrawn(version('4'), '2099-01-01')).toBe(false);
});

test('a booking is for the newest version that can be taken on the day of the event', () => {
  const versions = [
    version('1', { validTo: '2026-06-30' }),
    version('2', { validFrom: '2026-01-01', withdrawnOn: '2026-09-01' }),
    version('3', { validFrom: '2026-10-01' }),
  ];
  const chosen = (bookedOn: string, takenOn: string) => versionFor(versions, bookedOn, takenOn)?.version;
  expect([
    chosen('2026-05-01', '2026-06-30'),
    chosen('2026-05-01', '2026-11-01'),
    chosen('2026-09-01', '2026-09-02'),
  ]).toEqual(['2', '3', undefined]);
});
