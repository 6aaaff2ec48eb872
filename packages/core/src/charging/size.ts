import type { CalendarDate } from '../calendar.ts';
import type { CourseLength, QuoteQuestion } from './question.ts';
import type { ChargingPolicy } from './schema.ts';

/** How long a course is, as prices see it. */
export interface CourseSize {
  /** The day of the first session: notice counts back from it. */
  readonly courseOn: CalendarDate;
  /** Half days of each session, in the order given: 1 or 2. */
  readonly sessions: readonly (1 | 2)[];
  /** Half days altogether. */
  readonly halves: number;
  /** Calendar days on which it is held. */
  readonly days: number;
  readonly minutes: number;
}

/**
 * How long a course is. Its sessions decide where they are listed; a session that is no longer than the policy's half day is a half
 * day, and any other a full one.
 *
 * @source house contract of `POST /charging/quote`: up to 240 minutes is a half day; sessions replace the length
 */
export function sizeOf(course: QuoteQuestion['course'], length: ChargingPolicy['length']): CourseSize {
  const listed = course.sessions ?? [];
  const all =
    listed.length > 0 ? listed : [{ startsOn: course.startsOn, length: course.length ?? ('full-day' as const) }];
  const sessions = all.map((session) => halvesOf(session.length, length.halfDayUpToMinutes));
  return {
    courseOn: all.map((session) => session.startsOn).toSorted()[0]!,
    sessions,
    halves: sessions.reduce((sum: number, each) => sum + each, 0),
    days: new Set(all.map((session) => session.startsOn)).size,
    minutes: all.reduce((sum, session) => sum + minutesOf(session.length, length), 0),
  };
}

function halvesOf(length: CourseLength, halfDayUpToMinutes: number): 1 | 2 {
  if (typeof length === 'number') return length <= halfDayUpToMinutes ? 1 : 2;
  return length === 'half-day' ? 1 : 2;
}

function minutesOf(length: CourseLength, policy: ChargingPolicy['length']): number {
  if (typeof length === 'number') return length;
  return length === 'half-day' ? policy.halfDayUpToMinutes : policy.fullDayMinutes;
}
