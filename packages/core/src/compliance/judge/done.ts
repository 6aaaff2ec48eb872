import type { RequirementInForce } from '../../frameworks/in-force/in-force.ts';
import { readingOf } from '../../frameworks/readings.ts';
import { countedFor, type Before } from './counted.ts';
import type { Demand } from './demands/demand.ts';
import type { Life } from './judge-input.ts';
import type { Done, Facts } from './kinds/kind.ts';
import { kindOf } from './kinds/kinds.ts';

/** What was done in one life, as demands see it. */
export type DoneUnder = (demand: Pick<Demand, 'inForce' | 'rule'>) => Done;

/** Of the life that was judged last: her posts alone and all together are asked about one after the other. */
let last:
  | { readonly life: Life; readonly requirements: readonly RequirementInForce[]; readonly done: DoneUnder }
  | undefined;

/**
 * What was done in a life as the rules of a demand see it, worked out once for a life in however many answers it is judged.
 *
 * @param requirements - all that are judged by, among which prerequisites are found
 * @source house
 */
export function doneIn(life: Life, requirements: readonly RequirementInForce[]): DoneUnder {
  if (last?.life !== life || last.requirements !== requirements)
    last = { life, requirements, done: remembered(life, requirements) };
  return last.done;
}

function remembered(life: Life, requirements: readonly RequirementInForce[]): DoneUnder {
  const alike = alikeIn(requirements);
  const whole = new Map<RequirementInForce, Done>();
  const parts = new Map<RequirementInForce, Map<string, Done>>();
  return (demand) => {
    const { rule: part } = demand;
    const inForce = alike.get(demand.inForce) ?? demand.inForce;
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

const knownAlike = new WeakMap<readonly RequirementInForce[], ReadonlyMap<RequirementInForce, RequirementInForce>>();

/** Versions of a requirement for which the same evidence counts in the same way: the first of them stands for each. */
function alikeIn(requirements: readonly RequirementInForce[]): ReadonlyMap<RequirementInForce, RequirementInForce> {
  const known = knownAlike.get(requirements);
  if (known) return known;
  const alike = new Map<RequirementInForce, RequirementInForce>();
  for (const versions of Map.groupBy(requirements, ({ requirement }) => requirement.id).values()) {
    if (versions.length === 1) continue;
    const firsts = new Map<string, RequirementInForce>();
    for (const version of versions) {
      const text = countingText(version);
      const first = firsts.get(text) ?? version;
      firsts.set(text, first);
      alike.set(version, first);
    }
  }
  knownAlike.set(requirements, alike);
  return alike;
}

/** Everything of a requirement that decides which evidence counts for it, from when, and how it adds up. */
function countingText({ requirement, readings, competencies, shows }: RequirementInForce): string {
  const { rule, clock, prerequisites } = requirement;
  // How long an interval lasts says nothing of what was done.
  const counting = rule.kind === 'interval' || rule.kind === 'once' ? rule.kind : rule;
  return JSON.stringify([counting, clock, prerequisites, readings, competencies, [...shows]]);
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
