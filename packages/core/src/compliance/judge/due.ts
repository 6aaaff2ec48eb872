import { addMonths, covers, dayOfMonth, type MonthEnd } from '../../calendar.ts';
import { readingOf } from '../../frameworks/readings.ts';
import type { ChosenReadings, Length } from '../../frameworks/schema.ts';
import { asksTheSame } from './demands/asks.ts';
import type { Completion } from './completions.ts';
import type { Demand } from './demands/demand.ts';
import type { Timeline } from './demands/demands.ts';

/** How early somebody may refresh and keep her anniversary, where that reading is chosen. @source house HOUSE-ANNIVERSARY */
const ANNIVERSARY_MONTHS = 3;

/** A due date and the option by which it fell on that day, where one decided. */
export interface Due {
  /** Day number; null: never again. */
  readonly on: number | null;
  readonly option: string | undefined;
  /** The option for short months, where it moved the date by a day or so; anything else that decided says more. */
  readonly shortMonth?: string | undefined;
}

/** What is due on no day. */
export const NEVER: Due = { on: null, option: undefined };

/** The day from which an unbroken run of demands asks for the requirement, and the day from which for the same, such as at the same interval. */
export interface Run {
  readonly askedFrom: number;
  readonly sameIntervalFrom: number;
}

/**
 * What the unbroken run of demands looks like up to and with each of them, in their order.
 *
 * @source house
 */
export function runsOf({ demands }: Timeline): readonly Run[] {
  const runs: Run[] = [];
  for (const [index, demand] of demands.entries()) {
    const before = demands[index - 1];
    const run = before?.to === demand.from ? runs.at(-1) : undefined;
    runs.push({
      askedFrom: run?.askedFrom ?? demand.from,
      sameIntervalFrom: run && asksTheSame(before!, demand) ? run.sameIntervalFrom : demand.from,
    });
  }
  return runs;
}

/** How the last day of a short month is treated. */
function monthEnd(readings: ChosenReadings): MonthEnd {
  return readings['HOUSE-LEAP-DAY'] === 'b' ? 'next-day' : 'last-day';
}

/**
 * By when somebody who never completed a requirement must first do so.
 *
 * "Before taking up the role" is due on the day before the post starts; where the rule is younger than the post, on the rule's first day.
 *
 * @param postFrom - the first day of the post
 * @source house London states no first-due period; Croydon's published stages show that partnerships set one
 */
export function firstDueOn(demand: Demand, run: Run, postFrom: number): Due {
  const first = readingOf(demand.inForce.requirement.rule.first, demand.inForce.readings);
  if (first.value.kind === 'before-role')
    return { on: run.askedFrom === postFrom ? postFrom - 1 : run.askedFrom, option: first.option };
  return { on: lengthAfter(run.askedFrom, first.value.of, demand.inForce.readings).on, option: first.option };
}

/** What else is judged in the same answer: it tells an appointment from a change of rule, and which interval held before. */
export interface Together {
  readonly startsOfPosts: ReadonlySet<number>;
  /** The timelines of one requirement, of every post that was ever asked for it. */
  readonly timelines: readonly Timeline[];
}

/** Learning that was completed: the day of it, and the day that its interval runs from, which is later where an anniversary was kept. */
export interface Clock {
  readonly completedOn: number;
  readonly runsFrom: number;
}

/**
 * When learning that was completed is due again, as a demand of the timeline sees it.
 *
 * It is due one interval after it was done. Where the interval came into force later than that, because the rule changed or
 * because somebody took up a post, the new interval counts from the same day but nothing falls due before the change itself.
 *
 * @param index - which demand of the timeline
 * @param run - the unbroken run up to that demand
 * @source London Competency Framework, section 5; change and appointment in mid-cycle: house (HOUSE-RULE-CHANGE, HOUSE-APPOINTMENT)
 */
export function dueAgainOn(timeline: Timeline, index: number, clock: Clock, together: Together, run: Run): Due {
  const demand = timeline.demands[index]!;
  if (demand.months === null) return NEVER;
  const { readings } = demand.inForce;
  const changedOn = run.sameIntervalFrom;
  const after = monthsLater(clock.runsFrom, demand.months, readings);
  if (clock.completedOn >= changedOn)
    return clock.runsFrom === clock.completedOn ? after : { on: after.on, option: 'HOUSE-ANNIVERSARY:b' };

  const isAppointment = together.startsOfPosts.has(changedOn);
  const option = isAppointment ? 'HOUSE-APPOINTMENT' : 'HOUSE-RULE-CHANGE';
  const letter = readings[option] ?? 'a';
  if (letter === 'b') {
    const ofThatDay =
      monthsFrom(together.timelines, clock.completedOn, changedOn) ?? (isAppointment ? plainMonths(demand) : undefined);
    if (ofThatDay !== undefined)
      return { on: monthsLater(clock.runsFrom, ofThatDay, readings).on, option: `${option}:b` };
  }
  if (letter === 'c') {
    const before = monthsFrom(together.timelines, changedOn - 1, changedOn) ?? plainMonths(demand) ?? demand.months;
    if (demand.months < before)
      return { on: monthsLater(changedOn, demand.months, readings).on, option: `${option}:c` };
  }
  return { on: Math.max(after.on, changedOn), option: `${option}:${letter}` };
}

/**
 * So many months later, and whether the option for short months decided the day.
 *
 * @source house HOUSE-LEAP-DAY
 */
export function monthsLater(day: number, months: number, readings: ChosenReadings): Due & { readonly on: number } {
  const end = monthEnd(readings);
  const on = addMonths(day, months, end);
  const isMoved = dayOfMonth(on) !== dayOfMonth(day);
  return {
    on,
    option: undefined,
    shortMonth: isMoved ? `HOUSE-LEAP-DAY:${end === 'next-day' ? 'b' : 'a'}` : undefined,
  };
}

/**
 * A length of time later.
 *
 * @source house HOUSE-LEAP-DAY
 */
export function lengthAfter(day: number, length: Length, readings: ChosenReadings): Due & { readonly on: number } {
  return 'days' in length ? { on: day + length.days, option: undefined } : monthsLater(day, length.months, readings);
}

/** The interval that held on a day, or else on the first day after it on which anybody asked, before another day. */
function monthsFrom(timelines: readonly Timeline[], day: number, before: number): number | undefined {
  let first: Demand | undefined;
  for (const { demands } of timelines) {
    const next = demands[firstEndingAfter(demands, day)];
    if (next === undefined || next.from >= before) continue;
    if (first === undefined || Math.max(next.from, day) < Math.max(first.from, day)) first = next;
  }
  return first?.months ?? undefined;
}

/** The index of the first of these demands, which are in order, that ends after a day; their number when none does. */
function firstEndingAfter(demands: readonly Demand[], day: number): number {
  let [low, high] = [0, demands.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (demands[middle]!.to > day) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The interval for somebody without a special role. */
function plainMonths(demand: Demand): number | undefined {
  const { rule } = demand.inForce.requirement;
  return rule.kind === 'interval' ? rule.months : undefined;
}

/**
 * The days from which the intervals of completions run, by the day of the completion, where that is not the completion itself but
 * the old due date, because an early refresher keeps the anniversary. Only a post that asked for the requirement on that day has an
 * old due date to keep.
 *
 * @param completionsUnder - completions as the rules of a demand see them: history is judged by the rules of its day
 * @source house HOUSE-ANNIVERSARY
 */
export function anniversariesKept(
  timeline: Timeline,
  together: Together,
  completionsUnder: (demand: Demand) => readonly Completion[],
): ReadonlyMap<number, number> {
  if (!timeline.demands.some(keepsAnniversaries)) return NONE_KEPT;
  const kept = new Map<number, number>();
  const runs = runsOf(timeline);
  for (const [index, demand] of timeline.demands.entries()) {
    if (!keepsAnniversaries(demand)) continue;
    const { readings } = demand.inForce;
    // Forward in time, so that what the completion before runs from is known already.
    for (const [before, completion] of pairs(completionsUnder(demand))) {
      if (!covers(demand, completion.on)) continue;
      const clock = { completedOn: before.on, runsFrom: kept.get(before.on) ?? before.on };
      const oldDue = dueAgainOn(timeline, index, clock, together, runs[index]!).on;
      const isEarly =
        oldDue !== null &&
        completion.on <= oldDue &&
        addMonths(oldDue, -ANNIVERSARY_MONTHS, monthEnd(readings)) <= completion.on;
      if (isEarly && oldDue !== completion.on) kept.set(completion.on, oldDue);
    }
  }
  return kept;
}

const NONE_KEPT: ReadonlyMap<number, number> = new Map();

function keepsAnniversaries({ inForce }: Demand): boolean {
  return inForce.readings['HOUSE-ANNIVERSARY'] === 'b';
}

function pairs<Item>(items: readonly Item[]): readonly (readonly [before: Item, item: Item])[] {
  return items.slice(1).map((item, index) => [items[index]!, item]);
}

/**
 * Whether the due day itself still counts as in time.
 *
 * @source house HOUSE-DUE-DAY
 */
export function dueDayCounts(readings: ChosenReadings): boolean {
  return readings['HOUSE-DUE-DAY'] !== 'b';
}

/**
 * How many days before the due date something is due soon.
 *
 * @source house
 */
export function noticeDaysOf(demand: Demand): number {
  const { rule } = demand.inForce.requirement;
  return 'noticeDays' in rule ? rule.noticeDays : 0;
}
