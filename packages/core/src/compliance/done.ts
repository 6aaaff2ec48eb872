import type { RequirementInForce } from '../frameworks/in-force.ts';
import { readingOf } from '../frameworks/readings.ts';
import { countedFor, type Before } from './counted.ts';
import type { Demand } from './demands.ts';
import type { Life } from './judge-input.ts';
import type { Done, Facts } from './kinds/kind.ts';
import { kindOf } from './kinds/kinds.ts';

/** What was done in one life, as demands see it. */
export type DoneUnder = (demand: Pick<Demand, 'inForce' | 'rule'>) => Done;

const knownOfLives = new WeakMap<Life, WeakMap<readonly RequirementInForce[], DoneUnder>>();

/**
 * What was done in a life as the rules of a demand see it, worked out once for a life in however many answers it is judged.
 *
 * @param requirements - all that are judged by, among which prerequisites are found
 * @source house
 */
export function doneIn(life: Life, requirements: readonly RequirementInForce[]): DoneUnder {
  const ofLife = knownOfLives.get(life) ?? new WeakMap<readonly RequirementInForce[], DoneUnder>();
  knownOfLives.set(life, ofLife);
  const known = ofLife.get(requirements) ?? remembered(life, requirements);
  ofLife.set(requirements, known);
  return known;
}

function remembered(life: Life, requirements: readonly RequirementInForce[]): DoneUnder {
  const whole = new Map<RequirementInForce, Done>();
  const parts = new Map<RequirementInForce, Map<string, Done>>();
  return ({ inForce, rule: part }) => {
    const { rule } = inForce.requirement;
    // Only amounts differ from part to part of a rule; an interval that is shorter counts the same evidence.
    const hasParts = 'other' in rule && rule.other.length > 0;
    const known = hasParts ? parts.get(inForce)?.get(part) : whole.get(inForce);
    if (known) return known;
    const done = kindOf(rule).doneOf(rule, factsFor(life, requirements, { inForce, part }));
    if (!hasParts) whole.set(inForce, done);
    else {
      const ofParts = parts.get(inForce) ?? new Map<string, Done>();
      parts.set(inForce, ofParts.set(part, done));
    }
    return done;
  };
}

/**
 * What a kind looks at in a life when it adds up what was done for a requirement.
 *
 * @source house
 */
export function factsFor(
  life: Life,
  requirements: readonly RequirementInForce[],
  { inForce, part }: Pick<Facts, 'inForce' | 'part'>,
): Facts {
  const { evidence } = life;
  return { inForce, part, evidence, counted: countedFor(inForce, evidence, beforeOf(life, requirements, inForce)) };
}

/**
 * From when the prerequisites of a requirement were held. Each is held from the day on which it was done for the first time, by whichever version of
 * its rules, and for good; what the partnership asks of nobody holds nothing up.
 *
 * @source design, section 4: prerequisites warn or block by option; held once is held: house
 */
function beforeOf(
  { evidence }: Life,
  requirements: readonly RequirementInForce[],
  { requirement: { prerequisites }, readings }: RequirementInForce,
): Before | undefined {
  if (!prerequisites) return undefined;
  const effect = readingOf(prerequisites.effect, readings);
  const since = prerequisites.requirements.flatMap((id) => {
    const versions = requirements.filter(({ requirement }) => requirement.id === id);
    return versions.length === 0 ? [] : [Math.min(...versions.map((each) => firstDone(each, evidence)))];
  });
  return { heldFrom: Math.max(...since, -Infinity), effect: effect.value, option: effect.option };
}

function firstDone(inForce: RequirementInForce, evidence: Life['evidence']): number {
  const { rule } = inForce.requirement;
  const counted = countedFor(inForce, evidence);
  const { completions } = kindOf(rule).doneOf(rule, { inForce, evidence, counted, part: rule.id });
  return completions[0]?.on ?? Infinity;
}
