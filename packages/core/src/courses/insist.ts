import { DomainError } from '../errors.ts';
import { unknownId } from './known-ids.ts';
import type { CoursesErrorCode } from './schema.ts';
import type { CourseWithMappings } from './store.ts';

/**
 * Refuses a version that a course does not have.
 *
 * @param version - undefined: none is named, which is fine
 * @param field - where it is named
 * @throws `courses.unknown-version`
 */
export function insistOnCourseVersion(
  { course: { ref }, versions }: Pick<CourseWithMappings, 'course' | 'versions'>,
  version: string | undefined,
  field = 'version',
): void {
  if (version === undefined || versions.some((each) => each.version === version)) return;
  throw new DomainError<CoursesErrorCode>('courses.unknown-version', `${ref} has no version ${version}.`, {
    version,
    field,
  });
}

/**
 * Refuses what no stored pack knows as something that a course can satisfy.
 *
 * @param field - where it is named
 * @throws `courses.unknown-satisfies`
 */
export function insistOnSatisfiable(
  satisfies: readonly string[],
  knownIds: ReadonlySet<string>,
  field = 'satisfies',
): void {
  const unknown = unknownId(satisfies, knownIds);
  if (unknown === undefined) return;
  throw new DomainError<CoursesErrorCode>(
    'courses.unknown-satisfies',
    `No installed pack has a competency, level or requirement ${unknown}.`,
    { id: unknown, field },
  );
}
