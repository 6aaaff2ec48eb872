import { dateOf, FOREVER } from '../../calendar.ts';
import type { RequirementInForce } from '../../frameworks/in-force/in-force.ts';
import { shared } from './demands/bases.ts';
import { demandsOn, unaskedOf, type Timeline } from './demands/demands.ts';
import { doneIn } from './done.ts';
import { anniversariesKept, dueDayCounts, noticeDaysOf, runsOf } from './due.ts';
import type { Life } from './judge-input.ts';
import type { Asked, Standing } from './kinds/kind.ts';
import { kindOf } from './kinds/kinds.ts';
import { NOT_JUDGED, type Basis, type State } from '../schema.ts';

/** How long before a post starts its requirements are shown as coming up, days. @source house as long as the notice of a due date */
const NOTICE_OF_START_DAYS = 90;

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
  const doneUnder = doneIn(life, requirements);
  const spans: JudgedSpan[] = [];
  for (const timeline of timelines) {
    const alongside =
      together.length === 1 ? [timeline] : timelines.filter((each) => each.requirement === timeline.requirement);
    const asked = { together: { startsOfPosts, timelines: alongside }, doneUnder, evidence: life.evidence };
    for (const span of spansOf(timeline, life.posts[timeline.post]!.from, asked)) spans.push(span);
  }
  for (const index of together) for (const span of notJudged(life, index, timelines, requirements)) spans.push(span);
  return spans;
}

function spansOf(
  timeline: Timeline,
  postFrom: number,
  answer: Pick<Asked, 'together' | 'doneUnder' | 'evidence'>,
): readonly JudgedSpan[] {
  const { together, doneUnder, evidence } = answer;
  const anniversaries = anniversariesKept(timeline, together, (demand) => doneUnder(demand).completions);
  const runs = runsOf(timeline);
  const row = new Row(timeline);
  for (let index = 0; index < timeline.demands.length; index += 1) {
    const demand = timeline.demands[index]!;
    const { rule } = demand.inForce.requirement;
    const kind = kindOf(rule);
    const run = runs[index]!;
    const done = doneUnder(demand);
    const asked: Asked = {
      timeline,
      index,
      demand,
      run,
      postFrom,
      done,
      doneUnder,
      evidence,
      together,
      anniversaries,
    };
    // Only a post comes up before its time: of a rule, the days before it began say nothing, so that history keeps the rules of its day.
    let from = demand.from === postFrom ? demand.from - NOTICE_OF_START_DAYS : demand.from;
    for (const day of kind.changeDays(rule, asked)) {
      if (day <= from) continue;
      if (day >= demand.to) break;
      row.say(kind.standingOn(rule, asked, from), asked, from, day);
      from = day;
    }
    row.say(kind.standingOn(rule, asked, from), asked, from, demand.to);
  }
  return row.spans;
}

/** The spans of one requirement of one post, in the making: told in order of time, and neighbours that say the same become one. */
class Row {
  readonly spans: { -readonly [Field in keyof JudgedSpan]: JudgedSpan[Field] }[] = [];
  readonly #timeline: Timeline;

  constructor(timeline: Timeline) {
    this.#timeline = timeline;
  }

  /** Says how somebody stands from a day up to another: the states in turn that the due date brings. */
  say(standing: Standing, asked: Asked, from: number, to: number): void {
    const { demand } = asked;
    const { held } = standing;
    const due = standing.due.on;
    const basis = basisOf(standing, asked);
    const add = (state: State, since: number, until: number): number => {
      const end = Math.min(until, to);
      if (since >= end) return since;
      this.#add(state, since, end, due, held, basis);
      return end;
    };
    const overdueFrom = due === null ? FOREVER : dueDayCounts(demand.inForce.readings) ? due + 1 : due;
    // Before the demand it is only coming up.
    if (held === undefined) {
      const late = add('upcoming', from, due === null ? demand.from : Math.max(demand.from, overdueFrom));
      add(due === null ? 'current' : 'overdue', late, FOREVER);
      return;
    }
    const asking = add('upcoming', from, demand.from);
    const noticed = add('current', asking, due === null ? FOREVER : due - noticeDaysOf(demand));
    if (due !== null) add('overdue', add('due-soon', noticed, overdueFrom), FOREVER);
  }

  #add(state: State, from: number, to: number, dueOn: number | null, held: Standing['held'], basis: Basis): void {
    const heldOn = held === undefined ? null : held.on;
    const evidence = held?.evidence;
    const last = this.spans.at(-1);
    if (
      last !== undefined &&
      last.to === from &&
      last.state === state &&
      last.dueOn === dueOn &&
      last.heldOn === heldOn &&
      last.evidence === evidence &&
      last.basis === basis
    ) {
      last.to = to;
      return;
    }
    const { requirement, post } = this.#timeline;
    this.spans.push({ requirement, post, state, from, to, dueOn, heldOn, evidence, basis });
  }
}

function basisOf({ due, held, part }: Standing, { demand, run, postFrom, together }: Asked): Basis {
  const option = due.option ?? held?.prerequisite ?? demand.option ?? due.shortMonth ?? held?.option;
  const since =
    run.sameIntervalFrom > postFrom && !together.startsOfPosts.has(run.sameIntervalFrom)
      ? dateOf(run.sameIntervalFrom)
      : undefined;
  const key = part === undefined && since === undefined ? (option ?? '') : `${option}|${since}|${part}`;
  return (
    demand.bases.ofDemand.get(key) ??
    shared(demand.bases, key, {
      rule: part ?? demand.rule,
      pack: demand.inForce.pack,
      version: demand.inForce.version,
      intervalMonths: demand.months,
      cause: demand.cause,
      kind: demand.inForce.requirement.rule.kind,
      ...(option === undefined ? {} : { option }),
      ...(since === undefined ? {} : { intervalSince: since }),
    })
  );
}

/**
 * The days of a post on which nothing could be asked of it, because no group, or no requirement for its groups, is known.
 * A post that would be asked by itself, but whose lists another post takes over, is judged by that other post.
 */
function notJudged(
  life: Life,
  post: number,
  timelines: readonly Timeline[],
  requirements: readonly RequirementInForce[],
): readonly JudgedSpan[] {
  return unaskedOf(life.posts, post, requirements).map(({ from, to, isGroupKnown }): JudgedSpan => ({
    requirement: NOT_JUDGED,
    post,
    state: 'unknown',
    from,
    to,
    dueOn: null,
    heldOn: null,
    evidence: undefined,
    basis: isGroupKnown ? NO_REQUIREMENT : NO_GROUP,
  }));
}

const NO_GROUP: Basis = {
  rule: 'no-group',
  pack: 'none',
  version: '',
  intervalMonths: null,
  cause: 'none',
  kind: 'not-judged',
};
const NO_REQUIREMENT: Basis = { ...NO_GROUP, rule: 'no-requirement' };

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
    (a.basis === b.basis || sameBasis(a.basis, b.basis))
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
