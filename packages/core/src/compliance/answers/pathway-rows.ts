import { z } from 'zod';
import { covers, dayOf, type CalendarDate, DateShown } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import { Source } from '../../frameworks/schema.ts';
import { validity } from '../../pathways/job-title.ts';
import { coursesOnPathway } from '../../pathways/order.ts';
import { titleOfRow, wordsOfSpans } from '../rules/as-judged.ts';
import { asksWords } from '../rules/asks-words.ts';
import type { Life } from '../judge/judge-input.ts';
import { progressOn } from '../judge/progress.ts';
import type { RulesOfPartnership } from '../rules/rules.ts';
import { Because, State } from '../schema.ts';
import type { ComplianceStores, StoredSpan } from '../store.ts';

/** A span of the timeline, without its reason. */
const RailSpan = z.object({ state: State, from: DateShown, to: DateShown.nullable() });

/** One requirement as a person reads it: what, in which state, by when, why, and which courses would put it right. */
export const PathwayRow = z.object({
  requirement: z.string(),
  title: z.string(),
  summary: z.string(),
  postIds: z.array(z.string()).meta({ description: 'The posts that ask for it and share this answer' }),
  state: State,
  dueOn: DateShown.nullable(),
  heldOn: DateShown.nullable(),
  because: Because,
  asks: z.string().meta({ description: 'How much and how often, in words; empty where nothing can be judged' }),
  progress: z
    .object({ required: z.number(), accepted: z.number() })
    .nullable()
    .meta({ description: 'Hours or times in the window or period, or competencies; null: it is there or not' }),
  /** The words of the open point that decided, where one did. */
  reading: z.object({ point: z.string(), reading: z.string() }).nullable(),
  source: Source.nullable(),
  spans: z.array(RailSpan),
  courses: z.array(
    z.object({
      ref: z.string(),
      title: z.string(),
      url: z.string().nullable(),
      durationMinutes: z.number().nullable(),
      requirements: z.array(z.string()),
    }),
  ),
});
export type PathwayRow = z.infer<typeof PathwayRow>;

/** The judgements of one person, and what they rest on. */
export interface JudgedPerson {
  readonly asAt: CalendarDate;
  readonly spans: readonly StoredSpan[];
  readonly rules: RulesOfPartnership;
  readonly life: Life;
}

/**
 * What is asked of a person on a day, a row for all posts of which the answer is the same.
 *
 * @source house says why next to every status
 */
export async function pathwayRows(
  ctx: Context<ComplianceStores>,
  { asAt, spans, rules, life }: JudgedPerson,
): Promise<readonly PathwayRow[]> {
  const words = wordsOfSpans(rules.packs);
  const onDay = spans.filter((span) => span.from <= asAt && (span.to === null || asAt < span.to));
  const asked = new Map(onDay.map((span) => [span.requirement, words.requirement(span.requirement, span.because)]));
  const wanted = [...asked].flatMap(([id, requirement]) =>
    requirement ? [{ id, names: [id, ...requirement.aliases], competencies: requirement.competencies }] : [],
  );
  const offered = await ctx.store.courses.satisfying(
    wanted.flatMap((each) => [...each.names, ...each.competencies]),
    asAt,
  );
  const courses = coursesOnPathway(offered, wanted, (mapping) => covers(validity(mapping), dayOf(asAt)));

  const shared = Map.groupBy(onDay, (span) =>
    JSON.stringify([span.requirement, span.state, span.dueOn, span.heldOn, span.because]),
  );
  return [...shared.values()].map((alike): PathwayRow => {
    const span = alike[0]!;
    const requirement = words.requirement(span.requirement, span.because);
    const [optionId, letter] = (span.because.option ?? '').split(':');
    const option = optionId ? words.option(optionId, span.because) : undefined;
    return {
      requirement: span.requirement,
      title: titleOfRow(span.requirement, requirement, span.because),
      summary: requirement?.summary ?? '',
      postIds: alike.map((each) => each.post),
      state: span.state,
      dueOn: span.dueOn,
      heldOn: span.heldOn,
      because: span.because,
      asks: requirement ? asksWords(requirement.rule, span.because, span.heldOn !== null) : '',
      progress: progressOfRow(span, { rules, life, asAt }),
      reading: option && letter ? { point: option.point, reading: option.readings[letter] ?? '' } : null,
      source: requirement?.rule.source ?? null,
      spans: spans
        .filter((each) => each.requirement === span.requirement && each.post === span.post)
        .map(({ state, from, to }) => ({ state, from, to })),
      courses: courses
        .filter((each) => each.requirements.includes(span.requirement))
        .map(({ course, requirements: satisfied }) => ({
          ref: course.ref,
          title: course.title,
          url: course.url ?? null,
          durationMinutes: course.durationMinutes ?? null,
          requirements: [...satisfied],
        })),
    };
  });
}

/** How much is there of what a row asks for, by the version of the rules that it was judged by. */
function progressOfRow(
  { requirement, because, heldOn }: StoredSpan,
  { rules: { requirements }, life, asAt }: Omit<JudgedPerson, 'spans'>,
): PathwayRow['progress'] {
  const inForce = requirements.find(
    (each) => each.requirement.id === requirement && each.pack === because.pack && each.version === because.version,
  );
  const stands = { part: because.rule, isHeld: heldOn !== null };
  return (inForce && progressOn(life, requirements, inForce, stands, dayOf(asAt))) ?? null;
}
