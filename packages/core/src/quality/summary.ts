import { z } from 'zod';
import { CalendarDate, localDate } from '../calendar.ts';
import type { Context } from '../context.ts';
import { Estimate, StageRate, Told } from '../evaluation/schema.ts';
import { everySummary } from '../evaluation/summary/summaries.ts';
import { PackItemId } from '../frameworks/schema.ts';
import { CourseId } from '../ids.ts';
import { readingsToday } from '../frameworks/in-force/readings-today.ts';
import type { DesignAnswer, SetInForce } from '../standards/schema.ts';
import { everySet, standardSets } from '../standards/sets.ts';
import { insistOnReader, keepsQuality, READING_SUMMARY } from './keepers.ts';
import { listedLessons } from './lessons.ts';
import { QUALITY_OPTIONS, yearOfQuality } from './options.ts';
import { ObservedCounts, ReviewCauseKind, ReviewOutcome } from './schema.ts';
import type { QualityStores, StandardCount } from './store.ts';
import { FEWEST_OBSERVED } from './observations/tell-lots.ts';

const count = z.number().int();

/** A year of the quality of training, in numbers. Nobody is named in it. */
export const QualitySummary = z.object({
  year: count,
  from: CalendarDate,
  to: CalendarDate,
  /** The day up to which it is counted: the last of the year, or today. */
  countedTo: CalendarDate,
  events: z.object({ held: count, cancelled: count, observed: count, sampled: count }),
  standards: z
    .array(
      z.object({
        setId: PackItemId,
        setTitle: z.string(),
        standardId: PackItemId,
        text: z.string(),
        found: ObservedCounts,
      }),
    )
    .or(z.literal('withheld'))
    .meta({ description: 'Boards are told of five sessions at once; withheld while there are fewer to tell of' }),
  reviews: z.object({
    opened: count,
    open: count,
    byCause: z.array(z.object({ kind: ReviewCauseKind, count })),
    byOutcome: z.array(z.object({ outcome: ReviewOutcome, count })),
  }),
  actions: z.object({ agreed: count, closed: count, open: count, overdue: count }),
  lessons: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      receivedOn: CalendarDate,
      courses: count,
      /** Courses that have been looked at for it. */
      carried: count,
      courseIds: z.array(CourseId),
    }),
  ),
  design: z.object({
    versions: count.meta({ description: 'Course versions of the partnership in use' }),
    complete: count.meta({ description: 'Of these, held against every standard' }),
    met: count.meta({ description: 'Of these, meeting every one' }),
  }),
  endorsements: z.object({
    asked: count,
    endorsed: count,
    declared: count,
    refused: count,
    ended: count,
    counting: count,
    expired: count,
  }),
  /** What learners said, course by course, as far as it has been released. */
  evaluation: z.array(
    z.object({
      courseId: z.string(),
      title: z.string(),
      pairs: Told.meta({ description: 'People of whom it is known before and after' }),
      gain: Estimate.or(z.literal('withheld')).nullable().meta({ description: 'Null: nobody rated twice' }),
      rates: z.array(StageRate),
    }),
  ),
  notKnown: z.array(z.string()),
});
export type QualitySummary = z.infer<typeof QualitySummary>;

/**
 * The annual quality summary: what was held, looked at, found, agreed and left open.
 *
 * @param year - the calendar year in which it begins
 * @throws `access.not-permitted`
 * @source Leeds, Quality Assurance: reported in the annual learning and development report; AMB-QA-1
 */
export async function qualitySummary(ctx: Context<QualityStores>, year: number): Promise<QualitySummary> {
  insistOnReader(ctx.actor, READING_SUMMARY);
  const { quality, standards } = ctx.store;
  const { from, to } = yearOfQuality(year, await readingsToday(ctx, QUALITY_OPTIONS));
  const today = localDate(ctx.now, ctx.timeZone);
  const countedTo = today < to ? today : to;
  const counts = await quality.counts({ from, to: countedTo });
  const lessons = await listedLessons(ctx, await quality.lessonsReceived(from, countedTo));
  const versions = await quality.versionsInUse(countedTo);
  const design = designCoverage(
    versions,
    (await standardSets(ctx, countedTo)).filter(({ uses }) => uses.includes('design')),
    await standards.latestDesignAnswers(),
  );
  // Whoever reads it reads what has been released: a coordinator's paper must say the same as the board's.
  const asBoard: typeof ctx = { ...ctx, actor: { ...ctx.actor, grants: [{ role: 'board' }] } };
  const seen = await seenBy(ctx, { from, to: countedTo }, counts.standards);
  const { asked, endorsed, declared, refused, ended, counting, expired } = await standards.endorsementCounts({
    from,
    to: countedTo,
  });
  return {
    year,
    from,
    to,
    countedTo,
    events: {
      held: counts.held,
      cancelled: counts.cancelled,
      observed: counts.observed,
      sampled: counts.sampled,
    },
    standards:
      seen.standards.length === 0 && seen.waiting > 0
        ? 'withheld'
        : foundByStandard(seen.standards, await everySet(ctx)),
    reviews: {
      opened: counts.reviewsOpened,
      open: counts.reviewsOpen,
      byCause: [...counts.opened],
      byOutcome: [...counts.closed],
    },
    actions: { ...counts.actions },
    lessons: lessons.map(({ id, title, receivedOn, courses, courseIds }) => ({
      id,
      title,
      receivedOn,
      courses: courses.length,
      carried: courses.filter(({ outcome }) => outcome !== undefined).length,
      courseIds,
    })),
    design,
    endorsements: { asked, endorsed, declared, refused, ended, counting, expired },
    evaluation: (await everySummary(asBoard, { by: 'course', from, to: countedTo })).map(
      ({ id, title, pairs, gain, rates }) => ({
        courseId: id,
        title,
        pairs,
        gain,
        rates: [...rates],
      }),
    ),
    notKnown: notKnown({
      ...counts,
      waiting: seen.waiting,
      versions: design.versions,
      complete: design.complete,
      isWhole: countedTo === to,
    }),
  };
}

/** What was seen, all of it or the lots that have been told, and how many observations wait to be told of. */
async function seenBy(
  { store: { quality }, actor }: Context<QualityStores>,
  period: { readonly from: CalendarDate; readonly to: CalendarDate },
  all: readonly StandardCount[],
): Promise<{ readonly standards: readonly StandardCount[]; readonly waiting: number }> {
  if (keepsQuality(actor)) return { standards: all, waiting: 0 };
  return await quality.told({ ...period, fewest: FEWEST_OBSERVED });
}

function foundByStandard(
  counts: readonly StandardCount[],
  sets: ReadonlyMap<string, SetInForce>,
): Exclude<QualitySummary['standards'], string> {
  const byStandard = Map.groupBy(counts, ({ setId, standardId }) => `${setId} ${standardId}`);
  return [...byStandard.values()].map((states) => {
    const { setId, standardId } = states[0]!;
    const set = sets.get(setId);
    const number = (state: StandardCount['state']) => states.find((each) => each.state === state)?.count ?? 0;
    return {
      setId,
      setTitle: set?.title ?? setId,
      standardId,
      text: set?.standards.find(({ id }) => id === standardId)?.text ?? standardId,
      found: { met: number('met'), partly: number('partly'), not: number('not'), 'not-seen': number('not-seen') },
    };
  });
}

/**
 * How many course versions were held against every standard of design, and how many meet them all.
 *
 * @source Leeds, Learning and Development Offer: training standards are kept to
 */
function designCoverage(
  versions: readonly Pick<DesignAnswer, 'courseId' | 'version'>[],
  sets: readonly SetInForce[],
  answers: readonly DesignAnswer[],
): QualitySummary['design'] {
  const states = new Map(
    answers.map((each) => [`${each.courseId} ${each.version} ${each.setId} ${each.standardId}`, each.state]),
  );
  const found = versions.map(({ courseId, version }) =>
    sets.flatMap((set) => set.standards.map(({ id }) => states.get(`${courseId} ${version} ${set.id} ${id}`))),
  );
  const complete = found.filter((each) => each.length > 0 && each.every((state) => state !== undefined));
  return {
    versions: versions.length,
    complete: complete.length,
    met: complete.filter((each) => each.every((state) => state === 'met')).length,
  };
}

/**
 * What a year of quality does not say, in sentences.
 *
 * @source Leeds, Quality Assurance: it is hard to link training directly to outcomes for children
 */
function notKnown(year: {
  readonly held: number;
  readonly observed: number;
  readonly waiting: number;
  readonly versions: number;
  readonly complete: number;
  readonly isWhole: boolean;
}): string[] {
  return [
    'Whether training changed anything for children and adults: nobody measures that here.',
    ...(year.held > year.observed
      ? [`How ${year.held - year.observed} of ${year.held} events were given: nobody observed them.`]
      : []),
    ...(year.waiting > 0
      ? [
          `What ${year.waiting === 1 ? 'one observation' : `${year.waiting} observations`} found: it is told of five sessions of a year together.`,
        ]
      : []),
    ...(year.versions > year.complete
      ? [
          `How far ${year.versions - year.complete} of ${year.versions} course versions meet the standards of design: not all of them were answered.`,
        ]
      : []),
    ...(year.isWhole ? [] : ['What comes until the end of the year: it is not over.']),
  ];
}
