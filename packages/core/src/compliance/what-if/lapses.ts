import type { Period } from '../../calendar.ts';
import type { Life } from '../judge/judge-input.ts';
import { judge, type JudgedSpan } from '../judge/judge.ts';
import type { ChangedRules } from './changed-rules.ts';

/** One requirement of one post that would be overdue because of changed rules. */
export interface Lapse {
  readonly requirement: string;
  /** The first day on which it would be overdue and would not be without the changes. */
  readonly on: number;
  readonly dueOn: number | null;
  readonly dueOnBefore: number | null;
}

/** What changed rules do to one post. */
export interface PostCompared {
  /** Whether any of the requirements that are reached is asked of it in the time looked at, before or after. */
  readonly isAsked: boolean;
  /** Requirements with another answer. */
  readonly changed: number;
  readonly lapses: readonly Lapse[];
  /** Requirements that would be overdue without the changes and not with them. */
  readonly relieved: number;
}

const UNTOUCHED: PostCompared = { isAsked: false, changed: 0, lapses: [], relieved: 0 };

/**
 * What changed rules do to a post, which is judged alone by both, in a time.
 *
 * @param index - which post of the life
 * @source house an agency sees each post judged alone, in a what-if too
 */
export function comparePost(life: Life, index: number, rules: ChangedRules, time: Period): PostCompared {
  const post = life.posts[index]!;
  if (post.to <= time.from || post.from >= time.to) return UNTOUCHED;
  const rowsIn = (requirements: ChangedRules['before']) =>
    Map.groupBy(
      judge(life, [index], requirements).filter(
        ({ requirement, from, to }) => rules.reached.has(requirement) && from < time.to && time.from < to,
      ),
      ({ requirement }) => requirement,
    );
  const before = rowsIn(rules.before);
  const after = rowsIn(rules.after);
  const compared = { isAsked: before.size + after.size > 0, changed: 0, lapses: [] as Lapse[], relieved: 0 };
  for (const requirement of new Set([...before.keys(), ...after.keys()])) {
    const [without, under] = [before.get(requirement) ?? [], after.get(requirement) ?? []];
    if (sayTheSame(without, under, time)) continue;
    compared.changed += 1;
    const on = firstOverdueOnly(under, without, time);
    if (on !== undefined) compared.lapses.push({ requirement, on, ...dueDays(under, without, on) });
    if (isRelieved(without, under, time)) compared.relieved += 1;
  }
  return compared;
}

function sayTheSame(some: readonly JudgedSpan[], others: readonly JudgedSpan[], time: Period): boolean {
  return (
    some.length === others.length &&
    some.every(({ state, dueOn, from, to }, at) => {
      const other = others[at]!;
      return (
        state === other.state &&
        dueOn === other.dueOn &&
        Math.max(from, time.from) === Math.max(other.from, time.from) &&
        to === other.to
      );
    })
  );
}

/** The first day on which some spans are overdue and others are not. */
function firstOverdueOnly(
  some: readonly JudgedSpan[],
  others: readonly JudgedSpan[],
  time: Period,
): number | undefined {
  for (const { state, from, to } of some) {
    if (state !== 'overdue') continue;
    let day = Math.max(from, time.from);
    // Spans are in order, so each that covers the day moves it on at most once.
    for (const other of others) if (other.state === 'overdue' && other.from <= day && day < other.to) day = other.to;
    if (day < Math.min(to, time.to)) return day;
  }
  return undefined;
}

/** Whether what is overdue without the changes is not with them, for longer than the one day on which a change lets nothing be overdue. */
function isRelieved(without: readonly JudgedSpan[], under: readonly JudgedSpan[], time: Period): boolean {
  const day = firstOverdueOnly(without, under, time);
  return day !== undefined && firstOverdueOnly(without, under, { from: day + 1, to: day + 2 }) !== undefined;
}

function dueDays(under: readonly JudgedSpan[], without: readonly JudgedSpan[], on: number) {
  const dueOn = (spans: readonly JudgedSpan[]): number | null =>
    spans.find(({ from, to }) => from <= on && on < to)?.dueOn ?? null;
  return { dueOn: dueOn(under), dueOnBefore: dueOn(without) };
}
