import { expect, test } from 'vitest';
import { sheetOfCourse } from './sheet-of-course.ts';
import { afterSheet } from './sheet.fixture.ts';

const course = afterSheet.course.ref;
const later = { ...afterSheet, event: { ...afterSheet.event, startsAt: '2027-06-01T09:00:00.000Z' } };

test('a link of a course opens what waits for an answer, of the latest date', () => {
  const answered = { ...later, state: 'answered' as const };
  expect(sheetOfCourse([afterSheet, later], course)).toBe(later);
  expect(sheetOfCourse([answered, afterSheet], course)).toBe(afterSheet);
  expect(sheetOfCourse([answered], course)).toBe(answered);
});

test('of one date it opens the latest stage', () => {
  const followUp = { ...afterSheet, stage: 'follow-up' as const, opensAt: '2027-05-09T00:00:00.000Z' };
  expect(sheetOfCourse([afterSheet, followUp], course)).toBe(followUp);
});

test('sheets of other courses, and those owed as a manager, are not opened by it', () => {
  expect(sheetOfCourse([afterSheet], 'another')).toBeUndefined();
  expect(sheetOfCourse([{ ...afterSheet, stage: 'manager' as const }], course)).toBeUndefined();
});
