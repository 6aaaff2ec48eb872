import { deciderOf, whoDecided } from '../access/who-decided.ts';
import type { Actor } from '../actor.ts';
import { record, type Context } from '../context.ts';
import { course } from '../courses/actions.ts';
import { insistOnCourseVersion } from '../courses/insist.ts';
import { DomainError } from '../errors.ts';
import type { CourseId } from '../ids.ts';
import { agencyScope, PARTNERSHIP_ROLES } from '../scope.ts';
import { insistOnAnswer } from './check-answers.ts';
import type { DesignAnswer, DesignChecklist } from './schema.ts';
import { insistOnSets, standardSets } from './sets.ts';
import type { StandardsStores, StoredDesignAnswer } from './store.ts';

/**
 * The standards that a course version is designed against, each with what was answered last, and what was answered before.
 *
 * @throws `access.not-permitted` for whoever neither looks after courses nor trains, `courses.not-found`, `courses.unknown-version`
 */
export async function designChecklist(
  ctx: Context<StandardsStores>,
  { courseId, version }: { readonly courseId: CourseId; readonly version: string },
): Promise<DesignChecklist> {
  await insistOnReader(ctx);
  const title = await titleOf(ctx, courseId, version);
  const sets = (await standardSets(ctx)).filter(({ uses }) => uses.includes('design'));
  const answers = await ctx.store.standards.designAnswers(courseId, version);
  const by = await whoDecided(
    ctx,
    answers.map(({ answeredBy }) => answeredBy),
  );
  const shown = ({ standardId, state, evidence, answeredAt, answeredBy }: StoredDesignAnswer) => ({
    standardId,
    state,
    evidence,
    at: answeredAt,
    by: by(answeredBy),
  });
  return {
    courseId,
    courseTitle: title,
    version,
    sets: sets.map((set) => {
      const ofSet = answers.filter(
        ({ setId, standardId }) => setId === set.id && set.standards.some(({ id }) => id === standardId),
      );
      const isLast = (each: StoredDesignAnswer) => ofSet.find((one) => one.standardId === each.standardId) === each;
      return {
        ...set,
        answers: ofSet.filter(isLast).map(shown),
        earlier: ofSet.filter((each) => !isLast(each)).map(shown),
      };
    }),
  };
}

/**
 * Says how far a course version meets a standard that it is designed against. What was said before is kept beside it.
 *
 * @throws `access.not-permitted`, `courses.not-found`, `courses.unknown-version`, `standards.unknown-set`, `standards.unknown-standard`,
 *   `standards.evidence-needed`
 */
export async function answerDesign(ctx: Context<StandardsStores>, answer: DesignAnswer): Promise<DesignChecklist> {
  if (!agencyScope(ctx.actor, PARTNERSHIP_ROLES).all)
    throw new DomainError(
      'access.not-permitted',
      'Only a coordinator or an administrator holds a course against standards.',
    );
  await titleOf(ctx, answer.courseId, answer.version);
  const [set] = insistOnSets(await standardSets(ctx), [answer.setId], ['design']);
  insistOnAnswer(set!, answer);
  const before = (await ctx.store.standards.designAnswers(answer.courseId, answer.version)).find(
    ({ setId, standardId }) => setId === answer.setId && standardId === answer.standardId,
  );
  if (before?.state !== answer.state || before.evidence !== answer.evidence) {
    await ctx.store.standards.addDesignAnswer({ ...answer, answeredAt: ctx.now, answeredBy: deciderOf(ctx) });
    await record(ctx, {
      action: 'standards.answer-design',
      subject: { kind: 'course', id: answer.courseId },
      before: before && { state: before.state },
      after: {
        version: answer.version,
        setId: answer.setId,
        standardId: answer.standardId,
        state: answer.state,
        isEvidenceChanged: before?.evidence !== answer.evidence,
      },
    });
  }
  return await designChecklist(ctx, answer);
}

async function titleOf(ctx: Context<StandardsStores>, courseId: CourseId, version: string): Promise<string> {
  const found = await course(ctx, courseId);
  insistOnCourseVersion(found, version);
  return found.course.title;
}

async function insistOnReader(ctx: Context<StandardsStores>): Promise<void> {
  if (ctx.actor.grants.some(({ role }) => role === 'trainer' || PARTNERSHIP_ROLES.includes(role))) return;
  if (await isInPool(ctx, ctx.actor)) return;
  throw new DomainError('access.not-permitted', 'Only trainers and those who look after courses read this.');
}

async function isInPool(ctx: Context<StandardsStores>, { personId }: Actor): Promise<boolean> {
  if (personId === undefined) return false;
  return (await ctx.store.trainers.byPeople([personId])).some(({ isActive }) => isActive);
}
