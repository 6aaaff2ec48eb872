import { FOREVER, type Period } from '../../../calendar.ts';
import type { RequirementInForce } from '../../../frameworks/in-force/in-force.ts';
import { ALWAYS } from '../../../frameworks/in-force/packs-on.ts';
import { agencyIntervals } from './agency-intervals.ts';
import { leniency } from './asks.ts';
import { basesUnder } from './bases.ts';
import { demandOn, whyApplies, type Applying, type Demand, type PostBeside } from './demand.ts';
import type { JudgedPost } from '../judge-input.ts';
import { keyOf, stretchesOf, type Profile } from './profiles.ts';

/** A post's demands for one requirement, in order of time. */
export interface Timeline {
  readonly requirement: string;
  readonly post: number;
  readonly demands: readonly Demand[];
}

/**
 * What is asked of each post, over time: by its groups, agency kind and flags, the rules in force and its agency's own intervals.
 *
 * @param together - the posts whose demands meet in one answer: all of a person's posts for her own answer, one post for an agency's.
 *   Where several ask for the same requirement, the shortest interval, or the most hours or times, is on each of them.
 * @returns one timeline for each post and requirement that was ever asked of it
 * @source London Competency Framework, section 5; AMB-LCF-3 to AMB-LCF-5; shortest interval wins: house (design, section 4)
 */
export function demandsOn(
  posts: readonly JudgedPost[],
  together: readonly number[],
  requirements: readonly RequirementInForce[],
): readonly Timeline[] {
  const timelines: MadeTimeline[] = [];
  for (const stretch of stretchesOf(posts, together))
    for (const { requirement, post: at, demands } of demandsOfProfiles(stretch.profiles, requirements)) {
      if (demands[0]!.from >= stretch.to || demands.at(-1)!.to <= stretch.from) continue;
      const timeline = timelineFor(timelines, stretch.held[at]!, requirement);
      for (const demand of demands)
        if (demand.from < stretch.to && stretch.from < demand.to) append(timeline.demands, within(stretch, demand));
    }
  return timelines.filter((timeline) => timeline.demands.length > 0);
}

/** A time in which nothing is asked of a post, and whether that is although a group of it is known. */
export interface Unasked extends Period {
  readonly isGroupKnown: boolean;
}

/**
 * The times in which nothing is asked of a post by itself, in order, because no group, or no requirement for its groups, is known.
 *
 * @source house missing data is unknown, never compliant
 */
export function unaskedOf(
  posts: readonly JudgedPost[],
  index: number,
  requirements: readonly RequirementInForce[],
): readonly Unasked[] {
  const unasked: Unasked[] = [];
  for (const stretch of stretchesOf(posts, [index]))
    for (const gap of gapsOf(stretch.profiles[0]!, requirements)) {
      const from = Math.max(gap.from, stretch.from);
      const to = Math.min(gap.to, stretch.to);
      if (from >= to) continue;
      const last = unasked.at(-1);
      if (last && last.to === from && last.isGroupKnown === gap.isGroupKnown)
        unasked[unasked.length - 1] = { ...last, to };
      else unasked.push({ from, to, isGroupKnown: gap.isGroupKnown });
    }
  return unasked;
}

const knownGaps = new WeakMap<readonly Timeline[], readonly Unasked[]>();

function gapsOf(profile: Profile, requirements: readonly RequirementInForce[]): readonly Unasked[] {
  const timelines = demandsOfProfiles([profile], requirements);
  const known = knownGaps.get(timelines);
  if (known) return known;
  const gaps: Unasked[] = [];
  const isGroupKnown = profile.groups.length > 0;
  let askedTo = ALWAYS;
  const inOrder = timelines.flatMap(({ demands }) => demands).toSorted((a, b) => a.from - b.from);
  for (const { from, to } of [...inOrder, { from: FOREVER, to: FOREVER }]) {
    if (from > askedTo) gaps.push({ from: askedTo, to: from, isGroupKnown });
    askedTo = Math.max(askedTo, to);
  }
  knownGaps.set(timelines, gaps);
  return gaps;
}

interface MadeTimeline extends Timeline {
  readonly demands: Demand[];
}

function timelineFor(timelines: MadeTimeline[], post: number, requirement: string): MadeTimeline {
  const known = timelines.find((each) => each.requirement === requirement && each.post === post);
  if (known) return known;
  const made = { requirement, post, demands: [] };
  timelines.push(made);
  return made;
}

function within(period: Period, demand: Demand): Demand {
  const from = Math.max(demand.from, period.from);
  const to = Math.min(demand.to, period.to);
  return from === demand.from && to === demand.to ? demand : { ...demand, from, to };
}

interface Known {
  readonly byProfiles: Map<string, readonly Timeline[]>;
  demands: number;
}

/** Rules never change and whole partnerships share a few profiles, so each is worked out once for as long as its rules are at hand. */
const knownDemands = new WeakMap<readonly RequirementInForce[], Known>();

/** Beyond so many, most are of people with posts that nobody else has; all are forgotten and begun again. @source house some 30 MB */
const DEMANDS_KEPT = 200_000;

/** What is asked of posts with these profiles, had they always been held; posts by their place in the list. */
function demandsOfProfiles(
  profiles: readonly Profile[],
  requirements: readonly RequirementInForce[],
): readonly Timeline[] {
  const known = knownDemands.get(requirements) ?? { byProfiles: new Map<string, readonly Timeline[]>(), demands: 0 };
  knownDemands.set(requirements, known);
  const key = keyOf(profiles);
  const found = known.byProfiles.get(key);
  if (found) return found;
  const made = workOut(profiles, requirements);
  if (known.demands >= DEMANDS_KEPT) {
    known.byProfiles.clear();
    known.demands = 0;
  }
  known.byProfiles.set(key, made);
  known.demands += made.reduce((sum, { demands }) => sum + demands.length, 0);
  return made;
}

function workOut(profiles: readonly Profile[], requirements: readonly RequirementInForce[]): readonly Timeline[] {
  const timelines: MadeTimeline[] = [];
  for (const { period, inForce, applying } of steadyPeriods(besideEachOther(profiles), requirements)) {
    const asked = applying.map((each) => ({
      index: each.post.index,
      demand: { ...demandOn(period, each, inForce), bases: basesUnder(requirements) },
    }));
    const shortest = asked.reduce<Demand | undefined>(
      (least, { demand }) => (least && leniency(least) <= leniency(demand) ? least : demand),
      undefined,
    );
    for (const { index, demand } of asked) {
      const shared = shortest && leniency(shortest) < leniency(demand);
      append(
        timelineFor(timelines, index, inForce.requirement.id).demands,
        shared
          ? {
              ...demand,
              months: shortest.months,
              rule: shortest.rule,
              cause: 'another-post',
              option: shortest.option,
              bases: basesUnder(requirements),
            }
          : demand,
      );
    }
  }
  return timelines;
}

function besideEachOther(profiles: readonly Profile[]): readonly PostBeside[] {
  const allGroups = profiles.flatMap((profile) => profile.groups);
  return profiles.map((profile, index) => ({ index, profile, allGroups }));
}

interface SteadyPeriod {
  readonly inForce: RequirementInForce;
  readonly applying: readonly Applying[];
  readonly period: Period;
}

/**
 * Periods of each requirement that is for one of these posts, within which nothing that decides on it changes, the earliest first. Only agencies' own
 * intervals divide the time in which one is in force; to divide it wherever some other begins would be the square of all rules that there ever were.
 */
function steadyPeriods(
  posts: readonly PostBeside[],
  requirements: readonly RequirementInForce[],
): readonly SteadyPeriod[] {
  return requirements
    .flatMap((inForce) => {
      const applying = posts.flatMap((post) => whyApplies(post, inForce) ?? []);
      if (applying.length === 0) return [];
      const { from, to } = inForce;
      const changes = applying.flatMap(({ post }) => changesOf(post.profile, inForce.requirement));
      const days = [...new Set([from, ...changes.filter((day) => from < day && day < to), to])].sort((a, b) => a - b);
      return days
        .slice(0, -1)
        .map((day, index) => ({ inForce, applying, period: { from: day, to: days[index + 1]! } }));
    })
    .toSorted((a, b) => a.period.from - b.period.from);
}

/** The days on which another interval of its agency begins to hold for a post. */
function changesOf({ overrides }: Profile, { id, rule }: RequirementInForce['requirement']): readonly number[] {
  return rule.kind === 'interval' ? agencyIntervals(overrides, id).map(({ from }) => from) : [];
}

/** Adds a demand behind others, or makes the last of them longer where it asks for the same. */
function append(demands: Demand[], demand: Demand): void {
  const last = demands.at(-1);
  const same =
    last &&
    last.to === demand.from &&
    last.inForce === demand.inForce &&
    last.months === demand.months &&
    last.rule === demand.rule &&
    last.cause === demand.cause &&
    last.option === demand.option;
  if (same) demands[demands.length - 1] = { ...last, to: demand.to };
  else demands.push(demand);
}
