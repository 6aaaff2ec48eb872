import { expect, test } from 'vitest';
import type { ErrorWords } from './error-words.ts';
import { faultOfPlacedCourse } from './placed-course.ts';

const error = (code: string): ErrorWords => ({ code, sentence: 'What the service said.', fields: [] });

test('a learner who opens a link to a course that is gone is told who can put the link right', () => {
  expect(faultOfPlacedCourse(error('courses.not-found'))).toMatchObject({
    code: 'courses.not-found',
    sentence: expect.stringContaining('Whoever placed the link'),
  });
});

test('anything else is told as it is', () => {
  const other = error('access.not-permitted');
  expect(faultOfPlacedCourse(other)).toBe(other);
});
