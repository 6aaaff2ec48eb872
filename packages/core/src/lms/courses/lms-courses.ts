import { record, type Context } from '../../context.ts';
import { unknownId } from '../../courses/known-ids.ts';
import type { CoursesErrorCode } from '../../courses/schema.ts';
import { DomainError } from '../../errors.ts';
import type { Page, PageRequest } from '../../paging.ts';
import { insistOnPartnership } from '../editors.ts';
import { notThere } from '../refusals.ts';
import { doOverlap } from './mapping-on.ts';
import type { LmsCourse, LmsErrorCode, LmsMapping } from '../schema.ts';
import type { LmsCourseListed, LmsStores } from '../store.ts';

/** An LMS course as the screen shows it. */
export interface LmsCourseShown extends LmsCourseListed {
  /** The course of ours that the LMS's own number or short name for it names exactly; only while nothing is mapped. */
  readonly suggestedCourseRef?: string | undefined;
}

/** A connected LMS as those may know it who look after what it tells. */
export interface LmsNamed {
  /** Of its registration. */
  readonly id: string;
  readonly name?: string | undefined;
  readonly issuer: string;
}

/**
 * What the LMSs of the partnership are called.
 *
 * @throws `access.not-permitted`
 */
export async function lmsNames(ctx: Context<LmsStores>): Promise<readonly LmsNamed[]> {
  insistOnPartnership(ctx.actor);
  return (await ctx.store.access.platforms()).map(({ id, name, issuer }) => ({
    id,
    ...(name !== undefined && { name }),
    issuer,
  }));
}

/**
 * What can be completed in the LMSs, those with the most waiting first.
 *
 * @throws `access.not-permitted`
 */
export async function lmsCourses(
  ctx: Context<LmsStores>,
  filter: {
    readonly state?: LmsCourse['state'] | undefined;
    readonly registrationId?: string | undefined;
    readonly text?: string | undefined;
  },
  page: PageRequest,
): Promise<Page<LmsCourseShown>> {
  insistOnPartnership(ctx.actor);
  const found = await ctx.store.lms.listLmsCourses(filter, page);
  return { ...found, rows: await withSuggestions(ctx, found.rows) };
}

/**
 * Says what completing an LMS course counts as, between two dates, or changes what was said. What it was completed before is looked at again soon.
 *
 * @param input.id - of the mapping that is changed; absent: a new one
 * @param knownIds - of the competencies, units, levels and requirements of all stored packs
 * @throws `access.not-permitted`, `lms.not-found`, `lms.mapping-empty`, `lms.mapping-overlaps`
 * @throws `courses.not-found`, `courses.unknown-version`, `courses.unknown-satisfies`, `courses.dates-reversed`
 */
export async function mapLmsCourse(
  ctx: Context<LmsStores>,
  input: Omit<LmsMapping, 'id'> & { readonly id?: string | undefined },
  knownIds: ReadonlySet<string>,
): Promise<LmsCourseShown> {
  insistOnPartnership(ctx.actor);
  const { lms } = ctx.store;
  const lmsCourse = await lockedCourse(ctx, input.lmsCourseId);
  const others = await lms.mappingsOf([lmsCourse.id]);
  const before = input.id === undefined ? undefined : others.find(({ id }) => id === input.id);
  if (input.id !== undefined && before === undefined) throw notThere('mapping of this course');
  const after: LmsMapping = { ...input, satisfies: [...new Set(input.satisfies)], id: before?.id ?? ctx.newId() };
  await insistOnSense(ctx, after, knownIds);
  if (others.some((other) => other.id !== after.id && doOverlap(other, after)))
    throw new DomainError<LmsErrorCode>(
      'lms.mapping-overlaps',
      'This course counts as something else on some of these days already. End that first, or choose other dates.',
      { field: 'validFrom' },
    );
  await lms.saveMapping(after);
  if (lmsCourse.state !== 'mapped') await lms.saveLmsCourses([{ ...lmsCourse, state: 'mapped' }]);
  await lms.markPending({ lmsCourseId: lmsCourse.id });
  await record(ctx, { action: 'lms.map-course', subject: { kind: 'lms-course', id: lmsCourse.id }, before, after });
  return shown(ctx, lmsCourse.id);
}

/**
 * Takes a mapping away: what counted because of it is withdrawn soon, and waits for another.
 *
 * @throws `access.not-permitted`, `lms.not-found`
 */
export async function endMapping(
  ctx: Context<LmsStores>,
  input: { readonly id: string; readonly why: string },
): Promise<LmsCourseShown> {
  insistOnPartnership(ctx.actor);
  const { lms } = ctx.store;
  const mapping = await lms.mapping(input.id);
  if (!mapping) throw notThere('mapping');
  const lmsCourse = await lockedCourse(ctx, mapping.lmsCourseId);
  await lms.removeMapping(mapping.id);
  const left = await lms.mappingsOf([lmsCourse.id]);
  if (left.length === 0 && lmsCourse.state === 'mapped') await lms.saveLmsCourses([{ ...lmsCourse, state: 'parked' }]);
  await lms.markPending({ lmsCourseId: lmsCourse.id });
  await record(ctx, {
    action: 'lms.end-mapping',
    subject: { kind: 'lms-course', id: lmsCourse.id },
    before: mapping,
    why: input.why.trim(),
  });
  return shown(ctx, lmsCourse.id);
}

/**
 * Says that an LMS course counts as nothing, so that nobody is asked about it again, or takes that back.
 *
 * @throws `access.not-permitted`, `lms.not-found`
 */
export async function ignoreLmsCourse(
  ctx: Context<LmsStores>,
  input: { readonly lmsCourseId: string; readonly isIgnored: boolean },
): Promise<LmsCourseShown> {
  insistOnPartnership(ctx.actor);
  const { lms } = ctx.store;
  const lmsCourse = await lockedCourse(ctx, input.lmsCourseId);
  const mappings = await lms.mappingsOf([lmsCourse.id]);
  const state = input.isIgnored ? 'ignored' : mappings.length > 0 ? 'mapped' : 'parked';
  if (state === lmsCourse.state) return shown(ctx, lmsCourse.id);
  await lms.saveLmsCourses([{ ...lmsCourse, state }]);
  await lms.markPending({ lmsCourseId: lmsCourse.id });
  await record(ctx, {
    action: input.isIgnored ? 'lms.ignore-course' : 'lms.heed-course',
    subject: { kind: 'lms-course', id: lmsCourse.id },
    before: { state: lmsCourse.state },
    after: { state },
  });
  return shown(ctx, lmsCourse.id);
}

/** An LMS course that nobody takes in events of until this transaction ends: they would go by what was said of it before. */
async function lockedCourse(ctx: Context<LmsStores>, id: string): Promise<LmsCourse> {
  const found = await ctx.store.lms.lmsCourse(id);
  if (!found) throw notThere('course of an LMS');
  await ctx.store.lms.lockRegistration(found.registrationId);
  return (await ctx.store.lms.lmsCourse(id)) ?? found;
}

async function insistOnSense(
  ctx: Context<LmsStores>,
  mapping: LmsMapping,
  knownIds: ReadonlySet<string>,
): Promise<void> {
  const { courseRef, courseVersion, satisfies, validFrom, validTo } = mapping;
  if (courseRef === undefined && satisfies.length === 0)
    throw new DomainError<LmsErrorCode>('lms.mapping-empty', 'Choose a course or what completing this one satisfies.', {
      field: 'courseRef',
    });
  const refuse = (code: CoursesErrorCode, message: string, field: string) =>
    new DomainError<CoursesErrorCode>(code, message, { field });
  if (validFrom !== null && validTo !== null && validTo < validFrom)
    throw refuse('courses.dates-reversed', 'The last day is before the first.', 'validTo');
  const [course] = courseRef === undefined ? [] : await ctx.store.courses.byRefs([courseRef]);
  if (courseRef !== undefined && !course)
    throw refuse('courses.not-found', 'There is no such course on the list of courses.', 'courseRef');
  if (courseVersion !== undefined && !course?.versions.some(({ version }) => version === courseVersion))
    throw refuse('courses.unknown-version', 'This is not a version of the course.', 'courseVersion');
  const unknown = unknownId(satisfies, knownIds);
  if (unknown !== undefined)
    throw refuse('courses.unknown-satisfies', `${unknown} is not in any installed pack.`, 'satisfies');
}

async function shown(ctx: Context<LmsStores>, id: string): Promise<LmsCourseShown> {
  const listed = await ctx.store.lms.listed(id);
  const [row] = listed ? await withSuggestions(ctx, [listed]) : [];
  if (!row) throw notThere('course of an LMS');
  return row;
}

async function withSuggestions(
  ctx: Context<LmsStores>,
  rows: readonly LmsCourseListed[],
): Promise<readonly LmsCourseShown[]> {
  const namesOf = ({ lmsCourse }: LmsCourseListed) =>
    lmsCourse.state === 'parked' ? [lmsCourse.idNumber, lmsCourse.shortName].filter((name) => name !== undefined) : [];
  const names = [...new Set(rows.flatMap(namesOf))];
  const known = new Set(
    (names.length === 0 ? [] : await ctx.store.courses.byRefs(names)).map(({ course }) => course.ref),
  );
  return rows.map((row) => {
    const suggestedCourseRef = namesOf(row).find((name) => known.has(name));
    return { ...row, ...(suggestedCourseRef !== undefined && { suggestedCourseRef }) };
  });
}
