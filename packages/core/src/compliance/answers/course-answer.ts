import { z } from 'zod';
import { covers, DateShown, dayOf, localDate, type CalendarDate } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import { Course, type CoursesErrorCode } from '../../courses/schema.ts';
import { DomainError } from '../../errors.ts';
import { hasCompleted } from '../../evidence/has-completed.ts';
import type { Pack } from '../../frameworks/schema.ts';
import { validity } from '../../pathways/job-title.ts';
import type { PersonId } from '../../ids.ts';
import { CountsFor, ifCompleted, type MightComplete } from './if-completed.ts';
import { livesOf } from '../lives/lives.ts';
import { loadRules } from '../rules/rules.ts';
import { myPathway, PersonAnswer } from './person-answer.ts';
import { NOT_JUDGED, type State } from '../schema.ts';
import type { ComplianceStores } from '../store.ts';

/** One course as a learner opens it: what it is, what it counts for, and how she stands for it. */
export const CourseAnswer = z.object({
  course: Course,
  satisfies: z.array(z.object({ id: z.string(), title: z.string() })),
  mine: PersonAnswer.extend({
    completedOn: DateShown.nullable().meta({ description: 'When they completed it last' }),
    attendedOn: DateShown.nullable().meta({ description: 'When they were there last, completed or not' }),
    counts: z.array(CountsFor).meta({
      description:
        'What completing it on the day asked about would do: for what it satisfies, and for whatever else is or falls due and would stay so',
    }),
  })
    .nullable()
    .meta({
      description:
        'Their pathway, narrowed to what this course satisfies and to evidence of it; null for an account that is nobody’s',
    }),
});
export type CourseAnswer = z.infer<typeof CourseAnswer>;

/** Which course is asked about: by its short name, as a link placed in an LMS carries it, and if she took part on a day. */
export interface CourseAsked {
  readonly ref: string;
  /** The day on which it would be completed; absent: today. */
  readonly on?: CalendarDate | undefined;
  /** The version that would be completed; absent: what is mapped for every version. */
  readonly version?: string | undefined;
  /** How long it takes; absent: as long as the course usually does. */
  readonly minutes?: number | undefined;
  /** Whether it is learnt together with others, as in a classroom. */
  readonly isTogether?: boolean | undefined;
}

/**
 * One course, what it satisfies on a day, and how whoever asks stands for it.
 *
 * @throws `courses.not-found`
 */
export async function courseAnswer(
  ctx: Context<ComplianceStores>,
  { ref, version, minutes, isTogether, on = localDate(ctx.now, ctx.timeZone) }: CourseAsked,
): Promise<CourseAnswer> {
  const [found] = await ctx.store.courses.byRefs([ref]);
  if (!found) throw new DomainError<CoursesErrorCode>('courses.not-found', 'There is no such course.');
  const ids = new Set(
    found.mappings
      .filter(
        (mapping) =>
          covers(validity(mapping), dayOf(on)) && (mapping.version === undefined || mapping.version === version),
      )
      .flatMap((mapping) => mapping.satisfies),
  );
  const titles = titlesOf(await ctx.store.frameworks.packs());
  return {
    course: found.course,
    satisfies: [...ids].map((id) => ({ id, title: titles.get(id) ?? id })),
    mine:
      ctx.actor.personId === undefined
        ? null
        : await mine(ctx, ctx.actor.personId, { course: found, version, on, minutes, isTogether }),
  };
}

async function mine(
  ctx: Context<ComplianceStores>,
  personId: PersonId,
  taken: MightComplete,
): Promise<CourseAnswer['mine']> {
  const answer = await myPathway(ctx);
  const rules = await loadRules(ctx);
  const [life] = await livesOf(ctx, [personId], rules);
  const { ref } = taken.course.course;
  const countsOf = ifCompleted(life!, rules, taken);
  const counts = answer.requirements
    .filter((row) => row.requirement !== NOT_JUDGED)
    .map((row) => countsOf(row))
    .filter(({ state, fixes }) => fixes || WANTED.includes(state));
  return { ...narrowed(answer, ref), counts };
}

/** States of what is or falls due: a course that leaves them as they are is said to. */
const WANTED: readonly State[] = ['overdue', 'due-soon', 'upcoming'];

function narrowed(answer: PersonAnswer, ref: string) {
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
