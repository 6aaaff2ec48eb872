import type { CourseVersion, CourseWithMappings } from '@trellis/core/courses';
import { describe, expect, test } from 'vitest';
import { isGiven, lacking, nextReview, reviewWords, validityWords, withdrawnWords } from './course-words.ts';

const version = (change: Partial<CourseVersion> = {}): CourseVersion => ({
  courseId: 'course-1' as CourseVersion['courseId'],
  version: '3',
  validFrom: '2025-09-01',
  validTo: null,
  objectives: ['Record a concern'],
  standards: [],
  ...change,
});
const today = '2026-11-22';

test.each([
  [null, null, 'Always'],
  ['2026-09-01', null, 'From 1 September 2026'],
  [null, '2027-08-31', 'Until 31 August 2027'],
  ['2026-09-01', '2027-08-31', 'From 1 September 2026 to 31 August 2027'],
])('days from %s to %s', (validFrom, validTo, words) => {
  expect(validityWords({ validFrom, validTo })).toBe(words);
});

describe('a version that is withdrawn', () => {
  const superseded = version({ withdrawnOn: '2026-09-01', withdrawnBecause: 'superseded' });

  test('cannot be booked from that day', () => {
    expect([isGiven(superseded, '2026-08-31'), isGiven(superseded, '2026-09-01')]).toEqual([true, false]);
  });

  test('leaves what was completed as it is, unless it was recalled', () => {
    expect(withdrawnWords(superseded)).toMatch(/what people completed stands/);
    expect(withdrawnWords({ ...superseded, withdrawnBecause: 'recalled' })).toMatch(/ran out that day/);
    expect(withdrawnWords(version())).toBeUndefined();
  });

  test('asks for no review any more', () => {
    expect(nextReview([{ ...superseded, reviewOn: '2026-06-01' }, version({ reviewOn: '2027-01-10' })], today)).toBe(
      '2027-01-10',
    );
    expect(nextReview([superseded], today)).toBeUndefined();
  });
});

test.each([
  ['2026-09-01', 'Review was due on 1 September 2026, 82 days ago'],
  ['2026-11-22', 'Review due on 22 November 2026, today'],
])('a review on %s', (reviewOn, words) => {
  expect(reviewWords(reviewOn, today)).toBe(words);
});

describe('a course says what it lacks', () => {
  const mapping = { satisfies: ['LCF-L2'] } as CourseWithMappings['mappings'][number];
  const course = {} as CourseWithMappings['course'];

  test.each<[string, Pick<CourseWithMappings, 'versions' | 'mappings'>, RegExp[]]>([
    ['nothing', { versions: [version()], mappings: [mapping] }, []],
    ['a version', { versions: [], mappings: [mapping] }, [/no version yet/]],
    ['a version of today', { versions: [version({ validFrom: '2027-01-01' })], mappings: [mapping] }, [/None of its/]],
    ['objectives', { versions: [version({ objectives: [] })], mappings: [mapping] }, [/will be able to do/]],
    ['what it counts for', { versions: [version()], mappings: [] }, [/counts for nothing yet/]],
  ])('%s', (_, part, lacks) => {
    const found = lacking({ course, ...part }, today);
    expect(found).toHaveLength(lacks.length);
    found.forEach((sentence, at) => expect(sentence).toMatch(lacks[at]!));
  });
});
