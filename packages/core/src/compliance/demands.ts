import { covers, type Period } from '../calendar.ts';
import { requiredLists, type RequiredList } from '../frameworks/levels.ts';
import type { RequirementInForce } from '../frameworks/in-force.ts';
import { hangsOnOption, readingOf } from '../frameworks/readings.ts';
import type { ChosenReadings, Framework, Rule } from '../frameworks/schema.ts';
import type { JudgedPost } from './judge-input.ts';
import type { Basis } from './schema.ts';

type IntervalRule = Extract<Rule, { kind: 'interval' }>;

/** That a requirement was asked of a post in one period, at which interval, and why that one. */
export interface Demand extends Period {
  readonly inForce: RequirementInForce;
  /** Null: once, and never again. */
  readonly months: number | null;
  readonly rule: string;
  readonly cause: Basis['cause'];
  readonly option: string | undefined;
}

/** A post's demands for one requirement, in order of time, and the days on which another post began. */
export interface Timeline {
  readonly requirement: string;
  readonly post: number;
  readonly demands: readonly Demand[];
}

/**
 * What is asked of each post, over time: by its groups, agency kind and flags, the rules in force and its agency's own intervals.
 *
 * @param together - the posts whose demands meet in one answer: all of a person's posts for her own answer, one post for an agency's.
 *   Where several ask for the same requirement, the shortest interval is on each of them.
 * @returns one timeline for each post and requirement that was ever asked of it
 * @source London Competency Framework, section 5; AMB-LCF-3 to AMB-LCF-5; shortest interval wins: house (design, section 4)
 */
export function demandsOn(
  posts: readonly JudgedPost[],
  together: readonly number[],
  requirements: readonly RequirementInForce[],
): readonly Timeline[] {
  const timelines = new Map<string, { requirement: string; post: number; demands: Demand[] }>();
  for (const period of elementaryPeriods(posts, together, requirements)) {
    const active = together.filter((index) => covers(posts[index]!, period.from));
    if (active.length === 0) continue;
    const standings = standingsOf(posts, active, period.from);
    for (const inForce of requirements) {
      if (!covers(inForce, period.from)) continue;
      const asked = standings.flatMap((standing) => {
        const demand = demandOn(period, standing, inForce);
        return demand ? [{ index: standing.index, demand }] : [];
      });
      const shortest = asked.reduce<Demand | undefined>(
        (least, { demand }) => (least && (least.months ?? Infinity) <= (demand.months ?? Infinity) ? least : demand),
        undefined,
      );
      for (const { index, demand } of asked) {
        const shared = shortest && (shortest.months ?? Infinity) < (demand.months ?? Infinity);
        append(
          timelines,
          index,
          shared
            ? {
                ...demand,
                months: shortest.months,
                rule: shortest.rule,
                cause: 'another-post',
                option: shortest.option,
              }
            : demand,
        );
      }
    }
  }
  return [...timelines.values()];
}

/**
 * The groups of a post on a day.
 *
 * @source house
 */
export function groupsOn(post: JudgedPost, day: number): readonly string[] {
  return post.audiences.filter((period) => covers(period, day)).flatMap((period) => period.ids);
}

/** Where a post stands in a period: its groups, and the lists that they need beside those of the posts judged with it. */
interface Standing {
  readonly index: number;
  readonly post: JudgedPost;
  readonly groups: readonly string[];
  readonly listsOf: (inForce: RequirementInForce) => readonly RequiredList[];
}

function standingsOf(posts: readonly JudgedPost[], active: readonly number[], day: number): readonly Standing[] {
  const groupsOf = active.map((index) => groupsOn(posts[index]!, day));
  const allGroups = groupsOf.flat();
  return active.map((index, at) => {
    const groups = groupsOf[at]!;
    const known = new Map<readonly Framework[], readonly RequiredList[]>();
    return {
      index,
      post: posts[index]!,
      groups,
      listsOf: ({ frameworks, readings }) => {
        const lists =
          known.get(frameworks) ??
          frameworks.flatMap((framework) => requiredLists(groups, allGroups, framework, readings));
        known.set(frameworks, lists);
        return lists;
      },
    };
  });
}

function demandOn(period: Period, standing: Standing, inForce: RequirementInForce): Demand | undefined {
  const applies = whyApplies(standing, inForce);
  if (!applies) return undefined;
  const { post, groups } = standing;
  const { rule } = inForce.requirement;
  if (rule.kind !== 'interval')
    return { ...period, inForce, months: null, rule: rule.id, cause: 'rule', option: applies.option };

  const forRole = shorterFor(post, groups, rule, inForce.readings);
  const base = forRole.shorter?.months ?? rule.months;
  const own = {
    ...period,
    inForce,
    months: base,
    rule: forRole.shorter?.id ?? rule.id,
    cause: forRole.shorter ? ('role' as const) : ('rule' as const),
    option: forRole.option ?? applies.option,
  };

  const override = latest(
    post.overrides.filter(
      (each) => covers(each, period.from) && (each.requirementId ?? inForce.requirement.id) === inForce.requirement.id,
    ),
  );
  if (!override) return own;
  const direction = readingOf(rule.agencyInterval, inForce.readings);
  const accepted = direction.value === 'either' || (direction.value === 'shorter' && override.intervalMonths < base);
  const option = override.intervalMonths > base ? direction.option : own.option;
  if (!accepted) return { ...own, option };
  return { ...own, months: override.intervalMonths, rule: 'agency-interval', cause: 'agency', option };
}

/** The first shorter interval that fits the post, and the option that decided, where another reading would have decided otherwise. */
function shorterFor(
  post: JudgedPost,
  groups: readonly string[],
  rule: IntervalRule,
  readings: ChosenReadings,
): { readonly shorter: IntervalRule['shorter'][number] | undefined; readonly option: string | undefined } {
  let option: string | undefined;
  for (const shorter of rule.shorter) {
    if (shorter.flags.some((flag) => post.flags.includes(flag))) return { shorter, option: undefined };
    const fitting = readingOf(shorter.audiences, readings);
    const isOpen =
      hangsOnOption(shorter.audiences) &&
      Object.values(shorter.audiences.readings).some((ids) => ids.some((id) => groups.includes(id)));
    if (isOpen) option ??= fitting.option;
    if (fitting.value.some((id) => groups.includes(id))) return { shorter, option };
  }
  return { shorter: undefined, option };
}

/** Undefined when the requirement is not for this post; else the option by which it is, where one decided. */
function whyApplies(
  { post, groups, listsOf }: Standing,
  inForce: RequirementInForce,
): { readonly option: string | undefined } | undefined {
  if (groups.length === 0) return undefined;
  const { level, audiences, agencyKinds, flags } = inForce.requirement.appliesTo;
  if (audiences && !audiences.some((id) => groups.includes(id))) return undefined;
  if (agencyKinds && !(post.agencyKind !== undefined && agencyKinds.includes(post.agencyKind))) return undefined;
  if (flags && !flags.some((flag) => post.flags.includes(flag))) return undefined;
  return level === undefined ? { option: undefined } : listsOf(inForce).find((list) => list.level === level);
}

/** The override with the latest start; of two with the same start the one for this very requirement. */
function latest(overrides: JudgedPost['overrides']): JudgedPost['overrides'][number] | undefined {
  return overrides.reduce<JudgedPost['overrides'][number] | undefined>((best, each) => {
    if (!best || each.from > best.from) return each;
    return each.from === best.from && each.requirementId !== undefined ? each : best;
  }, undefined);
}

/** Periods within which nothing that decides a demand changes, while any of the posts is held. */
function elementaryPeriods(
  posts: readonly JudgedPost[],
  together: readonly number[],
  requirements: readonly RequirementInForce[],
): readonly Period[] {
  const days = new Set<number>();
  const mark = (period: Period): void => {
    days.add(period.from);
    days.add(period.to);
  };
  requirements.forEach(mark);
  for (const index of together) {
    const post = posts[index]!;
    mark(post);
    post.audiences.forEach(mark);
    post.overrides.forEach(mark);
  }
  const inOrder = [...days].sort((a, b) => a - b);
  return inOrder.slice(0, -1).map((from, index) => ({ from, to: inOrder[index + 1]! }));
}

function append(
  timelines: Map<string, { requirement: string; post: number; demands: Demand[] }>,
  post: number,
  demand: Demand,
): void {
  const requirement = demand.inForce.requirement.id;
  const key = `${post} ${requirement}`;
  const timeline = timelines.get(key) ?? { requirement, post, demands: [] };
  timelines.set(key, timeline);
  const last = timeline.demands.at(-1);
  const same =
    last &&
    last.to === demand.from &&
    last.inForce === demand.inForce &&
    last.months === demand.months &&
    last.rule === demand.rule &&
    last.cause === demand.cause &&
    last.option === demand.option;
  if (same) timeline.demands[timeline.demands.length - 1] = { ...last, to: demand.to };
  else timeline.demands.push(demand);
}
