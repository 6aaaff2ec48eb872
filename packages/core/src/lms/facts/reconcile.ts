import { z } from 'zod';
import type { Context } from '../../context.ts';
import { insistOnConnected } from '../connections/connected.ts';
import { LmsCourseSaid } from '../said.ts';
import type { LmsCourse } from '../schema.ts';
import type { LmsStores } from '../store.ts';

/** How often the completions of a course are asked for again while what the LMS says of them stays the same. @source house */
const RESENDS_AT_MOST = 3;

/**
 * What an LMS says it has of one course: how many completions, and the lower-case hex SHA-256 of the lines `<userId>:<unix seconds of completedAt>`,
 * sorted as bytes and joined by line feeds.
 */
export const LmsCourseSum = LmsCourseSaid.extend({
  count: z.number().int().nonnegative(),
  checksum: z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in lower-case hex'),
});
export type LmsCourseSum = z.infer<typeof LmsCourseSum>;

/**
 * Compares what the LMS that is asking has with what it told us, course by course, and asks for those again where something is missing.
 * We may have more than the LMS: there courses are reset, here a completion stays. So the same sum is answered with the same request three times
 * at most.
 *
 * @returns the LMS's own numbers of the courses whose completions are to be sent again
 * @throws `access.not-permitted`, `lms.disconnected`, `lms.not-registered`
 * @source house
 */
export async function reconcile(
  ctx: Context<LmsStores>,
  courses: readonly LmsCourseSum[],
): Promise<{ readonly resend: string[] }> {
  const { connection, registrationId } = await insistOnConnected(ctx);
  const { lms } = ctx.store;
  await lms.lockRegistration(registrationId);
  const ids = [...new Set(courses.map(({ id }) => id))];
  const sums = new Map((await lms.completionSums(registrationId, ids)).map((sum) => [sum.outsideId, sum]));
  const known = new Map(
    (await lms.lmsCoursesBy(ids.map((outsideId) => ({ registrationId, kind: 'course', outsideId })))).map((each) => [
      each.outsideId,
      each,
    ]),
  );
  const resend = new Set<string>();
  const changed: LmsCourse[] = [];
  for (const said of courses) {
    const ours = sums.get(said.id);
    const isSame = said.count === (ours?.count ?? 0) && (said.count === 0 || said.checksum === ours?.checksum);
    const lmsCourse = known.get(said.id);
    if (isSame) {
      if (lmsCourse?.resend) {
        const { resend: _, ...rest } = lmsCourse;
        changed.push(rest);
      }
      continue;
    }
    const times = lmsCourse?.resend?.checksum === said.checksum ? lmsCourse.resend.times : 0;
    if (times >= RESENDS_AT_MOST) continue;
    resend.add(said.id);
    if (lmsCourse) changed.push({ ...lmsCourse, resend: { checksum: said.checksum, times: times + 1 } });
  }
  if (changed.length > 0) await lms.saveLmsCourses(changed);
  await lms.noteHeard(connection.id, { lastReconciledAt: ctx.now });
  return { resend: [...resend] };
}
