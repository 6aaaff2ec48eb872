import type { CalendarDate } from '../calendar.ts';
import { record, type Context } from '../context.ts';
import { keepMapping } from '../courses/actions.ts';
import type { CourseMapping } from '../courses/schema.ts';
import { knownToSatisfy } from '../frameworks/known-ids.ts';
import type { EndorsementAsked } from './schema.ts';
import type { StandardsStores, StoredEndorsement } from './store.ts';

/** Lets completions of a course hold something between two days. */
export async function mapped(
  ctx: Context<StandardsStores>,
  {
    courseId,
    version,
    satisfies,
    from,
    expiresOn,
    mappingId,
  }: EndorsementAsked & {
    readonly from: CalendarDate;
    readonly expiresOn: CalendarDate;
    readonly mappingId?: string | undefined;
  },
): Promise<CourseMapping> {
  const mapping = { id: mappingId, courseId, version, satisfies, validFrom: from, validTo: expiresOn };
  return await keepMapping(ctx, mapping, knownToSatisfy(await ctx.store.frameworks.packs()));
}

/** Lets a mapping count no longer than a day; one that never began is valid on no day at all. */
export async function cut(ctx: Context<StandardsStores>, before: StoredEndorsement, on: CalendarDate): Promise<void> {
  const { courses } = ctx.store;
  const known = await courses.course(before.courseId);
  const mapping = known?.mappings.find(({ id }) => id === before.mappingId);
  if (!known || !mapping) return;
  const after = { ...mapping, validTo: on };
  await ctx.changeRules({ why: 'course-mapped', who: () => courses.learnersOf(known.course.ref) });
  await courses.saveMapping(after);
  await record(ctx, {
    action: 'courses.map',
    subject: { kind: 'course', id: before.courseId },
    before: mapping,
    after,
  });
}
