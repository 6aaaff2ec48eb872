import { entryOf } from '@trellis/ui/date-field';
import type { Course, CourseVersion } from '@trellis/core/courses';
import { describe, expect, test } from 'vitest';
import {
  courseEntryOf,
  courseFaults,
  courseTyped,
  versionEntryOf,
  versionFaults,
  versionTyped,
  type CourseEntry,
  type VersionEntry,
} from './course-entry.ts';

const conferences: CourseEntry = {
  ...courseEntryOf(undefined),
  ref: 'CCG',
  title: 'Conferences and core groups',
  kind: 'core-course',
  minutes: '360',
  isPriced: true,
};

test('a core course is complete with a short name and a title', () => {
  expect(courseFaults(conferences)).toEqual([]);
  expect(courseTyped(conferences)).toEqual({
    ref: 'CCG',
    title: 'Conferences and core groups',
    kind: 'core-course',
    durationMinutes: 360,
    isInterAgency: true,
  });
});

test('a course that is opened and saved unchanged stays as it was', () => {
  const sent = courseTyped({
    ...conferences,
    kind: 'e-learning',
    isPriced: true,
    fullCost: '85.50',
    prerequisite: ['LCF-L1'],
  });
  expect(sent).toMatchObject({
    isPriced: true,
    fullCostPence: 8550,
    prerequisite: { satisfies: ['LCF-L1'], effect: 'warn' },
  });
  expect(courseTyped(courseEntryOf({ ...sent, id: 'course-1' } as Course))).toEqual(sent);
});

describe('what is wrong with a course is said at its field', () => {
  test.each<[string, Partial<CourseEntry>, string]>([
    ['no short name', { ref: '' }, 'course-ref'],
    ['a short name with a space', { ref: 'Core groups' }, 'course-ref'],
    ['no title', { title: ' ' }, 'course-title'],
    ['an address that is none', { url: 'our website' }, 'course-url'],
    ['a cost that is no amount', { fullCost: 'about 80' }, 'course-full-cost'],
    ['somebody else’s offer without an address', { kind: 'other-offer' }, 'course-url'],
  ])('%s', (_, change, fieldId) => {
    expect(courseFaults({ ...conferences, ...change }).map((fault) => fault.fieldId)).toEqual([fieldId]);
  });
});

const second: VersionEntry = {
  ...versionEntryOf(undefined),
  version: '2',
  from: entryOf('2026-09-01'),
  objectives: ['Prepare for a conference', '', ' Work in a core group '],
  standards: 'Cambridgeshire and Peterborough 3\n\nLeeds 7',
  reviewOn: entryOf('2027-09-01'),
};

test('empty lines are no objectives and no standards', () => {
  expect(versionTyped(second, 'course-1' as Course['id'])).toEqual({
    courseId: 'course-1',
    version: '2',
    validFrom: '2026-09-01',
    validTo: null,
    objectives: ['Prepare for a conference', 'Work in a core group'],
    standards: ['Cambridgeshire and Peterborough 3', 'Leeds 7'],
    reviewOn: '2027-09-01',
  });
});

test('a version can be withdrawn from a day, and says so when it is opened again', () => {
  const withdrawn = versionTyped(
    { ...second, withdrawn: 'superseded', withdrawnOn: entryOf('2026-09-01') },
    'course-1' as Course['id'],
  );
  expect(withdrawn).toMatchObject({ withdrawnOn: '2026-09-01', withdrawnBecause: 'superseded' });
  expect(versionEntryOf(withdrawn as CourseVersion)).toMatchObject({
    withdrawn: 'superseded',
    withdrawnOn: entryOf('2026-09-01'),
  });
});

describe('what is wrong with a version is said at its field', () => {
  test.each<[string, Partial<VersionEntry>, string]>([
    ['no name', { version: '' }, 'version-name'],
    ['it ends before it begins', { to: entryOf('2026-08-31') }, 'version-to'],
    ['a long objective', { objectives: ['x'.repeat(301)] }, 'version-objective-0'],
    ['withdrawn, but not since when', { withdrawn: 'recalled' }, 'version-withdrawn-on'],
  ])('%s', (_, change, fieldId) => {
    expect(versionFaults({ ...second, ...change }).map((fault) => fault.fieldId)).toEqual([fieldId]);
  });
});
