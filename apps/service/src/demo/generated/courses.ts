import { dayOf } from '@trellis/core';
import type { EvidenceKind } from '@trellis/core/evidence';
import { demoCourses, type DemoCourse } from '../courses.ts';

/** Topics that people learn beside their levels: each shows a competency or nothing that a pack asks for. */
export const topics: readonly DemoCourse[] = [
  ['TOP-NEG', 'Neglect', ['LCF-L2-C2']],
  ['TOP-DA', 'Domestic abuse and its effect on children', []],
  ['TOP-ONL', 'Online harms', []],
  ['TOP-EXP', 'Exploitation', []],
  ['TOP-PREV', 'Prevent awareness', []],
  ['TOP-INF', 'Sharing information', ['LCF-L2-C5']],
  ['TOP-SUP', 'Reflective supervision', []],
].map(([ref, title, satisfies]) => ({
  ref: ref as string,
  title: title as string,
  kind: 'topic-course' as const,
  provider: 'Carrowmere Safeguarding Partnership',
  durationMinutes: 120,
  objectives: [],
  satisfies: satisfies as string[],
}));

/** Every course of a generated partnership. */
export const courses: readonly DemoCourse[] = [...demoCourses, ...topics];

/** What a record of a course carries. */
export interface CourseRecorded {
  /** Absent: whatever an agency recorded. */
  readonly kind?: EvidenceKind;
  readonly hours: number;
  readonly participatoryHours: number;
}

const recorded: ReadonlyMap<string, CourseRecorded> = new Map(
  courses.map(({ ref, kind, durationMinutes }) => {
    const hours = durationMinutes / 60;
    const participatoryHours = kind === 'e-learning' ? 0 : hours;
    return [ref, ref === 'TOP-SUP' ? { kind: 'reflection', hours, participatoryHours } : { hours, participatoryHours }];
  }),
);

/** What records of a course carry, by its short name. */
export function courseOf(ref: string): CourseRecorded {
  const found = recorded.get(ref);
  if (found === undefined) throw new Error(`A generated partnership has no course ${ref}.`);
  return found;
}

/** Which version of every course was taught on a day, as a day number. */
export function versionOn(day: number): '1' | '2' | '3' {
  if (day < dayOf('2022-09-01')) return '1';
  return day < dayOf('2024-09-01') ? '2' : '3';
}
