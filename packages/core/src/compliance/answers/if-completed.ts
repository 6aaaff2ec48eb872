import { z } from 'zod';
import { DateShown, dayOf, type CalendarDate } from '../../calendar.ts';
import type { CourseWithMappings } from '../../courses/store.ts';
import type { Evidence } from '../../evidence/schema.ts';
import { EvidenceId } from '../../ids.ts';
import type { Life } from '../judge/judge-input.ts';
import { spansOfLife } from '../lives/life-spans.ts';
import { judgedEvidence } from '../lives/judged-evidence.ts';
import type { RulesOfPartnership } from '../rules/rules.ts';
import type { StoredLife } from '../lives/lives.ts';
import type { PathwayRow } from './pathway-rows.ts';
import { progressOn } from '../judge/progress.ts';
import { State } from '../schema.ts';
import type { StoredSpan } from '../store.ts';

/** A course as somebody might complete it: which version, and on which day. */
export interface MightComplete {
  readonly course: CourseWithMappings;
  readonly version?: string | undefined;
  readonly on: CalendarDate;
  /** How long it takes; absent: as long as the course usually does. */
  readonly minutes?: number | undefined;
  /** Whether it is learnt together with others, as in a classroom. */
  readonly isTogether?: boolean | undefined;
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
  progress: z
    .object({ required: z.number(), accepted: z.number() })
    .optional()
    .meta({ description: 'Where hours or times are asked for and it adds to them: how many would be there after it' }),
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
  { course, version, on, minutes, isTogether }: MightComplete,
): (row: PathwayRow) => CountsFor {
  const imagined = {
    id: IMAGINED,
    personId: life.personId,
    kind: 'completion' as const,
    courseRef: course.course.ref,
    ...(version === undefined ? {} : { courseVersion: version }),
    satisfies: [],
    achievedOn: on,
    ...hoursOf(minutes ?? course.course.durationMinutes, isTogether),
    withdrawn: false,
    knownFrom: `${on}T00:00:00Z`,
  };
  const after = {
    ...life.life,
    evidence: [...life.life.evidence, judgedEvidence(imagined, course, rules.equivalences)],
  };
  const spans = spansOfLife({ ...life, evidence: [...life.evidence, imagined], life: after }, rules);
  const view = spans.some((span) => span.view === 'person') ? 'person' : 'post';
  const onDay = spans.filter((span) => span.view === view && span.from <= on && (span.to === null || on < span.to));
  return ({ requirement, title, state, postIds }) => {
    const asked = onDay.filter((span) => span.requirement === requirement && postIds.includes(span.post));
    const fixes = asked.length > 0 && asked.every(({ because }) => because.evidence === IMAGINED);
    const nextDueOn = asked
      .flatMap(({ dueOn }) => dueOn ?? [])
      .toSorted()
      .at(0);
    const progress = asked[0] && addedBy(asked[0], { before: life.life, after, on, rules });
    return {
      requirement,
      title,
      state,
      postIds,
      fixes,
      ...(fixes ? { nextDueOn: nextDueOn ?? null } : {}),
      ...(progress ? { progress } : {}),
    };
  };
}

function hoursOf(
  minutes: number | undefined,
  isTogether: boolean | undefined,
): Pick<Evidence, 'hours' | 'participatoryHours'> {
  if (minutes === undefined) return {};
  const hours = Math.round((minutes / 60) * 100) / 100;
  return { hours, ...(isTogether && { participatoryHours: hours }) };
}

/** The hours or times that would be there, where the course adds to them. */
function addedBy(
  { requirement, because, heldOn }: StoredSpan,
  {
    before,
    after,
    on,
    rules: { requirements },
  }: { before: Life; after: Life; on: CalendarDate; rules: RulesOfPartnership },
): CountsFor['progress'] {
  if (because.kind !== 'hours' && because.kind !== 'count') return undefined;
  const inForce = requirements.find(
    (each) => each.requirement.id === requirement && each.pack === because.pack && each.version === because.version,
  );
  const stands = { part: because.rule, isHeld: heldOn !== null };
  const [now, then] = [before, after].map(
    (life) => inForce && progressOn(life, requirements, inForce, stands, dayOf(on)),
  );
  return then && then.accepted > (now?.accepted ?? 0) ? then : undefined;
}
