import type { Completion } from '../completions.ts';

/** A part of what is added up: from its day until the last day on which it counts. */
export interface Portion {
  readonly on: number;
  readonly until: number;
  readonly amount: number;
  /** How much of the amount was learnt together with others. */
  readonly together: number;
  /** Portions are only added up with others of the same year, where years are counted. */
  readonly year: number;
  readonly evidence: number;
  readonly option: string | undefined;
  readonly prerequisite: string | undefined;
  /** The option by which its last day is the last. */
  readonly untilOption: string | undefined;
}

/** How much is enough, and how much of that must be learnt together with others. */
export interface Enough {
  readonly amount: number;
  readonly together: number;
}

/**
 * The days on which enough came to hold, or to hold for longer, each with the last day until which what was done by then is enough. A portion
 * leaves the day after its last, so the last day is that of the portion without which it is not enough.
 *
 * @param portions - in order of their days
 * @source design, section 4: hours in a rolling window, count per period
 */
export function daysOfEnough(portions: readonly Portion[], enough: Enough): readonly Completion[] {
  const completions: Completion[] = [];
  const latestFirst = new Map<number, Portion[]>();
  let best = -Infinity;
  for (const portion of portions) {
    const ofYear = latestFirst.get(portion.year) ?? [];
    latestFirst.set(portion.year, ofYear);
    const place = ofYear.findIndex(({ until }) => until <= portion.until);
    ofYear.splice(place === -1 ? ofYear.length : place, 0, portion);
    const needed = neededOf(ofYear, portion.on, enough);
    const until = needed?.at(-1)?.until;
    if (needed === undefined || until === undefined || until <= best) continue;
    best = until;
    const completion = {
      on: portion.on,
      evidence: portion.evidence,
      option: needed.find(({ option }) => option !== undefined)?.option,
      prerequisite: needed.find(({ prerequisite }) => prerequisite !== undefined)?.prerequisite,
      until,
      untilOption: needed.at(-1)!.untilOption,
    };
    if (completions.at(-1)?.on === portion.on) completions[completions.length - 1] = completion;
    else completions.push(completion);
  }
  return completions;
}

/** The portions that last longest and are enough together; undefined where all that count on a day are not. */
function neededOf(latestFirst: readonly Portion[], day: number, enough: Enough): readonly Portion[] | undefined {
  let [amount, together] = [0, 0];
  for (const [index, portion] of latestFirst.entries()) {
    if (portion.until < day) return undefined;
    amount += portion.amount;
    together += portion.together;
    if (amount >= enough.amount && together >= enough.together) return latestFirst.slice(0, index + 1);
  }
  return undefined;
}

/**
 * How much of what is asked for is accepted on a day: what was learnt alone fills no more than its own part.
 *
 * @source house a share that must be learnt together is a share of what is asked for
 */
export function acceptedOn(portions: readonly Portion[], enough: Enough, day: number): number {
  let [amount, together] = [0, 0];
  for (const portion of portions) {
    if (portion.on > day || day > portion.until) continue;
    amount += portion.amount;
    together += portion.together;
  }
  const alone = Math.min(amount - together, enough.amount - enough.together);
  return Math.min(enough.amount, together + alone);
}
