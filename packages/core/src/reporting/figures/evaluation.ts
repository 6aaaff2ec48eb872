import { addMonths, dateOf, dayOf, type CalendarDate, type Instant } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import { wholeGain, type GroupRate, type GroupSums, type SummaryGroup } from '../../evaluation/index.ts';
import type { CourseId } from '../../ids.ts';
import type { ReportingStores } from '../store.ts';
import type { EvaluationFigures, EvaluationLine, Setting } from './schema.ts';

/** For how many months back a report tells what evaluation says. @source house */
const MONTHS = 12;

interface Question {
  readonly asAt: CalendarDate;
  readonly agencyId?: string | undefined;
}

/**
 * What evaluation says of the courses of the twelve months up to a day, out of what had been released by a moment: lots never change, so the same
 * moment gives the same figures again.
 *
 * @returns undefined for a report whose setting was frozen before evaluation was in reports
 * @source house design, section 4: a published report's figures regenerate identically
 */
export async function evaluationFigures(
  ctx: Context<ReportingStores>,
  { asAt, agencyId }: Question,
  { knownAt, setting }: { readonly knownAt: Instant; readonly setting: Setting },
): Promise<EvaluationFigures | undefined> {
  if (setting.courses === undefined) return undefined;
  const read = (by: SummaryGroup) => linesBy(ctx, by, { asAt, knownAt });
  const names = new Map(setting.courses.map(({ id, title }) => [id, title]));
  const known = new Set(setting.agencies.map(({ id }) => id));
  return {
    from: firstDay(asAt),
    all: (await read('nothing'))[0] ?? null,
    courses: (await read('course')).filter(({ id }) => names.has(id)),
    agencies: (await read('agency')).filter(({ id }) => known.has(id) && (agencyId === undefined || id === agencyId)),
    quarters: await read('quarter'),
  };
}

/** The courses that a report names for what evaluation says of them, as they are called now. */
export async function coursesEvaluated(
  { store }: Context<ReportingStores>,
  asAt: CalendarDate,
  knownAt: Instant,
): Promise<NonNullable<Setting['courses']>> {
  const rates = await store.evaluation.rates(
    { scope: { from: firstDay(asAt), to: asAt }, of: 'lots', by: 'course', knownAt },
    asAt,
  );
  const found = await store.courses.byIds([...new Set(rates.map(({ group }) => group))] as CourseId[]);
  return found
    .map(({ course: { id, title } }) => ({ id: id as string, title }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function firstDay(asAt: CalendarDate): CalendarDate {
  return dateOf(addMonths(dayOf(asAt) + 1, -MONTHS));
}

async function linesBy(
  { store }: Context<ReportingStores>,
  by: SummaryGroup,
  { asAt, knownAt }: { readonly asAt: CalendarDate; readonly knownAt: Instant },
): Promise<EvaluationLine[]> {
  const wanted = { scope: { from: firstDay(asAt), to: asAt }, of: 'lots', by, knownAt } as const;
  const sums = await store.evaluation.sums({ ...wanted, isWhole: true });
  const rates = await store.evaluation.rates(wanted, asAt);
  const groups = [...new Set([...sums, ...rates].map(({ group }) => group))].toSorted((a, b) => (a < b ? -1 : 1));
  return groups.map((group) =>
    lineOf(
      group,
      sums.filter((row) => row.group === group),
      rates.filter((row) => row.group === group),
    ),
  );
}

function lineOf(id: string, sums: readonly GroupSums[], rates: readonly GroupRate[]): EvaluationLine {
  const after = sums.find(({ stage }) => stage === 'after');
  const later = sums.find(({ stage }) => stage === 'follow-up');
  return {
    id,
    rates: rates.map(({ stage, asked, answered }) => ({ stage, asked, answered })),
    change:
      after === undefined || after.pairs === 0
        ? null
        : {
            ...wholeGain(after)!,
            before: hundredths(after.before / after.pairs),
            after: hundredths(after.after / after.pairs),
            unmet: after.unmet,
            pairs: after.pairs,
          },
    later: (later && wholeGain(later)) ?? null,
  };
}

function hundredths(mean: number): number {
  return Math.round(mean * 100) / 100;
}
