import { dateOf, dayOf } from '../../../calendar.ts';
import { readingOf } from '../../../frameworks/readings.ts';
import type { RuleOf } from '../../../frameworks/schema.ts';
import { timesAsked } from '../demands/asks.ts';
import { firstDueOn, monthsLater } from '../due.ts';
import { lastsUntil } from '../recall.ts';
import { lastUpTo, type Facts, type Kind } from './kind.ts';
import { acceptedOn, daysOfEnough, type Enough, type Portion } from './window.ts';

/**
 * So many times in each year that starts on a day, or in the months up to each day. Several pieces of evidence of one day are one time. A year
 * in which it was done often enough holds until the end of the next; in a year that has begun there is time until its end.
 *
 * @source design, section 4: count per period (academic year or rolling); one day, one time: house
 */
export const count: Kind<'count'> = {
  doneOf(rule, facts) {
    const portions = portionsOf(rule, facts);
    const completions = daysOfEnough(portions, enoughOf(rule, facts.part));
    return { completions, days: portions.map(({ on }) => on) };
  },
  changeDays: (_, { done }) => done.completions.map(({ on }) => on),
  standingOn(rule, { demand, run, postFrom, done }, day) {
    const held = done.completions[lastUpTo(done.completions, day)];
    const { option } = readingOf(rule.per, demand.inForce.readings);
    const due = held ? { on: held.until!, option, shortMonth: held.untilOption } : firstDueOn(demand, run, postFrom);
    const isChanged = run.sameIntervalFrom > run.askedFrom;
    const on = due.on !== null && (held || isChanged) ? Math.max(due.on, run.sameIntervalFrom) : due.on;
    return { held, due: { ...due, on } };
  },
  amountsOn(rule, facts, day) {
    const { value: per } = readingOf(rule.per, facts.inForce.readings);
    const enough = enoughOf(rule, facts.part);
    const year = 'yearFrom' in per ? yearOf(day, per.yearFrom) : 0;
    const portions = portionsOf(rule, facts).filter((each) => each.year === year);
    return { required: enough.amount, accepted: acceptedOn(portions, enough, day) };
  },
};

function enoughOf(rule: RuleOf<'count'>, part: string): Enough {
  return { amount: timesAsked(rule, part), together: 0 };
}

function portionsOf(rule: RuleOf<'count'>, { inForce, evidence, counted }: Facts): readonly Portion[] {
  const { value: per } = readingOf(rule.per, inForce.readings);
  const { readings } = inForce;
  const byDay = new Map<number, Portion>();
  for (const { index, on, option, prerequisite } of counted) {
    const year = 'yearFrom' in per ? yearOf(on, per.yearFrom) : 0;
    const last =
      'yearFrom' in per
        ? { on: firstDayOf(year + 2, per.yearFrom) - 1, shortMonth: undefined }
        : monthsLater(on, per.months, readings);
    const lasts = lastsUntil(on, last.on, evidence[index]!.recalledOn, readings['HOUSE-RECALL']);
    const untilOption = lasts.option ?? last.shortMonth;
    const portion = {
      on,
      until: lasts.until,
      amount: 1,
      together: 0,
      year,
      evidence: index,
      option,
      prerequisite,
      untilOption,
    };
    const known = byDay.get(on);
    if (!known || known.until < portion.until) byDay.set(on, portion);
  }
  return [...byDay.values()];
}

/** The calendar year in which the counted year of a day begins. */
function yearOf(day: number, yearFrom: string): number {
  const date = dateOf(day);
  const year = Number(date.slice(0, 4));
  return date.slice(5) < yearFrom ? year - 1 : year;
}

function firstDayOf(year: number, yearFrom: string): number {
  return dayOf(`${String(year).padStart(4, '0')}-${yearFrom}`);
}
