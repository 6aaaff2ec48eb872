import type { Period } from '../../../calendar.ts';
import { requiredLists } from '../../../frameworks/levels.ts';
import type { RequirementInForce } from '../../../frameworks/in-force/in-force.ts';
import { hangsOnOption, readingOf } from '../../../frameworks/readings.ts';
import type { ChosenReadings, Rule } from '../../../frameworks/schema.ts';
import { agencyIntervals, overrideOn } from './agency-intervals.ts';
import type { Bases } from './bases.ts';
import type { Profile } from './profiles.ts';
import type { Basis } from '../../schema.ts';

type IntervalRule = Extract<Rule, { kind: 'interval' }>;

/** That a requirement was asked of a post in one period, at which interval, and why that one. */
export interface Demand extends Period {
  readonly inForce: RequirementInForce;
  /** Null: no interval is asked for. */
  readonly months: number | null;
  readonly rule: string;
  readonly cause: Basis['cause'];
  readonly option: string | undefined;
  /** Reasons that were made of it already. */
  readonly bases: Bases;
}

/** A post among the posts that are judged with it. */
export interface PostBeside {
  /** Its place among them. */
  readonly index: number;
  readonly profile: Profile;
  /** Those of all posts together. */
  readonly allGroups: readonly string[];
}

/** A post that a requirement is for, and the option by which it is, where one decided. */
export interface Applying {
  readonly post: PostBeside;
  readonly option: string | undefined;
}

/**
 * What a requirement asks of a post in a period in which nothing that decides on it changes, and why: by its own rule, by a part of it for some
 * roles, or by the agency's own interval.
 *
 * @source London Competency Framework, section 5; AMB-LCF-3 to AMB-LCF-5
 */
export function demandOn(
  period: Period,
  { post, option: applies }: Applying,
  inForce: RequirementInForce,
): Omit<Demand, 'bases'> {
  const { profile } = post;
  const { rule } = inForce.requirement;
  const forRole = firstFitting(partsOf(rule), profile, inForce.readings);
  const own = {
    ...period,
    inForce,
    months: null,
    rule: forRole.part?.id ?? rule.id,
    cause: forRole.part ? ('role' as const) : ('rule' as const),
    option: forRole.option ?? applies,
  };
  if (rule.kind !== 'interval') return own;
  const base = forRole.part?.months ?? rule.months;

  const override = overrideOn(agencyIntervals(profile.overrides, inForce.requirement.id), period.from);
  if (!override) return { ...own, months: base };
  const direction = readingOf(rule.agencyInterval, inForce.readings);
  const accepted = direction.value === 'either' || (direction.value === 'shorter' && override.intervalMonths < base);
  const option = override.intervalMonths > base ? direction.option : own.option;
  if (!accepted) return { ...own, months: base, option };
  return { ...own, months: override.intervalMonths, rule: 'agency-interval', cause: 'agency', option };
}

/** What a rule asks of some posts only: a shorter interval, or another amount. */
interface Part {
  readonly id: string;
  readonly flags: readonly string[];
  readonly audiences: IntervalRule['shorter'][number]['audiences'];
  readonly months?: number;
}

function partsOf(rule: Rule): readonly Part[] {
  if (rule.kind === 'interval') return rule.shorter;
  return 'other' in rule ? rule.other : [];
}

/** The first part that fits the post, and the option that decided, where another reading would have decided otherwise. */
function firstFitting(
  parts: readonly Part[],
  { groups, flags }: Profile,
  readings: ChosenReadings,
): { readonly part: Part | undefined; readonly option: string | undefined } {
  let option: string | undefined;
  for (const part of parts) {
    if (part.flags.some((flag) => flags.includes(flag))) return { part, option: undefined };
    const fitting = readingOf(part.audiences, readings);
    const isOpen =
      hangsOnOption(part.audiences) &&
      Object.values(part.audiences.readings).some((ids) => ids.some((id) => groups.includes(id)));
    if (isOpen) option ??= fitting.option;
    if (fitting.value.some((id) => groups.includes(id))) return { part, option };
  }
  return { part: undefined, option };
}

/**
 * Whether a requirement is for a post, by its groups, agency kind and flags.
 *
 * @returns undefined when it is not
 * @source London Competency Framework, sections 4 and 5
 */
export function whyApplies(post: PostBeside, inForce: RequirementInForce): Applying | undefined {
  const { profile, allGroups } = post;
  const { groups } = profile;
  if (groups.length === 0) return undefined;
  const { level, audiences, agencyKinds, flags } = inForce.requirement.appliesTo;
  if (audiences && !audiences.some((id) => groups.includes(id))) return undefined;
  if (agencyKinds && !(profile.agencyKind !== undefined && agencyKinds.includes(profile.agencyKind))) return undefined;
  if (flags && !flags.some((flag) => profile.flags.includes(flag))) return undefined;
  if (level === undefined) return { post, option: undefined };
  const list = inForce.frameworks
    .flatMap((framework) => requiredLists(groups, allGroups, framework, inForce.readings))
    .find((each) => each.level === level);
  return list && { post, option: list.option };
}
