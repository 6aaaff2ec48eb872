import { covers, dateOf, FOREVER } from '../calendar.ts';
import type { RequirementInForce } from '../frameworks/in-force.ts';
import { demandsOn, type Demand, type Timeline } from './demands.ts';
import { doneIn, type DoneUnder } from './done.ts';
import { anniversariesKept, dueDayCounts, noticeDaysOf, runUpTo, type Together } from './due.ts';
import type { JudgedPost, Life } from './judge-input.ts';
import type { Asked, Standing } from './kinds/kind.ts';
import { kindOf } from './kinds/kinds.ts';
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
  const doneUnder = doneIn(life, requirements);
  const judged = timelines.flatMap((timeline) =>
    spansOf(
      timeline,
      life.posts[timeline.post]!,
      { startsOfPosts, timelines: alongside.get(timeline.requirement)! },
      doneUnder,
      life.evidence,
    ),
  );
  const unjudged = together.flatMap((index) => notJudged(life, index, timelines, requirements));
  return [...judged, ...unjudged];
}

function spansOf(
  timeline: Timeline,
  post: JudgedPost,
  together: Together,
  doneUnder: DoneUnder,
  evidence: Life['evidence'],
): JudgedSpan[] {
  const spans: JudgedSpan[] = [];
  const anniversaries = anniversariesKept(timeline, together, (demand) => doneUnder(demand).completions);
  for (const [index, demand] of timeline.demands.entries()) {
    const { rule } = demand.inForce.requirement;
    const kind = kindOf(rule);
    const run = runUpTo(timeline, index);
    const done = doneUnder(demand);
    const asked: Asked = {
      timeline,
      index,
      demand,
      run,
      postFrom: post.from,
      done,
      doneUnder,
      evidence,
      together,
      anniversaries,
    };
    // Only a post comes up before its time: of a rule, the days before it began say nothing, so that history keeps the rules of its day.
    const comesUpFrom = demand.from === post.from ? demand.from - NOTICE_OF_START_DAYS : demand.from;
    let from = comesUpFrom;
    const say = (to: number): void => {
      if (from >= to) return;
      const standing = kind.standingOn(rule, asked, from);
      const { held, due } = standing;
      const shared = {
        requirement: timeline.requirement,
        post: timeline.post,
        dueOn: due.on,
        heldOn: held?.on ?? null,
        evidence: held?.evidence,
        basis: basisOf(standing, asked, together.startsOfPosts),
      };
      for (const [state, until] of statesOf(due.on, held !== undefined, demand)) {
        const end = Math.min(until, to);
        if (from < end) spans.push({ ...shared, state, from, to: end });
        from = Math.max(from, end);
      }
    };
    for (const day of kind.changeDays(rule, asked)) say(Math.min(day, demand.to));
    say(demand.to);
  }
  return merged(spans);
}

/** The states in turn that a due date brings, each up to a day; before the demand it is only coming up. */
function statesOf(due: number | null, isHeld: boolean, demand: Demand): readonly (readonly [State, until: number])[] {
  if (due === null) return [['upcoming', demand.from], CURRENT];
  const overdueFrom = dueDayCounts(demand.inForce.readings) ? due + 1 : due;
  if (!isHeld) return [['upcoming', Math.max(demand.from, overdueFrom)], OVERDUE];
  return [['upcoming', demand.from], ['current', due - noticeDaysOf(demand)], ['due-soon', overdueFrom], OVERDUE];
}

const CURRENT = ['current', FOREVER] as const;
const OVERDUE = ['overdue', FOREVER] as const;

function basisOf({ due, held, part }: Standing, { demand, run, postFrom }: Asked, starts: ReadonlySet<number>): Basis {
  const option = due.option ?? held?.prerequisite ?? demand.option ?? due.shortMonth ?? held?.option;
  return {
    rule: part ?? demand.rule,
    pack: demand.inForce.pack,
    version: demand.inForce.version,
    intervalMonths: demand.months,
    cause: demand.cause,
    kind: demand.inForce.requirement.rule.kind,
    ...(option === undefined ? {} : { option }),
    ...(run.sameIntervalFrom > postFrom && !starts.has(run.sameIntervalFrom)
      ? { intervalSince: dateOf(run.sameIntervalFrom) }
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
