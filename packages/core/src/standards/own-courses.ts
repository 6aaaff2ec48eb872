import { localDate } from '../calendar.ts';
import { record, type Context } from '../context.ts';
import { course } from '../courses/actions.ts';
import { Course, type CoursesErrorCode } from '../courses/schema.ts';
import { DomainError } from '../errors.ts';
import type { AgencyId, CourseId } from '../ids.ts';
import type { Page, PageRequest } from '../paging.ts';
import type { PeopleErrorCode } from '../people/schema.ts';
import { agencyScope, insistOnAgency, PARTNERSHIP_ROLES, PEOPLE_ROLES, type AgencyScope } from '../scope.ts';
import type { OwnCourse, OwnCourseInput, StandardsErrorCode } from './schema.ts';
import type { StandardsStores } from './store.ts';

/**
 * The agencies of whose own courses somebody may see the standing: leads their own, coordinators and administrators all.
 *
 * @throws `access.outside-your-agency` when one is named that is not theirs
 */
export function ownCourseScope(ctx: Context, agencyId: AgencyId | undefined): AgencyScope {
  const scope = agencyScope(ctx.actor, PEOPLE_ROLES);
  if (agencyId === undefined) return scope;
  insistOnAgency(scope, agencyId);
  return { all: false, agencyIds: [agencyId] };
}

/** Courses that agencies give to their own staff, by title. */
export async function ownCourses(
  ctx: Context<StandardsStores>,
  agencyId: AgencyId | undefined,
  page: PageRequest,
): Promise<Page<OwnCourse>> {
  const found = await ctx.store.standards.ownCourses(ownCourseScope(ctx, agencyId), page);
  const courses = new Map(
    (await ctx.store.courses.byIds(found.rows.map(({ courseId }) => courseId))).map((each) => [each.course.id, each]),
  );
  const names = new Map((await ctx.store.people.agencies()).map(({ id, name }) => [id, name]));
  return {
    ...found,
    rows: found.rows.map((row) => {
      const { ref, title } = courses.get(row.courseId)!.course;
      return { ...row, ref, title, agencyName: names.get(row.agencyId) ?? '' };
    }),
  };
}

/**
 * Adds an agency's own course, which nobody else is offered and which counts for nothing until it is endorsed; or says of an existing one
 * whose it is, which only a coordinator or an administrator may.
 *
 * @throws `access.outside-your-agency`, `access.not-permitted`, `people.agency-not-found`, `courses.not-found`, `courses.ref-taken`,
 *   `standards.own-course-only` when it is another agency's, `standards.endorsement-needed` when it satisfies something already
 */
export async function saveOwnCourse(ctx: Context<StandardsStores>, input: OwnCourseInput): Promise<OwnCourse> {
  insistOnAgency(agencyScope(ctx.actor, PEOPLE_ROLES), input.agencyId);
  const agency = (await ctx.store.people.agencies()).find(({ id }) => id === input.agencyId);
  if (!agency)
    throw new DomainError<PeopleErrorCode>('people.agency-not-found', 'There is no such agency.', {
      field: 'agencyId',
    });
  const kept = input.courseId === undefined ? await added(ctx, input) : await named(ctx, input.courseId, input);
  await ctx.store.standards.setOwner(kept.id, input.agencyId);
  await record(ctx, {
    action: 'standards.save-own-course',
    subject: { kind: 'course', id: kept.id },
    after: { agencyId: input.agencyId, ref: kept.ref, title: kept.title },
  });
  return { courseId: kept.id, ref: kept.ref, title: kept.title, agencyId: agency.id, agencyName: agency.name };
}

async function added(
  ctx: Context<StandardsStores>,
  { ref, title, summary, durationMinutes }: OwnCourseInput,
): Promise<Course> {
  if (ref === undefined || title === undefined)
    throw new DomainError<StandardsErrorCode>(
      'standards.own-course-only',
      'A new course of an agency needs a short name and a title.',
      { field: ref === undefined ? 'ref' : 'title' },
    );
  if ((await ctx.store.courses.byRefs([ref])).length > 0)
    throw new DomainError<CoursesErrorCode>('courses.ref-taken', `There is a course called ${ref} already.`, {
      ref,
      field: 'ref',
    });
  const made = Course.parse({ id: ctx.newId(), ref, title, summary, durationMinutes, isInterAgency: false });
  await ctx.store.courses.saveCourse(made);
  return made;
}

async function named(ctx: Context<StandardsStores>, id: CourseId, { agencyId }: OwnCourseInput): Promise<Course> {
  if (!agencyScope(ctx.actor, PARTNERSHIP_ROLES).all)
    throw new DomainError(
      'access.not-permitted',
      'Only a coordinator or an administrator says whose an existing course is. Add your own course instead.',
    );
  const found = await course(ctx, id);
  const owner = await ctx.store.standards.ownerOf(id);
  if (owner !== undefined && owner !== agencyId)
    throw new DomainError<StandardsErrorCode>(
      'standards.own-course-only',
      `${found.course.ref} is another agency’s own course.`,
    );
  const today = localDate(ctx.now, ctx.timeZone);
  if (owner === undefined && found.mappings.some(({ validTo }) => validTo === null || validTo >= today))
    throw new DomainError<StandardsErrorCode>(
      'standards.endorsement-needed',
      `${found.course.ref} counts already without an endorsement. End what it satisfies first.`,
    );
  return found.course;
}
