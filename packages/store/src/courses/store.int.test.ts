import type { Course, CourseMapping, CourseVersion } from '@trellis/core/courses';
import type { Evidence } from '@trellis/core/evidence';
import type { Person } from '@trellis/core/people';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestPartnership, type TestPartnership } from '../test-partnership.ts';
import { createTestDatabase, type TestDatabase } from '../testing.ts';

const april = '2026-04-10T09:00:00.000Z';
const may = '2026-05-10T09:00:00.000Z';
const basics: Course = {
  id: 'c-1' as Course['id'],
  ref: 'SG1',
  title: 'Basics',
  provider: 'North Shire',
  url: 'https://lms.example/sg1',
  durationMinutes: 90,
  kind: 'e-learning',
  isInterAgency: false,
};
const lead: Course = {
  id: 'c-2' as Course['id'],
  ref: 'SG3',
  title: 'Working together',
  kind: 'core-course',
  summary: 'How agencies act together',
  isInterAgency: true,
  isPriced: true,
  fullCostPence: 125_00,
  prerequisite: { satisfies: ['LCF-L1'], effect: 'warn' },
  level: 'Level 3',
};
const version: CourseVersion = {
  courseId: lead.id,
  version: '2026',
  validFrom: '2026-01-01',
  validTo: null,
  objectives: ['Say who leads a core group'],
  standards: ['BN-P7'],
  reviewOn: '2027-01-01',
};
const mapping: CourseMapping = {
  id: 'm-1',
  courseId: lead.id,
  satisfies: ['LCF-L3', 'LCF-C12'],
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
};

let database: TestDatabase;
let north: TestPartnership;
beforeAll(async () => {
  database = await createTestDatabase();
  north = await createTestPartnership(database);
  await north.at(april, async ({ courses }) => {
    await courses.saveCourse(basics);
    await courses.saveCourse(lead);
    await courses.saveVersion(version);
    await courses.saveMapping(mapping);
  });
});
afterAll(() => database.close());

test('courses come by title, a page at a time, with their versions and what they satisfy', async () => {
  await north.at(may, async ({ courses }) => {
    const first = await courses.courses({ limit: 1 });
    expect(first.rows).toEqual([{ course: basics, versions: [], mappings: [] }]);
    const second = await courses.courses({ limit: 1, after: first.after });
    expect(second).toEqual({ rows: [{ course: lead, versions: [version], mappings: [mapping] }] });
    expect((await courses.byRefs(['SG3', 'none'])).map((each) => each.course.id)).toEqual(['c-2']);
    expect(await courses.course('none' as Course['id'])).toBeUndefined();
  });
});

test('a list of courses is narrowed by words and by what sort of offer they are', async () => {
  await north.at(may, async ({ courses }) => {
    const found = async (filter: object) =>
      (await courses.courses({ limit: 9 }, filter)).rows.map((row) => row.course.ref);
    expect(await found({ words: ['TOGETHER'] })).toEqual(['SG3']);
    expect(await found({ kind: 'e-learning' })).toEqual(['SG1']);
    expect(await found({ kind: 'e-learning', words: ['together'] })).toEqual([]);
  });
});

test('courses are found by every word of their title or reference, and counted beyond those that are shown', async () => {
  await north.at(may, async ({ courses }) => {
    const found = async (words: string[], limit = 9) => {
      const { rows, count } = await courses.matching(words, limit);
      return [rows.map(({ course }) => course.ref), count];
    };
    expect(await found([])).toEqual([['SG1', 'SG3'], 2]);
    expect(await found(['sg'], 1)).toEqual([['SG1'], 2]);
    expect(await found(['TOGETHER', 'sg3'])).toEqual([['SG3'], 1]);
    expect(await found(['together', 'sg1'])).toEqual([[], 0]);
    expect(await found(['%'])).toEqual([[], 0]);
  });
});

test('a version can be withdrawn, with the reason, and stays on record', async () => {
  await north.at(may, async ({ courses }) => {
    const withdrawn = { ...version, withdrawnOn: '2026-09-01', withdrawnBecause: 'superseded' } as const;
    await courses.saveVersion(withdrawn);
    expect((await courses.course(lead.id))?.versions).toEqual([withdrawn]);
    await courses.saveVersion(version);
  });
});

test('a course satisfies what it is mapped to, on days on which the mapping holds', async () => {
  await north.at(may, async ({ courses }) => {
    const found = async (id: string, onDate: string) => (await courses.satisfying([id], onDate)).length;
    expect([
      await found('LCF-C12', '2026-01-01'),
      await found('LCF-C12', '2026-12-31'),
      await found('LCF-C12', '2027-01-01'),
    ]).toEqual([1, 1, 0]);
    expect(await found('LCF-L1', '2026-06-01')).toBe(0);
    await courses.saveMapping({ ...mapping, version: '2026', satisfies: ['LCF-L1'] });
    expect([await found('LCF-C12', '2026-06-01'), await found('LCF-L1', '2026-06-01')]).toEqual([0, 1]);
    expect((await courses.course(lead.id))?.mappings).toEqual([{ ...mapping, version: '2026', satisfies: ['LCF-L1'] }]);
  });
});

test('everybody with evidence of a course can be found', async () => {
  const ann = 'ann' as Person['id'];
  await north.at(april, async ({ people, evidence, courses }) => {
    await people.savePeople([{ id: ann, givenName: 'Ann', familyName: 'Baker', formerNames: [], staffNumbers: [] }]);
    const record = { personId: ann, kind: 'completion' as const, courseRef: 'SG3', satisfies: [], withdrawn: false };
    await evidence.save(
      ['2024-01-01', '2026-01-01'].map((achievedOn) => ({ ...record, id: achievedOn as Evidence['id'], achievedOn })),
    );
    expect(await courses.learnersOf('SG3')).toEqual(['ann']);
    expect(await courses.learnersOf('SG1')).toEqual([]);
  });
});
