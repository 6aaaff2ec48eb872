import { agencyScope, PARTNERSHIP_ROLES } from '../scope.ts';
import type { Actor } from '../actor.ts';
import { record, type Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { CourseId } from '../ids.ts';
import type { Page, PageRequest } from '../paging.ts';
import type { z } from 'zod';
import { insistOnCourseVersion, insistOnSatisfiable } from './insist.ts';
import { Course, CourseVersion, type CourseMapping, type CoursesErrorCode, type OfferKind } from './schema.ts';
import type { CoursesStores, CourseWithMappings } from './store.ts';

/** Courses belong to the whole partnership, so only those who act for all of it change them. */
function insistOnEditor(actor: Actor): void {
  if (!agencyScope(actor, PARTNERSHIP_ROLES).all)
    throw new DomainError('access.not-permitted', 'Only a coordinator or an administrator can change courses.');
}

/** Courses by title with their versions and what they satisfy. Nothing in it is personal. */
export function courses(
  ctx: Context<CoursesStores>,
  page: PageRequest,
  { text = '', kind }: { readonly text?: string | undefined; readonly kind?: OfferKind | undefined } = {},
): Promise<Page<CourseWithMappings>> {
  return ctx.store.courses.courses(page, { words: text.split(/\s+/).filter((word) => word !== ''), kind });
}

/**
 * One course.
 *
 * @throws `courses.not-found`
 */
export async function course(ctx: Context<CoursesStores>, id: CourseId): Promise<CourseWithMappings> {
  const found = await ctx.store.courses.course(id);
  if (!found) throw new DomainError<CoursesErrorCode>('courses.not-found', 'There is no such course.');
  return found;
}

/**
 * Adds a course, or changes how it is described. Its short name stays for good, because evidence names it.
 *
 * @param input.id - absent: a new course
 * @param knownIds - what a prerequisite may name: ids of all stored packs; absent: not looked at
 * @throws `access.not-permitted`, `courses.not-found`, `courses.ref-taken`, `courses.ref-is-fixed`, `courses.address-needed`,
 *   `courses.unknown-satisfies`
 * @source house
 */
export async function saveCourse(
  ctx: Context<CoursesStores>,
  input: Omit<z.input<typeof Course>, 'id'> & { readonly id?: CourseId | undefined },
  knownIds?: ReadonlySet<string>,
): Promise<Course> {
  insistOnEditor(ctx.actor);
  if (knownIds && input.prerequisite) insistOnSatisfiable(input.prerequisite.satisfies, knownIds, 'prerequisite');
  const before = input.id === undefined ? undefined : (await course(ctx, input.id)).course;
  if (before && before.ref !== input.ref)
    throw new DomainError<CoursesErrorCode>(
      'courses.ref-is-fixed',
      'The short name of a course cannot change: evidence names it. Add a new course instead.',
      { field: 'ref' },
    );
  const [taken] = before ? [] : await ctx.store.courses.byRefs([input.ref]);
  if (taken)
    throw new DomainError<CoursesErrorCode>('courses.ref-taken', `There is a course called ${input.ref} already.`, {
      ref: input.ref,
      field: 'ref',
    });
  const after = Course.parse({ ...input, id: before?.id ?? ctx.newId() });
  if (after.kind === 'other-offer' && after.url === undefined)
    throw new DomainError<CoursesErrorCode>(
      'courses.address-needed',
      'An offer of somebody else needs the address at which it is found.',
      { field: 'url' },
    );
  await ctx.store.courses.saveCourse(after);
  await record(ctx, { action: 'courses.save', subject: { kind: 'course', id: after.id }, before, after });
  return after;
}

/**
 * Adds a dated version of a course, or changes it. When it is recalled, everybody who completed it is judged again.
 *
 * @throws `access.not-permitted`, `courses.not-found`, `courses.dates-reversed`
 */
export async function saveVersion(
  ctx: Context<CoursesStores>,
  input: z.input<typeof CourseVersion>,
): Promise<CourseVersion> {
  insistOnEditor(ctx.actor);
  const version = CourseVersion.parse(input);
  insistOnDates(version);
  const known = await course(ctx, version.courseId);
  const before = known.versions.find((other) => other.version === version.version);
  const recall = (each?: CourseVersion) => each?.withdrawnBecause === 'recalled' && each.withdrawnOn;
  if (recall(before) !== recall(version))
    await ctx.changeRules({
      why: 'course-recalled',
      who: () => ctx.store.courses.learnersOf(known.course.ref),
    });
  await ctx.store.courses.saveVersion(version);
  await record(ctx, {
    action: 'courses.save-version',
    subject: { kind: 'course', id: version.courseId },
    before,
    after: version,
  });
  return version;
}

/**
 * Says what a course satisfies between two dates; everybody with evidence of it is judged again.
 * A course satisfies something only through such a mapping, never by its title.
 *
 * @param input.id - a mapping to change, its end date for instance; absent: a new one
 * @param knownIds - ids of the competencies, units, levels and requirements of all stored packs
 * @throws `access.not-permitted`, `courses.not-found`, `courses.unknown-version`, `courses.unknown-satisfies`, `courses.dates-reversed`
 * @source house only through an explicit mapping
 */
export async function mapCourse(
  ctx: Context<CoursesStores>,
  input: Omit<CourseMapping, 'id'> & { readonly id?: string | undefined },
  knownIds: ReadonlySet<string>,
): Promise<CourseMapping> {
  insistOnEditor(ctx.actor);
  return await keepMapping(ctx, input, knownIds);
}

/**
 * The same for whoever has seen to it that it may be written, such as an endorsement of an agency's own course.
 *
 * @throws `courses.not-found`, `courses.unknown-version`, `courses.unknown-satisfies`, `courses.dates-reversed`
 */
export async function keepMapping(
  ctx: Context<CoursesStores>,
  input: Omit<CourseMapping, 'id'> & { readonly id?: string | undefined },
  knownIds: ReadonlySet<string>,
): Promise<CourseMapping> {
  insistOnDates(input);
  const known = await course(ctx, input.courseId);
  insistOnCourseVersion(known, input.version);
  insistOnSatisfiable(input.satisfies, knownIds);
  const before = known.mappings.find((mapping) => mapping.id === input.id);
  if (input.id !== undefined && !before)
    throw new DomainError<CoursesErrorCode>('courses.not-found', 'This course has no such mapping.');
  const after: CourseMapping = { ...input, id: before?.id ?? ctx.newId() };
  await ctx.changeRules({ why: 'course-mapped', who: () => ctx.store.courses.learnersOf(known.course.ref) });
  await ctx.store.courses.saveMapping(after);
  await record(ctx, { action: 'courses.map', subject: { kind: 'course', id: after.courseId }, before, after });
  return after;
}

function insistOnDates(dated: { readonly validFrom: string | null; readonly validTo: string | null }): void {
  if (dated.validFrom !== null && dated.validTo !== null && dated.validTo < dated.validFrom)
    throw new DomainError<CoursesErrorCode>('courses.dates-reversed', 'The last day must not be before the first.', {
      field: 'validTo',
    });
}
