import { readingOf } from '../../../frameworks/readings.ts';
import type { Rule, RuleOf } from '../../../frameworks/schema.ts';
import type { Demand } from './demand.ts';

/** How many hours a part of a rule asks for: in the window, and in the initial period where there is one. */
export interface HoursAsked {
  readonly window: number;
  readonly initial: number | undefined;
}

/**
 * The hours that a rule asks for.
 *
 * @param part - the rule itself, or the other amount that fits the post
 * @source house
 */
export function hoursAsked(rule: RuleOf<'hours'>, part: string): HoursAsked {
  const other = rule.other.find((each) => each.id === part);
  return {
    window: other?.hours ?? rule.hours,
    initial: rule.initial && (other?.initialHours ?? rule.initial.hours),
  };
}

/**
 * How often a rule asks for something in its period.
 *
 * @param part - the rule itself, or the other count that fits the post
 * @source house
 */
export function timesAsked(rule: RuleOf<'count'>, part: string): number {
  return rule.other.find((each) => each.id === part)?.times ?? rule.times;
}

/** No rule asks for as many hours at first as would outweigh one hundredth of an hour in the window. */
const WEIGHT_OF_WINDOW = 1_000_000;

/**
 * How much a demand leaves somebody to do: of two for the same requirement, the one with the smaller number is the stricter.
 *
 * @source house design, section 4: of several posts the shortest interval wins; so do the most hours and the highest count
 */
export function leniency(demand: Demand): number {
  const { rule } = demand.inForce.requirement;
  if (rule.kind === 'hours') {
    const { window, initial } = hoursAsked(rule, demand.rule);
    return -(window * WEIGHT_OF_WINDOW + (initial ?? 0));
  }
  if (rule.kind === 'count') return -timesAsked(rule, demand.rule);
  return demand.months ?? Infinity;
}

/**
 * Whether two demands for one requirement ask for the same, whatever else about them differs.
 *
 * @source house
 */
export function asksTheSame(one: Demand, other: Demand): boolean {
  if (one.months !== other.months) return false;
  if (one.inForce === other.inForce && one.rule === other.rule) return true;
  return termsOf(one) === termsOf(other);
}

/** What is asked for beside the months of an interval. */
function termsOf({ inForce, rule: part }: Demand): string {
  const { rule }: { readonly rule: Rule } = inForce.requirement;
  switch (rule.kind) {
    case 'interval':
    case 'once':
      return rule.kind;
    case 'hours': {
      const { windowMonths, participatoryShare, domain, initial } = rule;
      return JSON.stringify([windowMonths, participatoryShare, domain, initial?.withinMonths, hoursAsked(rule, part)]);
    }
    case 'count':
      return JSON.stringify([readingOf(rule.per, inForce.readings).value, timesAsked(rule, part)]);
    case 'on-change':
      return JSON.stringify(rule.changes.map(({ id, on }) => [id, on]));
    case 'declaration':
      return JSON.stringify([rule.edition, rule.editionOn]);
  }
}
