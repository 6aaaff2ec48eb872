import { z } from 'zod';
import { covers, DateShown, dayOf, localDate } from '../calendar.ts';
import type { Context } from '../context.ts';
import { Course, type CoursesErrorCode } from '../courses/schema.ts';
import { DomainError } from '../errors.ts';
import { hasCompleted } from '../evidence/has-completed.ts';
import type { Pack } from '../frameworks/schema.ts';
import { validity } from '../pathways/job-title.ts';
import { myPathway, PersonAnswer } from './person-answer.ts';
import type { ComplianceStores } from './store.ts';

/** One course as a learner opens it: what it is, what it counts for, and how she stands for it. */
export const CourseAnswer = z.object({
  course: Course.omit({ id: true }),
  satisfies: z.array(z.object({ id: z.string(), title: z.string() })),
  mine: PersonAnswer.extend({
    completedOn: DateShown.nullable().meta({ description: 'When she completed it last' }),
    attendedOn: DateShown.nullable().meta({ description: 'When she was there last, completed or not' }),
  })
    .nullable()
    .meta({
      description:
        'Her pathway, narrowed to what this course satisfies and to evidence of it; null for an account that is nobody’s',
    }),
});
export type CourseAnswer = z.infer<typeof CourseAnswer>;

/**
 * One course, what it satisfies on a day, and how whoever asks stands for it.
 *
 * @param ref - the course's short name, as a link placed in an LMS carries it
 * @throws `courses.not-found`
 */
export async function courseAnswer(
  ctx: Context<ComplianceStores>,
  ref: string,
  asAt = localDate(ctx.now, ctx.timeZone),
): Promise<CourseAnswer> {
  const [found] = await ctx.store.courses.byRefs([ref]);
  if (!found) throw new DomainError<CoursesErrorCode>('courses.not-found', 'There is no such course.');
  const ids = new Set(
    found.mappings.filter((mapping) => covers(validity(mapping), dayOf(asAt))).flatMap((mapping) => mapping.satisfies),
  );
  const titles = titlesOf(await ctx.store.frameworks.packs());
  const { id: _, ...course } = found.course;
  return {
    course,
    satisfies: [...ids].map((id) => ({ id, title: titles.get(id) ?? id })),
    mine: ctx.actor.personId === undefined ? null : narrowed(await myPathway(ctx, asAt), ref),
  };
}

function narrowed(answer: PersonAnswer, ref: string): CourseAnswer['mine'] {
  const evidence = answer.evidence.filter((each) => each.courseRef === ref);
  return {
    ...answer,
    requirements: answer.requirements.filter((row) => row.courses.some((course) => course.ref === ref)),
    evidence,
    completedOn: newestOf(evidence.filter(hasCompleted)),
    attendedOn: newestOf(evidence.filter(({ kind }) => kind === 'attendance')),
  };
}

function newestOf(evidence: PersonAnswer['evidence']): string | null {
  return (
    evidence
      .map(({ achievedOn }) => achievedOn)
      .toSorted()
      .at(-1) ?? null
  );
}

/** What each id that a course can satisfy is called; a requirement's title stands for its aliases too. */
function titlesOf(packs: readonly Pack[]): ReadonlyMap<string, string> {
  return new Map(
    packs.flatMap((pack) => [
      ...pack.frameworks.flatMap((framework) =>
        [
          ...framework.levels,
          ...framework.competencies,
          ...framework.competencies.flatMap((competency) => competency.units),
        ].map(({ id, title }) => [id, title] as const),
      ),
      ...pack.requirements.flatMap((requirement) =>
        [requirement.id, ...requirement.aliases].map((id) => [id, requirement.title] as const),
      ),
    ]),
  );
}
