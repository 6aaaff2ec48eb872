import { z } from 'zod';
import { CalendarDate } from '../calendar.ts';
import { CourseId } from '../ids.ts';

/** What can be learnt. Its title proves nothing: a mapping says what it satisfies. */
export const Course = z.object({
  id: CourseId,
  ref: z.string().min(1).max(60),
  title: z.string().min(1).max(200),
  provider: z.string().max(200).optional(),
  /** Where somebody can book or start it, until Trellis books places itself. */
  url: z.url({ protocol: /^https?$/ }).optional(),
  durationMinutes: z.number().int().positive().optional(),
});
export type Course = z.infer<typeof Course>;

/** The dated content of a course. */
export const CourseVersion = z.object({
  courseId: CourseId,
  version: z.string().min(1).max(40),
  validFrom: CalendarDate.nullable(),
  validTo: CalendarDate.nullable().meta({ description: 'The last day it may be taken' }),
});
export type CourseVersion = z.infer<typeof CourseVersion>;

/** That a course version satisfies competencies, levels or requirements, between two dates. */
export const CourseMapping = z.object({
  id: z.string(),
  courseId: CourseId,
  /** Absent: every version. */
  version: z.string().optional(),
  satisfies: z.array(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/)).min(1),
  validFrom: CalendarDate.nullable(),
  validTo: CalendarDate.nullable(),
});
export type CourseMapping = z.infer<typeof CourseMapping>;

/** What can be wrong with a course. */
export type CoursesErrorCode =
  | 'courses.not-found'
  | 'courses.ref-taken'
  | 'courses.ref-is-fixed'
  | 'courses.unknown-version'
  | 'courses.unknown-satisfies'
  | 'courses.dates-reversed';
