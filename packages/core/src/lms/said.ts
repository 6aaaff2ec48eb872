import { z } from 'zod';
import { Instant } from '../calendar.ts';

/** Characters that are no part of a name or title, and that not every reader or database takes. */
const CONTROL = /\p{Cc}+/gu;
const line = (most: number) =>
  z
    .string()
    .overwrite((text) => text.toWellFormed().replace(CONTROL, ' ').trim())
    .max(most, `must be at most ${most} characters`);
/** An LMS writes what it does not have as an empty text or null. */
const words = line(255)
  .nullish()
  .transform((text) => text || undefined)
  .pipe(z.string().optional());
const OutsideId = z
  .string()
  .min(1)
  .max(255)
  // oxlint-disable-next-line no-control-regex -- they are what it keeps out; spelt out, because it stands in the OpenAPI document
  .regex(/^[^\u0000-\u001f\u007f-\u009f]*$/, 'must not have control characters in it')
  .refine((text) => text.isWellFormed(), 'must not have half of a character in it');
const title = line(1000).min(1, 'is needed');

/** Somebody as an LMS describes her. `userId` is its own number for her, the same as LTI's `sub`. */
export const LmsPersonSaid = z.object({
  userId: OutsideId,
  givenName: words,
  familyName: words,
  workEmail: words,
  staffNumber: words,
  institution: words,
  department: words,
  // PHP writes an empty record as an empty list.
  fields: z
    .record(line(100), line(1000).nullish())
    .transform((fields) =>
      Object.fromEntries(Object.entries(fields).flatMap(([field, value]) => (value ? [[field, value]] : []))),
    )
    .or(
      z
        .array(z.never())
        .max(0)
        .transform((): Record<string, string> => ({})),
    )
    .optional(),
  cohorts: z
    .array(z.object({ idNumber: words, name: line(255) }))
    .max(200)
    .optional(),
});
export type LmsPersonSaid = z.infer<typeof LmsPersonSaid>;

/** A course of an LMS as it describes it; `id` is LTI's context id. */
export const LmsCourseSaid = z.object({
  id: OutsideId,
  idNumber: words,
  shortName: words,
  title: title,
});
export type LmsCourseSaid = z.infer<typeof LmsCourseSaid>;

/** An activity of a course. */
export const LmsActivitySaid = z.object({
  id: OutsideId,
  idNumber: words,
  title: title,
  module: line(60),
});

/** A competency of an LMS's own framework. */
export const LmsCompetencySaid = z.object({
  id: OutsideId,
  idNumber: words,
  shortName: line(255).min(1, 'is needed'),
  framework: words,
});

/** Something that happened in an LMS. `state` of a competency: complete is proficient. */
export const LmsEvent = z
  .object({
    id: z.guid(),
    kind: z.enum(['course-completed', 'activity-completed', 'competency-rated']),
    occurredAt: Instant,
    person: LmsPersonSaid,
    course: LmsCourseSaid.optional(),
    activity: LmsActivitySaid.optional(),
    competency: LmsCompetencySaid.optional(),
    state: z.enum(['complete', 'incomplete', 'failed']),
    completedAt: Instant.nullish()
      .transform((at) => at ?? undefined)
      .pipe(Instant.optional()),
    grade: words,
  })
  .check(({ value, issues }) => {
    const need = (field: 'course' | 'activity' | 'competency' | 'completedAt', isNeeded: boolean) => {
      if (isNeeded && value[field] === undefined)
        issues.push({ code: 'custom', input: value[field], path: [field], message: `is needed of ${value.kind}` });
    };
    need('course', value.kind !== 'competency-rated');
    need('activity', value.kind === 'activity-completed');
    need('competency', value.kind === 'competency-rated');
    need('completedAt', value.state === 'complete');
  });
export type LmsEvent = z.infer<typeof LmsEvent>;

/** What became of one event. */
export const LmsEventResult = z.object({
  id: z.string(),
  outcome: z.enum(['new', 'changed', 'unchanged', 'refused']),
  /** What must be decided here before it counts. */
  waitsFor: z.array(z.enum(['course', 'person'])).optional(),
  findings: z.array(z.object({ field: z.string(), reason: z.string() })).optional(),
});
export type LmsEventResult = z.infer<typeof LmsEventResult>;
