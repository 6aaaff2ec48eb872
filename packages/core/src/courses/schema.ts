import { z } from 'zod';
import { CalendarDate } from '../calendar.ts';
import { Pence } from '../charging/amount.ts';
import { CourseId } from '../ids.ts';

/** An id that a mapping can name: of a competency, a unit, a level or a requirement. */
export const SatisfiedId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/);
export type SatisfiedId = z.infer<typeof SatisfiedId>;

/**
 * What sort of offer a course is. An `other-offer` is somebody else's and only sign-posted.
 *
 * @source Leeds, Learning and Development Offer; Bath and North East Somerset, other offers
 */
export const OfferKind = z.enum([
  'core-course',
  'topic-course',
  'briefing',
  'workshop',
  'conference',
  'e-learning',
  'training-for-trainers',
  'shadowing',
  'other-offer',
]);
export type OfferKind = z.infer<typeof OfferKind>;

/** What should be on somebody's record before she comes, and whether it only warns. */
export const Prerequisite = z.object({
  satisfies: z.array(SatisfiedId).min(1).max(20).meta({ description: 'Any of these is enough' }),
  effect: z.enum(['warn', 'block']),
});
export type Prerequisite = z.infer<typeof Prerequisite>;

/** What can be learnt. Its title proves nothing: a mapping says what it satisfies. */
export const Course = z.object({
  id: CourseId,
  ref: z.string().min(1).max(60),
  title: z.string().min(1).max(200),
  kind: OfferKind.default('topic-course'),
  summary: z.string().max(1000).optional(),
  provider: z.string().max(200).optional(),
  /** Where somebody can start it, or book it if that is not done here. */
  url: z.url({ protocol: /^https?$/ }).optional(),
  durationMinutes: z.number().int().positive().optional(),
  isInterAgency: z
    .boolean()
    .default(true)
    .meta({ description: 'Meant for several agencies together: single-agency basics come first' }),
  isPriced: z.boolean().optional().meta({ description: 'Absent: e-learning and offers of others are free here' }),
  fullCostPence: Pence.optional().meta({
    description: 'What a place costs the organiser, for price lists that charge it; what was charged before stands',
  }),
  prerequisite: Prerequisite.optional(),
  level: z.string().min(1).max(60).optional(),
});
export type Course = z.infer<typeof Course>;

/** The dated content of a course. */
export const CourseVersion = z.object({
  courseId: CourseId,
  version: z.string().min(1).max(40),
  validFrom: CalendarDate.nullable(),
  validTo: CalendarDate.nullable().meta({ description: 'The last day it may be taken' }),
  objectives: z.array(z.string().min(1).max(300)).max(7).default([]),
  standards: z
    .array(z.string().min(1).max(120))
    .max(20)
    .default([])
    .meta({ description: 'Standards of training that it meets, by id or short title' }),
  reviewOn: CalendarDate.optional().meta({ description: 'When its content is to be looked at again' }),
  withdrawnOn: CalendarDate.optional().meta({ description: 'From this day nobody can book it' }),
  /** `superseded`, which is meant when absent: what was completed stands. `recalled`: its content was unsafe, and what was completed runs out that day. */
  withdrawnBecause: z.enum(['superseded', 'recalled']).optional(),
});
export type CourseVersion = z.infer<typeof CourseVersion>;

/** That a course version satisfies competencies, levels or requirements, between two dates. */
export const CourseMapping = z.object({
  id: z.string(),
  courseId: CourseId,
  /** Absent: every version. */
  version: z.string().optional(),
  satisfies: z.array(SatisfiedId).min(1),
  validFrom: CalendarDate.nullable(),
  validTo: CalendarDate.nullable(),
});
export type CourseMapping = z.infer<typeof CourseMapping>;

/** What can be wrong with a course. */
export type CoursesErrorCode =
  | 'courses.not-found'
  | 'courses.ref-taken'
  | 'courses.ref-is-fixed'
  | 'courses.address-needed'
  | 'courses.unknown-version'
  | 'courses.unknown-satisfies'
  | 'courses.dates-reversed'
  | 'courses.material-not-found'
  | 'courses.material-withdrawn'
  | 'courses.material-refused';
