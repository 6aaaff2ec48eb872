import type { LmsCourse, LmsMapping } from '@trellis/core/lms';
import { count, longDate } from '@trellis/ui/long-date';
import type { SignWords } from './connection-words.ts';

/** What each state of an LMS course is called, in the order in which they need somebody. */
export const LMS_COURSE_STATES: readonly { readonly value: LmsCourse['state']; readonly label: string }[] = [
  { value: 'parked', label: 'Waiting for you' },
  { value: 'mapped', label: 'Counted' },
  { value: 'ignored', label: 'Counted as nothing' },
];

/** What it is in the LMS, and by which names and numbers it is known there. */
export function lmsCourseLine({
  kind,
  courseTitle,
  shortName,
  idNumber,
}: Pick<LmsCourse, 'kind' | 'courseTitle' | 'shortName' | 'idNumber'>): string {
  const what =
    kind === 'course'
      ? 'Course'
      : kind === 'competency'
        ? 'Competency'
        : courseTitle === undefined
          ? 'Activity'
          : `Activity in ${courseTitle}`;
  return [what, shortName, idNumber === undefined ? undefined : `ID number ${idNumber}`]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
}

/** How an LMS course stands. */
export function lmsCourseSign({ state }: Pick<LmsCourse, 'state'>): SignWords {
  switch (state) {
    case 'parked':
      return { state: 'wait', children: 'Waiting for you' };
    case 'mapped':
      return { state: 'current', children: 'Counted' };
    case 'ignored':
      return { state: 'exempt', children: 'Counted as nothing' };
  }
}

/** How many completions it has brought, and what becomes of them. */
export function factsLine({
  facts,
  waiting,
  pending,
}: {
  readonly facts: number;
  readonly waiting: number;
  readonly pending: number;
}): string {
  if (facts === 0) return 'No completions yet';
  const all = `${count(facts)} ${facts === 1 ? 'completion' : 'completions'}`;
  if (pending > 0) return `${all}, ${count(pending)} still to be looked at again`;
  return waiting === 0 ? all : `${all}, ${waiting === facts ? 'all waiting' : `${count(waiting)} waiting`}`;
}

/**
 * What completing it counts as, in one line.
 *
 * @param titleOf - what a course of ours, by its short name, or an id that can be satisfied is called
 */
export function countsAs(
  { courseRef, courseVersion, satisfies }: Pick<LmsMapping, 'courseRef' | 'courseVersion' | 'satisfies'>,
  titleOf: (id: string) => string,
): string {
  return [
    ...(courseRef === undefined
      ? []
      : [`${titleOf(courseRef)}${courseVersion === undefined ? '' : `, version ${courseVersion}`}`]),
    ...satisfies.map(titleOf),
  ].join('; ');
}

/** Which completions a mapping is for, by the day of completing. */
export function mappingDates({ validFrom, validTo }: Pick<LmsMapping, 'validFrom' | 'validTo'>): string {
  if (validFrom === null && validTo === null) return 'Whenever it was completed';
  if (validTo === null) return `If completed on ${longDate(validFrom!)} or later`;
  if (validFrom === null) return `If completed on ${longDate(validTo)} or before`;
  return `If completed from ${longDate(validFrom)} to ${longDate(validTo)}`;
}

/** How many courses of LMSs there are, as the caption of their table. */
export function lmsCoursesCaption(total: number | undefined): string {
  const order = 'Those with the most completions waiting first';
  return total === undefined ? order : `${count(total)} ${total === 1 ? 'title' : 'titles'}. ${order}`;
}
