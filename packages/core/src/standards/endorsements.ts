import { whoDecided } from '../access/who-decided.ts';
import { localDate } from '../calendar.ts';
import type { Context } from '../context.ts';
import { course } from '../courses/actions.ts';
import type { CourseMapping } from '../courses/schema.ts';
import { mapCourse } from '../courses/actions.ts';
import { DomainError } from '../errors.ts';
import type { AgencyId } from '../ids.ts';
import type { Page, PageRequest } from '../paging.ts';
import { agencyScope, mayActFor, PEOPLE_ROLES } from '../scope.ts';
import { ownCourseScope } from './own-courses.ts';
import type { EndorsementListed, EndorsementState, SetInForce, StandardsErrorCode } from './schema.ts';
import { everySet } from './sets.ts';
import { soonFrom, standing } from './standing.ts';
import type { StandardsStores, StoredEndorsement } from './store.ts';

/** Which endorsements somebody asks for. */
export interface EndorsementsQuestion {
  readonly agencyId?: AgencyId | undefined;
  readonly state?: EndorsementState | undefined;
  /** Only those that count today and do not any more within three months. */
  readonly expiring?: boolean | undefined;
}

/**
 * Requests and endorsements of agencies' own courses: those that wait first, then those that run out soonest. Leads see their own agencies'.
 *
 * @throws `access.outside-your-agency`
 */
export async function endorsements(
  ctx: Context<StandardsStores>,
  { agencyId, state, expiring = false }: EndorsementsQuestion,
  page: PageRequest,
): Promise<Page<EndorsementListed>> {
  const today = localDate(ctx.now, ctx.timeZone);
  const runsOut = expiring ? { today, by: soonFrom(today) } : undefined;
  const scope = ownCourseScope(ctx, agencyId);
  const found = await ctx.store.standards.endorsements(scope, { agencyId, state, runsOut }, page);
  return { ...found, rows: await listedEndorsements(ctx, found.rows) };
}

/**
 * One request or endorsement, with the standards it is held against.
 *
 * @throws `standards.endorsement-not-found`, also for another agency's
 */
export async function endorsement(
  ctx: Context<StandardsStores>,
  id: string,
): Promise<EndorsementListed & { readonly set: SetInForce | undefined }> {
  const found = await ctx.store.standards.endorsement(id);
  if (!found || !mayActFor(agencyScope(ctx.actor, PEOPLE_ROLES), found.agencyId))
    throw new DomainError<StandardsErrorCode>('standards.endorsement-not-found', 'There is no such request.');
  const [listed] = await listedEndorsements(ctx, [found]);
  return { ...listed!, set: (await everySet(ctx)).get(found.setId) };
}

/** Endorsements as lists show them, in the order given. */
async function listedEndorsements(
  ctx: Context<StandardsStores>,
  found: readonly StoredEndorsement[],
): Promise<EndorsementListed[]> {
  if (found.length === 0) return [];
  const { people, courses } = ctx.store;
  const today = localDate(ctx.now, ctx.timeZone);
  const agencies = new Map((await people.agencies()).map(({ id, name }) => [id, name]));
  const known = new Map(
    (await courses.byIds([...new Set(found.map(({ courseId }) => courseId))])).map((each) => [
      each.course.id,
      each.course,
    ]),
  );
  const sets = await everySet(ctx);
  const by = await whoDecided(
    ctx,
    found.flatMap(({ askedBy, decidedBy }) => [askedBy, ...(decidedBy ? [decidedBy] : [])]),
  );
  return found.map(({ mappingId: _mapping, decidedAt, decidedBy, askedBy, ...each }) => ({
    ...each,
    agencyName: agencies.get(each.agencyId) ?? '',
    courseTitle: known.get(each.courseId)?.title ?? '',
    courseRef: known.get(each.courseId)?.ref ?? '',
    setTitle: sets.get(each.setId)?.title ?? each.setId,
    standing: standing(each, today),
    askedBy: by(askedBy),
    ...(decidedAt !== undefined && decidedBy ? { decided: { at: decidedAt, by: by(decidedBy) } } : {}),
  }));
}

/**
 * Says what a course of the partnership's offer satisfies. An agency's own course is endorsed instead.
 *
 * @throws `standards.endorsement-needed`, and what {@link mapCourse} throws
 * @source house an agency's own course counts through its endorsement only
 */
export async function mapOfferedCourse(
  ctx: Context<StandardsStores>,
  input: Omit<CourseMapping, 'id'> & { readonly id?: string | undefined },
  knownIds: ReadonlySet<string>,
): Promise<CourseMapping> {
  if ((await ctx.store.standards.ownerOf(input.courseId)) !== undefined) {
    const { ref } = (await course(ctx, input.courseId)).course;
    throw new DomainError<StandardsErrorCode>(
      'standards.endorsement-needed',
      `${ref} is an agency’s own course: what it satisfies comes of endorsing it.`,
    );
  }
  return await mapCourse(ctx, input, knownIds);
}
