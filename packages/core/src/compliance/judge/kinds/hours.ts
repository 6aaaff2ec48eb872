import { readingOf } from '../../../frameworks/readings.ts';
import type { RuleOf } from '../../../frameworks/schema.ts';
import { hoursAsked } from '../demands/asks.ts';
import type { Completion } from '../completions.ts';
import type { Counted } from '../counted.ts';
import { firstDueOn, monthsLater, type Due } from '../due.ts';
import { lastsUntil } from '../recall.ts';
import { lastUpTo, type Asked, type Facts, type Kind } from './kind.ts';
import { acceptedOn, daysOfEnough, type Enough, type Portion } from './window.ts';

/** Hours are added up as whole hundredths, so that many small ones make a whole. */
const HUNDREDTHS = 100;
const PART_OF_JOINT_HOUR = { whole: 1, half: 0.5, none: 0 };

/**
 * So many hours within the months up to each day. Hours count from their day until the same day so many months later, and leave the day after. The
 * part that must be learnt together with others is a part of the hours asked for. Where there is an initial period its hours come first; once
 * they were held they are never asked for again.
 *
 * @source design, section 4; intercollegiate document for children, 4th edition, as summarised for primary care; initial period and domains: house
 *   (HOUSE-INITIAL-PERIOD, HOUSE-HOURS-DOMAIN)
 */
export const hours: Kind<'hours'> = {
  doneOf(rule, facts) {
    const portions = portionsOf(rule, facts);
    return { completions: completionsOf(rule, facts.part, portions), days: portions.map(({ on }) => on) };
  },
  changeDays(_, { done, demand, run }) {
    const days = done.completions.map(({ on }) => on);
    const first = fromFirstHours(demand.inForce.readings) ? done.days.find((on) => on >= run.askedFrom) : undefined;
    return first === undefined ? days : [...days, first].sort((a, b) => a - b);
  },
  standingOn(rule, asked, day) {
    const { demand, run, done } = asked;
    const held = done.completions[lastUpTo(done.completions, day)];
    const isChanged = run.sameIntervalFrom > run.askedFrom;
    const due = held ? enoughUntil(rule, asked, held) : firstDue(rule, asked, day);
    const on = due.on !== null && (held || isChanged) ? Math.max(due.on, run.sameIntervalFrom) : due.on;
    const isInitial = !held && demand.rule === rule.id;
    return { held, due: { ...due, on }, part: isInitial ? rule.initial?.id : undefined };
  },
  amountsOn(rule, facts, day) {
    const portions = portionsOf(rule, facts);
    const { window, initial } = hoursAsked(rule, facts.part);
    const isInitial = initial !== undefined && lastUpTo(completionsOf(rule, facts.part, portions), day) === -1;
    const required = isInitial ? initial : window;
    return { required, accepted: acceptedOn(portions, enoughOf(rule, required), day) / HUNDREDTHS };
  },
};

function enoughOf({ participatoryShare }: RuleOf<'hours'>, asked: number): Enough {
  const amount = Math.round(asked * HUNDREDTHS);
  return { amount, together: Math.round(amount * participatoryShare) };
}

function completionsOf(rule: RuleOf<'hours'>, part: string, portions: readonly Portion[]): readonly Completion[] {
  const { window, initial } = hoursAsked(rule, part);
  const enough = daysOfEnough(portions, enoughOf(rule, window));
  if (initial === undefined) return enough;
  const [first] = daysOfEnough(portions, enoughOf(rule, initial));
  if (!first) return [];
  const before = enough[lastUpTo(enough, first.on)];
  const started = { ...first, until: before?.until ?? null, untilOption: before?.untilOption };
  return [started, ...enough.filter(({ on }) => on > first.on)];
}

function portionsOf(rule: RuleOf<'hours'>, { inForce, evidence, counted }: Facts): readonly Portion[] {
  const joint = readingOf(rule.jointHours, inForce.readings);
  return counted.flatMap((each): Portion[] => {
    const piece = evidence[each.index]!;
    const domain = domainOf(rule, piece.domain, inForce.readings);
    const share = domain.isJoint ? PART_OF_JOINT_HOUR[joint.value] : Number(domain.counts);
    const amount = Math.round((piece.hours ?? 0) * share * HUNDREDTHS);
    if (amount === 0) return [];
    const together = Math.min(amount, Math.round((piece.participatoryHours ?? 0) * share * HUNDREDTHS));
    const option = domain.isJoint ? joint.option : domain.option;
    return [{ ...portionOn(each, rule, inForce, piece.recalledOn), amount, together, option: each.option ?? option }];
  });
}

function portionOn(
  { index, on, prerequisite }: Counted,
  { windowMonths }: RuleOf<'hours'>,
  { readings }: Facts['inForce'],
  recalledOn: number | undefined,
): Omit<Portion, 'amount' | 'together' | 'option'> {
  const last = monthsLater(on, windowMonths, readings);
  const lasts = lastsUntil(on, last.on, recalledOn, readings['HOUSE-RECALL']);
  return {
    on,
    until: lasts.until,
    year: 0,
    evidence: index,
    prerequisite,
    untilOption: lasts.option ?? last.shortMonth,
  };
}

/** Whether hours with this domain count, by which option, and whether they are about both children and adults. */
function domainOf(
  rule: RuleOf<'hours'>,
  domain: string | undefined,
  readings: Facts['inForce']['readings'],
): { readonly counts: boolean; readonly isJoint: boolean; readonly option: string | undefined } {
  if (rule.domain === undefined || domain === rule.domain) return { counts: true, isJoint: false, option: undefined };
  if (domain === 'both') return { counts: true, isJoint: true, option: undefined };
  if (domain !== undefined) return { counts: false, isJoint: false, option: undefined };
  const letter = readings['HOUSE-HOURS-DOMAIN'] ?? 'a';
  return { counts: letter === 'a', isJoint: false, option: `HOUSE-HOURS-DOMAIN:${letter}` };
}

/** Until when what is held is enough; hours of an initial period alone are enough for a whole window from the start. */
function enoughUntil(rule: RuleOf<'hours'>, { demand, run }: Asked, held: Completion): Due {
  if (held.until !== null && held.until !== undefined)
    return { on: held.until, option: undefined, shortMonth: held.untilOption };
  return monthsLater(run.askedFrom, rule.windowMonths, demand.inForce.readings);
}

function firstDue(rule: RuleOf<'hours'>, { demand, run, postFrom, done }: Asked, day: number): Due {
  if (!rule.initial) return firstDueOn(demand, run, postFrom);
  const { readings } = demand.inForce;
  const isFromFirst = fromFirstHours(readings);
  const first = isFromFirst ? done.days.find((on) => on >= run.askedFrom && on <= day) : undefined;
  return {
    on: monthsLater(first ?? run.askedFrom, rule.initial.withinMonths, readings).on,
    option: `HOUSE-INITIAL-PERIOD:${isFromFirst ? 'b' : 'a'}`,
  };
}

function fromFirstHours(readings: Facts['inForce']['readings']): boolean {
  return readings['HOUSE-INITIAL-PERIOD'] === 'b';
}
