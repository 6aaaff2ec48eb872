import { describe, expect, test } from 'vitest';
import { CourseId } from '../ids.ts';
import { insistOnCourseVersion, insistOnSatisfiable } from './insist.ts';
import { Course } from './schema.ts';

const course = Course.parse({
  id: CourseId.parse('00000000-0000-4000-8000-000000000001'),
  ref: 'first-aid',
  title: 'First aid',
  summary: 'A day.',
  durationMinutes: 360,
  isInterAgency: false,
});

describe('what names a course version or what a course satisfies', () => {
  test('may leave the version out', () => {
    expect(() => {
      insistOnCourseVersion({ course, versions: [] }, undefined);
    }).not.toThrow();
  });

  test('is told which of its fields names a version that is not there', () => {
    expect(() => {
      insistOnCourseVersion({ course, versions: [] }, '2026', 'courseVersion');
    }).toThrow(
      expect.objectContaining({
        code: 'courses.unknown-version',
        message: 'first-aid has no version 2026.',
        facts: { version: '2026', field: 'courseVersion' },
      }),
    );
  });

  test('is told which of its fields names what no pack knows', () => {
    expect(() => {
      insistOnSatisfiable(['known', 'unknown'], new Set(['known']));
    }).toThrow(
      expect.objectContaining({ code: 'courses.unknown-satisfies', facts: { id: 'unknown', field: 'satisfies' } }),
    );
  });
});
