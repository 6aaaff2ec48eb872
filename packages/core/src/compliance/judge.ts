import { covers, dateOf, FOREVER } from '../calendar.ts';
import { ALWAYS, type RequirementInForce } from '../frameworks/in-force.ts';
import { progressOf, type Completion } from './completions.ts';
import { demandsOn, type Demand, type Timeline } from './demands.ts';
import {
  anniversariesKept,
  dueAgainOn,
  dueDayCounts,
  firstDueOn,
  noticeDaysOf,
  runUpTo,
  type Together,
} from './due.ts';
import type { JudgedPost, Life } from './judge-input.ts';
import { dueAfterRecall } from './recall.ts';
import { groupsOn } from './profiles.ts';
import { NOT_JUDGED, type Basis, type State } from './schema.ts';

/** How long before a post starts its requirements are shown as coming up, days. @source house as long as the notice of a due date */
export const NOTICE_OF_START_DAYS = 90;

/** One requirement of one post in one state. Day numbers, half-open; posts and evidence by index. */
export interface JudgedSpan {
  readonly requirement: string;
  readonly post: number;
  readonly state: State;
  readonly from: number;
  readonly to: number;
  readonly dueOn: number | null;
  readonly heldOn: number | null;
  readonly evidence: number | undefined;
  readonly basis: Basis;
}

/**
 * What the rules say of each requirement of these posts, over all time. Spans of one requirement and post do not overlap, are in
 * order and run into the future, so that "as at" any day is a plain read and nothing has to be judged again at night.
 *
 * @param together - posts judged in one answer: all of a person's for her own, one alone for its agency
 * @source house design, section 4
 */
export function judge(
  life: Life,
  together: readonly number[],
  requirements: readonly RequirementInForce[],
): readonly JudgedSpan[] {
  const startsOfPosts = new Set(together.map((index) => life.posts[index]!.from));
  const timelines = demandsOn(life.posts, together, requirements);
  const alongside = Map.groupBy(timelines, (timeline) => timeline.requirement);
  const completionsUnder = completionsOf(life);
  const judged = timelines.flatMap((timeline) =>
    spansOf(
      timeline,
      life.posts[timeline.post]!,
      { startsOfPosts, timelines: alongside.get(timeline.requirement)! },
      completionsUnder,
      life.evidence,
    ),
  );
  const unjudged = together.flatMap((index) => notJudged(life, index, timelines, requirements));
  return [...judged, ...unjudged];
}

const completionsOfLives = new WeakMap<Life, Map<RequirementInForce, readonly Completion[]>>();

/** Completions as the rules of a demand see them, worked out once for a life in however many answers it is judged. */
function completionsOf(life: Life): (demand: Demand) => readonly Completion[] {
  const known = completionsOfLives.get(life) ?? new Map<RequirementInForce, readonly Completion[]>();
  completionsOfLives.set(life, known);
  return ({ inForce }) => {
    const completions = known.get(inForce) ?? progressOf(inForce, life.evidence).completions;
    known.set(inForce, completions);
    return completions;
  };
}

function spansOf(
  timeline: Timeline,
  post: JudgedPost,
  together: Together,
  completionsUnder: (demand: Demand) => readonly Completion[],
  evidence: Life['evidence'],
): JudgedSpan[] {
  const spans: JudgedSpan[] = [];
  const anniversaries = anniversariesKept(timeline, together, completionsUnder);
  for (const [index, demand] of timeline.demands.entries()) {
    const completions = completionsUnder(demand);
    const run = runUpTo(timeline, index);
    // Only a post comes up before its time: of a rule, the days before it began say nothing, so that history keeps the rules of its day.
    const comesUpFrom = demand.from === post.from ? demand.from - NOTICE_OF_START_DAYS : demand.from;

    const before = completions.findLastIndex((completion) => completion.on <= comesUpFrom);
    for (let held = before; held < completions.length; held += 1) {
      const completion = completions[held];
      const from = Math.max(comesUpFrom, completion?.on ?? ALWAYS);
      const to = Math.min(demand.to, completions[held + 1]?.on ?? FOREVER);
      if (from >= to) continue;
      const due = completion
        ? dueAfterRecall(
            completions,
            held,
            { evidence, letter: demand.inForce.readings['HOUSE-RECALL'] },
            ({ on: completedOn }) =>
              dueAgainOn(
                timeline,
                index,
                { completedOn, runsFrom: anniversaries.get(completedOn) ?? completedOn },
                together,
              ),
          )
        : firstDueOn(demand, run, post.from);
      const shared = {
        requirement: timeline.requirement,
        post: timeline.post,
        dueOn: due.on,
        heldOn: completion?.on ?? null,
        evidence: completion?.evidence,
        basis: basisOf(
          demand,
          run.sameIntervalFrom,
          post,
          due.option ?? demand.option ?? due.shortMonth ?? completion?.option,
          together.startsOfPosts,
        ),
      };
      let start = from;
      for (const { state, until } of statesOf(due.on, completion !== undefined, demand)) {
        const end = Math.min(until, to);
        if (start < end) spans.push({ ...shared, state, from: start, to: end });
        start = Math.max(start, end);
      }
    }
  }
  return merged(spans);
}

/** The states in turn that a due date brings, each up to a day; before the demand it is only coming up. */
function statesOf(
  due: number | null,
  isHeld: boolean,
  demand: Demand,
): readonly { readonly state: State; readonly until: number }[] {
  const comingUp = { state: 'upcoming', until: demand.from } as const;
  if (due === null) return [comingUp, { state: 'current', until: FOREVER }];
  const overdueFrom = dueDayCounts(demand.inForce.readings) ? due + 1 : due;
  const overdue = { state: 'overdue', until: FOREVER } as const;
  if (!isHeld) return [comingUp, { state: 'upcoming', until: overdueFrom }, overdue];
  return [
    comingUp,
    { state: 'current', until: due - noticeDaysOf(demand) },
    { state: 'due-soon', until: overdueFrom },
    overdue,
  ];
}

function basisOf(
  demand: Demand,
  sameIntervalFrom: number,
  post: JudgedPost,
  option: string | undefined,
  starts: ReadonlySet<number>,
): Basis {
  return {
    rule: demand.rule,
    pack: demand.inForce.pack,
    version: demand.inForce.version,
    intervalMonths: demand.months,
    cause: demand.cause,
    kind: demand.inForce.requirement.rule.kind,
    ...(option === undefined ? {} : { option }),
    ...(sameIntervalFrom > post.from && !starts.has(sameIntervalFrom)
      ? { intervalSince: dateOf(sameIntervalFrom) }
      : {}),
  };
}

/**
 * The days of a post on which nothing could be asked of it, because no group, or no requirement for its groups, is known.
 * A post that would be asked by itself, but whose lists another post takes over, is judged by that other post.
 */
function notJudged(
  life: Life,
  index: number,
  timelines: readonly Timeline[],
  requirements: readonly RequirementInForce[],
): JudgedSpan[] {
  const post = life.posts[index]!;
  const asked = timelines.filter((timeline) => timeline.post === index).flatMap((timeline) => timeline.demands);
  if (asked.some((demand) => demand.from <= post.from && post.to <= demand.to)) return [];
  let alone: readonly Demand[] | undefined;
  const isAskedAlone = (day: number): boolean => {
    alone ??= demandsOn(life.posts, [index], requirements).flatMap((timeline) => timeline.demands);
    return alone.some((demand) => covers(demand, day));
  };
  const days = [
    post.from,
    post.to,
    ...asked.flatMap((demand) => [demand.from, demand.to]),
    ...post.audiences.flatMap((period) => [period.from, period.to]),
    ...requirements.flatMap((each) => [each.from, each.to]),
  ];
  const marks = [...new Set(days)].filter((day) => day >= post.from && day <= post.to).sort((a, b) => a - b);
  const gaps = marks.slice(0, -1).flatMap((from, at): JudgedSpan[] => {
    if (asked.some((demand) => covers(demand, from))) return [];
    const isGroupKnown = groupsOn(post, from).length > 0;
    if (isGroupKnown && isAskedAlone(from)) return [];
    const basis: Basis = {
      rule: isGroupKnown ? 'no-requirement' : 'no-group',
      pack: 'none',
      version: '',
      intervalMonths: null,
      cause: 'none',
      kind: 'not-judged',
    };
    return [
      {
        requirement: NOT_JUDGED,
        post: index,
        state: 'unknown',
        from,
        to: marks[at + 1]!,
        dueOn: null,
        heldOn: null,
        evidence: undefined,
        basis,
      },
    ];
  });
  return merged(gaps);
}

/** Neighbours that say the same become one span. */
function merged(spans: readonly JudgedSpan[]): JudgedSpan[] {
  const result: JudgedSpan[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    if (last && last.to === span.from && saysTheSame(last, span)) result[result.length - 1] = { ...last, to: span.to };
    else result.push(span);
  }
  return result;
}

/**
 * Whether two spans say the same of their row, whenever they say it.
 *
 * @source house
 */
export function saysTheSame(a: JudgedSpan, b: JudgedSpan): boolean {
  return (
    a.state === b.state &&
    a.dueOn === b.dueOn &&
    a.heldOn === b.heldOn &&
    a.evidence === b.evidence &&
    sameBasis(a.basis, b.basis)
  );
}

function sameBasis(a: Basis, b: Basis): boolean {
  return (
    a.rule === b.rule &&
    a.pack === b.pack &&
    a.version === b.version &&
    a.option === b.option &&
    a.intervalMonths === b.intervalMonths &&
    a.intervalSince === b.intervalSince &&
    a.cause === b.cause &&
    a.kind === b.kind
  );
}
