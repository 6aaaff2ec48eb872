import type { RequirementInForce } from '../../frameworks/in-force/in-force.ts';
import { readingOf } from '../../frameworks/readings.ts';
import type { Rule } from '../../frameworks/schema.ts';
import type { Shown } from '../../frameworks/in-force/shows.ts';
import type { EvidenceKind } from '../../learning.ts';
import type { JudgedEvidence } from './judge-input.ts';

/** A piece of evidence that counts for a requirement, and from which day. */
export interface Counted {
  /** The piece, by its index in the life. */
  readonly index: number;
  readonly on: number;
  readonly shown: Shown;
  /** The option by which it counts from this day, where the learning and its sign-off are on different days. */
  readonly option: string | undefined;
  /** The option by which prerequisites that were not held let it count all the same, or only later. */
  readonly prerequisite: string | undefined;
}

/** From when everything that should be held before a requirement was held (infinity: never), and what it means if it was not. */
export interface Before {
  readonly heldFrom: number;
  readonly effect: 'warn' | 'block';
  readonly option: string | undefined;
}

/**
 * The evidence that counts for a requirement, in order of the days from which it counts.
 *
 * @param before - its prerequisites, where it has any: under `block` nothing counts before they are held
 * @source London Competency Framework, 3.1 and 4; AMB-LCF-8; attended and satisfactorily completed are two facts
 */
export function countedFor(
  inForce: RequirementInForce,
  evidence: readonly JudgedEvidence[],
  before?: Before,
): readonly Counted[] {
  const { rule } = inForce.requirement;
  const clock = readingOf(inForce.requirement.clock, inForce.readings);
  const counted: Counted[] = [];
  for (let index = 0; index < evidence.length; index += 1) {
    const each = evidence[index]!;
    const shown = shownBy(each.satisfies, inForce.shows);
    if (shown === undefined || !countsAs(rule, each.kind)) continue;
    const told = clock.value === 'sign-off' ? (each.signedOffOn ?? each.achievedOn) : each.achievedOn;
    const isEarly = before !== undefined && told < before.heldFrom;
    const on = isEarly && before.effect === 'block' ? before.heldFrom : told;
    if (on === Infinity) continue;
    const isSignedLater = each.signedOffOn !== undefined && each.signedOffOn !== each.achievedOn;
    counted.push({
      index,
      on,
      shown,
      option: isSignedLater ? clock.option : undefined,
      prerequisite: isEarly ? before.option : undefined,
    });
  }
  return counted.sort((a, b) => a.on - b.on || a.index - b.index);
}

/** What these ids show of a requirement together; undefined: nothing, as most evidence does of most requirements. */
function shownBy(ids: readonly string[], shows: ReadonlyMap<string, Shown>): Shown | undefined {
  let shown: Shown | undefined;
  for (const id of ids) {
    const some = shows.get(id);
    if (some === undefined) continue;
    shown = shown ? { isWhole: shown.isWhole || some.isWhole, parts: [...shown.parts, ...some.parts] } : some;
  }
  return shown;
}

function countsAs(rule: Rule, kind: EvidenceKind): boolean {
  return 'evidence' in rule && rule.evidence !== undefined ? rule.evidence.includes(kind) : kind !== 'attendance';
}
