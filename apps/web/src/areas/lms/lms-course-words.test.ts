import { expect, test } from 'vitest';
import {
  countsAs,
  factsLine,
  LMS_COURSE_STATES,
  lmsCourseLine,
  lmsCoursesCaption,
  lmsCourseSign,
  mappingDates,
} from './lms-course-words.ts';

test('a course goes by the names and numbers that the LMS’s own people know', () => {
  expect(lmsCourseLine({ kind: 'course', shortName: 'SG1', idNumber: 'SG-1' })).toBe('Course, SG1, ID number SG-1');
  expect(lmsCourseLine({ kind: 'activity', courseTitle: 'Safeguarding' })).toBe('Activity in Safeguarding');
  expect(lmsCourseLine({ kind: 'activity' })).toBe('Activity');
  expect(lmsCourseLine({ kind: 'competency', shortName: 'C-7' })).toBe('Competency, C-7');
});

test('every state has the same words in the list and in the filter', () => {
  expect(LMS_COURSE_STATES.map(({ value }) => lmsCourseSign({ state: value }).children)).toEqual(
    LMS_COURSE_STATES.map(({ label }) => label),
  );
});

test.each([
  [{ facts: 0, waiting: 0, pending: 0 }, 'No completions yet'],
  [{ facts: 1, waiting: 0, pending: 0 }, '1 completion'],
  [{ facts: 1240, waiting: 1240, pending: 0 }, '1,240 completions, all waiting'],
  [{ facts: 1240, waiting: 12, pending: 0 }, '1,240 completions, 12 waiting'],
  [{ facts: 1240, waiting: 12, pending: 300 }, '1,240 completions, 300 still to be looked at again'],
])('%j', (counts, words) => {
  expect(factsLine(counts)).toBe(words);
});

test('what it counts as names our course and its version, and what else it satisfies', () => {
  const titleOf = (id: string): string => ({ 'SG-EY': 'Safeguarding in early years', 'LCF-L2': 'Level 2' })[id] ?? id;
  expect(countsAs({ courseRef: 'SG-EY', courseVersion: '3', satisfies: ['LCF-L2'] }, titleOf)).toBe(
    'Safeguarding in early years, version 3; Level 2',
  );
  expect(countsAs({ satisfies: ['LCF-L2', 'X-1'] }, titleOf)).toBe('Level 2; X-1');
});

test.each([
  [null, null, 'Whenever it was completed'],
  ['2026-04-01', null, 'If completed on 1 April 2026 or later'],
  [null, '2026-03-31', 'If completed on 31 March 2026 or before'],
  ['2026-04-01', '2027-03-31', 'If completed from 1 April 2026 to 31 March 2027'],
])('a mapping from %s to %s', (validFrom, validTo, words) => {
  expect(mappingDates({ validFrom, validTo })).toBe(words);
});

test('the caption counts where the service counted', () => {
  expect(lmsCoursesCaption(undefined)).toBe('Those with the most completions waiting first');
  expect(lmsCoursesCaption(1)).toBe('1 title. Those with the most completions waiting first');
});
