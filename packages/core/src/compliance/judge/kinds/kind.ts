import type { RequirementInForce } from '../../../frameworks/in-force/in-force.ts';
import type { Rule, RuleOf } from '../../../frameworks/schema.ts';
import type { Completion } from '../completions.ts';
import type { Counted } from '../counted.ts';
import type { Demand } from '../demands/demand.ts';
import type { Timeline } from '../demands/demands.ts';
import type { Due, Run, Together } from '../due.ts';
import type { JudgedEvidence } from '../judge-input.ts';

/** What somebody did for a requirement, before any post is looked at. */
export interface Done {
  /** In order; where one asks for amounts, the days on which enough of it came to hold, or to hold for longer. */
  readonly completions: readonly Completion[];
  /** Days on which anything counted, in order. */
  readonly days: readonly number[];
}

/** What is known of one demand when a kind is asked how somebody stands. */
export interface Asked {
  readonly timeline: Timeline;
  /** Which demand of the timeline. */
  readonly index: number;
  readonly demand: Demand;
  readonly run: Run;
  /** The first day of the post. */
  readonly postFrom: number;
  readonly done: Done;
  readonly doneUnder: (demand: Demand) => Done;
  readonly evidence: readonly JudgedEvidence[];
  readonly together: Together;
  /** The day from which the interval of a completion runs, where an anniversary was kept. */
  readonly anniversaries: ReadonlyMap<number, number>;
}

/** How somebody stands with a requirement on a day, as far as what was done until then says; the frame makes states of it. */
export interface Standing {
  /** What it rests on; undefined: it was never held. */
  readonly held: Completion | undefined;
  readonly due: Due;
  /** The part of the rule that decided, where it has one, such as an initial period. */
  readonly part?: string | undefined;
}

/** So much is asked for, and so much of it is accepted. */
export interface Amounts {
  readonly required: number;
  readonly accepted: number;
}

/**
 * One kind of requirement. It says how somebody stands on a day, and on which days that can change; spans, notice and states are made of that
 * in one place for all kinds.
 */
export interface Kind<Name extends Rule['kind']> {
  /** What was done for it. It hangs on the evidence and on the part of the rule that the demand names, not on the post. */
  readonly doneOf: (rule: RuleOf<Name>, facts: Facts) => Done;
  /** Days on which the standing can change, in order, beside the first day of the demand. */
  readonly changeDays: (rule: RuleOf<Name>, asked: Asked) => readonly number[];
  readonly standingOn: (rule: RuleOf<Name>, asked: Asked, day: number) => Standing;
  /** What is asked for and accepted on a day; absent: the kind has no amounts, and its competencies are counted. */
  readonly amountsOn?: (rule: RuleOf<Name>, facts: Facts, day: number) => Amounts;
}

/** What a kind looks at when it adds up what was done. */
export interface Facts {
  readonly inForce: RequirementInForce;
  readonly evidence: readonly JudgedEvidence[];
  readonly counted: readonly Counted[];
  /** The rule, or the part of it, that the demand names. */
  readonly part: string;
}

/**
 * The last of some completions on or before a day, by its index; -1 where there is none.
 *
 * @source house
 */
export function lastUpTo(completions: readonly { readonly on: number }[], day: number): number {
  let [low, high] = [0, completions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (completions[middle]!.on <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * What was done, of completions alone.
 *
 * @source house
 */
export function doneBy(completions: readonly Completion[]): Done {
  return { completions, days: completions.map(({ on }) => on) };
}
