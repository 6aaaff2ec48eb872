import { addMonths, type MonthEnd } from '../calendar.ts';
import { readingOf } from '../frameworks/readings.ts';
import type { ChosenReadings } from '../frameworks/schema.ts';
import type { Completion } from './completions.ts';
import type { Demand, Timeline } from './demands.ts';

/** A due date and the option by which it fell on that day, where one decided. */
export interface Due {
  /** Day number; null: never again. */
  readonly on: number | null;
  readonly option: string | undefined;
}

/** The day from which an unbroken run of demands asks for the requirement, and the day from which at the same interval. */
export interface Run {
  readonly askedFrom: number;
  readonly sameIntervalFrom: number;
}

/** What the unbroken run of demands up to and with one of them looks like. */
export function runUpTo(timeline: Timeline, index: number): Run {
  const { demands } = timeline;
  let sameIntervalFrom = demands[index]!.from;
  let askedFrom = sameIntervalFrom;
  let isSame = true;
  for (let at = index; at > 0 && demands[at - 1]!.to === demands[at]!.from; at -= 1) {
    const before = demands[at - 1]!;
    askedFrom = before.from;
    isSame &&= before.months === demands[index]!.months;
    if (isSame) sameIntervalFrom = before.from;
  }
  return { askedFrom, sameIntervalFrom };
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
  if (first.value.kind === 'before-role') return { on: run.askedFrom === postFrom ? postFrom - 1 : run.askedFrom, option: first.option };
  const { of } = first.value;
  const on = 'days' in of ? run.askedFrom + of.days : addMonths(run.askedFrom, of.months, monthEnd(demand.inForce.readings));
  return { on, option: first.option };
}

/**
 * When learning that was completed is due again, as a demand of the timeline sees it.
 *
 * It is due one interval after it was done. Where the interval came into force later than that, because the rule changed or
 * because somebody took up a post, the new interval counts from the same day but nothing falls due before the change itself.
 *
 * @param index - which demand of the timeline
 * @param from - the day the interval runs from: the completion, or the anniversary that it kept
 * @param startsOfPosts - first days of the posts judged together, to tell an appointment from a change of rule
 * @source London Competency Framework, section 5; change and appointment in mid-cycle: house (HOUSE-RULE-CHANGE, HOUSE-APPOINTMENT)
 */
export function dueAgainOn(timeline: Timeline, index: number, from: number, startsOfPosts: ReadonlySet<number>): Due {
  const demand = timeline.demands[index]!;
  if (demand.months === null) return { on: null, option: undefined };
  const { readings } = demand.inForce;
  const at = (day: number, months: number): number => addMonths(day, months, monthEnd(readings));
  const changedOn = runUpTo(timeline, index).sameIntervalFrom;
  if (from >= changedOn) return { on: at(from, demand.months), option: undefined };

  const isAppointment = startsOfPosts.has(changedOn);
  const option = isAppointment ? 'HOUSE-APPOINTMENT' : 'HOUSE-RULE-CHANGE';
  const letter = readings[option] ?? 'a';
  const earlier = earlierMonths(timeline, from) ?? (isAppointment ? plainMonths(demand) : demand.months);
  if (letter === 'b') return { on: at(from, earlier), option: `${option}:b` };
  if (letter === 'c' && demand.months < earlier) return { on: at(changedOn, demand.months), option: `${option}:c` };
  return { on: Math.max(at(from, demand.months), changedOn), option: `${option}:${letter}` };
}

/** The interval that held on a day, if the requirement was asked then. */
function earlierMonths(timeline: Timeline, day: number): number | undefined {
  return timeline.demands.find((demand) => demand.from <= day && day < demand.to)?.months ?? undefined;
}

/** The interval for somebody without a special role. */
function plainMonths(demand: Demand): number {
  const { rule } = demand.inForce.requirement;
  return rule.kind === 'interval' ? rule.months : (demand.months ?? 0);
}

/** Which demand of a timeline a day falls in, or would have: the first one for days before it. */
function demandAt(timeline: Timeline, day: number): number {
  const index = timeline.demands.findLastIndex((demand) => demand.from <= day);
  return Math.max(index, 0);
}

/**
 * The day from which the interval of each completion runs: the completion itself, or the old due date where an early refresher
 * keeps the anniversary.
 *
 * @source house HOUSE-ANNIVERSARY
 */
export function anchorsOf(timeline: Timeline, completions: readonly Completion[], startsOfPosts: ReadonlySet<number>): readonly number[] {
  const anchors: number[] = [];
  for (const { on } of completions) {
    const before = anchors.at(-1);
    const index = demandAt(timeline, on);
    const keeps = before !== undefined && timeline.demands[index]!.inForce.readings['HOUSE-ANNIVERSARY'] === 'b';
    const oldDue = keeps ? dueAgainOn(timeline, index, before, startsOfPosts).on : null;
    anchors.push(oldDue !== null && on <= oldDue && oldDue <= addMonths(on, 3) ? oldDue : on);
  }
  return anchors;
}

/** Whether the due day itself still counts as in time. */
export function dueDayCounts(readings: ChosenReadings): boolean {
  return readings['HOUSE-DUE-DAY'] !== 'b';
}

/** How many days before the due date something is due soon. */
export function noticeDaysOf(demand: Demand): number {
  const { rule } = demand.inForce.requirement;
  return rule.kind === 'interval' ? rule.noticeDays : 0;
}
