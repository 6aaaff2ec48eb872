import { z } from 'zod';
import { DateShown, type CalendarDate } from '../calendar.ts';
import type { CourseWithMappings } from '../courses/store.ts';
import { EvidenceId } from '../ids.ts';
import { spansOfLife } from './life-spans.ts';
import { judgedEvidence, type RulesOfPartnership, type StoredLife } from './lives.ts';
import type { PathwayRow } from './person-answer.ts';
import { State } from './schema.ts';

/** A course as somebody might complete it: which version, and on which day. */
export interface MightComplete {
  readonly course: CourseWithMappings;
  readonly version?: string | undefined;
  readonly on: CalendarDate;
}

/** What completing a course would do for one requirement. */
export const CountsFor = z.object({
  requirement: z.string(),
  title: z.string(),
  state: State.meta({ description: 'As it is today' }),
  postIds: z.array(z.string()),
  fixes: z.boolean().meta({ description: 'Whether every post that asks for it would rest on this course' }),
  nextDueOn: DateShown.nullable()
    .optional()
    .meta({ description: 'Where it fixes: when it would be due again; null: never' }),
});
export type CountsFor = z.infer<typeof CountsFor>;

const IMAGINED = EvidenceId.parse('if-completed');

/**
 * What the rules would say of somebody's requirements had she completed a course on a day. Nothing is stored: she is judged once more with one
 * piece of evidence that is not there yet, so that what is promised before booking is what will be found after it.
 *
 * @returns what it would do for a row of her pathway
 * @source house what a course counts for is said before it is booked
 */
export function ifCompleted(
  life: StoredLife,
  rules: RulesOfPartnership,
  { course, version, on }: MightComplete,
): (row: PathwayRow) => CountsFor {
  const imagined = {
    id: IMAGINED,
    personId: life.personId,
    kind: 'completion' as const,
    courseRef: course.course.ref,
    ...(version === undefined ? {} : { courseVersion: version }),
    satisfies: [],
    achievedOn: on,
    withdrawn: false,
    knownFrom: `${on}T00:00:00Z`,
  };
  const evidence = [...life.life.evidence, judgedEvidence(imagined, course)];
  const spans = spansOfLife(
    { ...life, evidence: [...life.evidence, imagined], life: { ...life.life, evidence } },
    rules,
  );
  const view = spans.some((span) => span.view === 'person') ? 'person' : 'post';
  const onDay = spans.filter((span) => span.view === view && span.from <= on && (span.to === null || on < span.to));
  return ({ requirement, title, state, postIds }) => {
    const asked = onDay.filter((span) => span.requirement === requirement && postIds.includes(span.post));
    const fixes = asked.length > 0 && asked.every(({ because }) => because.evidence === IMAGINED);
    const nextDueOn = asked
      .flatMap(({ dueOn }) => dueOn ?? [])
      .toSorted()
      .at(0);
    return { requirement, title, state, postIds, fixes, ...(fixes ? { nextDueOn: nextDueOn ?? null } : {}) };
  };
}
