import type { RequirementInForce } from '../../frameworks/in-force/in-force.ts';
import { roundsOf } from './completions.ts';
import { factsFor } from './done.ts';
import type { Life } from './judge-input.ts';
import type { Amounts } from './kinds/kind.ts';
import { kindOf } from './kinds/kinds.ts';

/** How a requirement stands of which the progress is asked: as a span says it. */
export interface Stands {
  /** The rule, or the part of it, that the span names. */
  readonly part: string;
  readonly isHeld: boolean;
}

/**
 * How much of a requirement is there on a day: hours or times of its window or period, or else the competencies of its round.
 *
 * @returns undefined where it is one thing that is there or not
 * @source house
 */
export function progressOn(
  life: Life,
  requirements: readonly RequirementInForce[],
  inForce: RequirementInForce,
  { part, isHeld }: Stands,
  day: number,
): Amounts | undefined {
  const { rule, competencies } = inForce.requirement;
  const { amountsOn } = kindOf(rule);
  if (!amountsOn && competencies.length === 0) return undefined;
  const facts = factsFor(life, requirements, { inForce, part });
  if (amountsOn) return amountsOn(rule, facts, day);
  const required = competencies.length;
  if (isHeld) return { required, accepted: required };
  const counted = facts.counted.filter(({ on }) => on <= day);
  return { required, accepted: roundsOf(inForce, counted).inThisRound.size };
}
