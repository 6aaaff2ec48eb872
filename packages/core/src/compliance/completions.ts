import type { RequirementInForce } from '../frameworks/in-force.ts';
import { readingOf } from '../frameworks/readings.ts';
import type { Competency } from '../frameworks/schema.ts';
import type { JudgedEvidence } from './judge-input.ts';

/** A day on which a requirement was completed, and the evidence (by index) that completed it. */
export interface Completion {
  readonly on: number;
  readonly evidence: number;
  /** The option by which it counts from this day, where the learning and its sign-off are on different days. */
  readonly option: string | undefined;
}

/** How far somebody is with a requirement's competencies, and when each was first evidenced. */
export interface Progress {
  readonly completions: readonly Completion[];
  /** Competencies evidenced since the last completion (all of them until the first). By id, the day. */
  readonly inThisRound: ReadonlyMap<string, number>;
  readonly firstEvidenced: ReadonlyMap<string, number>;
}

/**
 * When a requirement was completed, and how far the next round is.
 *
 * Evidence that names the requirement or its level completes it at once. Evidence for single competencies completes it on the day
 * the last missing one was achieved; then a new round begins, so one refreshed competency does not renew a whole level.
 * Attendance holds nothing: attended and satisfactorily completed are two facts.
 *
 * @param until - evidence dated later than this day is left out
 * @source London Competency Framework, 3.1 and 4; AMB-LCF-7, AMB-LCF-8; rounds: house
 */
export function progressOf(
  inForce: RequirementInForce,
  evidence: readonly JudgedEvidence[],
  until = Infinity,
): Progress {
  const { competencies } = inForce;
  const clock = readingOf(inForce.requirement.clock, inForce.readings);
  const dated = evidence
    .flatMap((each, index) => {
      const on = clock.value === 'sign-off' ? (each.signedOffOn ?? each.achievedOn) : each.achievedOn;
      if (each.kind === 'attendance' || on > until) return [];
      const shown = each.satisfies.flatMap((id) => inForce.shows.get(id) ?? []);
      return shown.length === 0 ? [] : [{ each, index, on, shown }];
    })
    .sort((a, b) => a.on - b.on || a.index - b.index);

  const completions: Completion[] = [];
  const firstEvidenced = new Map<string, number>();
  let partsHeld = new Set<string>();
  let round = new Map<string, number>();
  for (const { each, index, on, shown } of dated) {
    const isWhole = shown.some((some) => some.isWhole);
    const named = new Set(shown.flatMap((some) => some.parts));
    for (const competency of competencies) {
      if (!isWhole && !isEvidenced(competency, named, partsHeld)) continue;
      if (!round.has(competency.id)) round.set(competency.id, on);
      if (!firstEvidenced.has(competency.id)) firstEvidenced.set(competency.id, on);
    }
    if (isWhole || (competencies.length > 0 && round.size === competencies.length)) {
      const last = completions.at(-1);
      const isSignedLater = each.signedOffOn !== undefined && each.signedOffOn !== each.achievedOn;
      if (last?.on !== on) completions.push({ on, evidence: index, option: isSignedLater ? clock.option : undefined });
      round = new Map();
      partsHeld = new Set();
    }
  }
  return { completions, inThisRound: round, firstEvidenced };
}

/** Whether these ids evidence a competency: by its own id, or by the last of its units. */
function isEvidenced(competency: Competency, named: ReadonlySet<string>, partsHeld: Set<string>): boolean {
  if (named.has(competency.id)) return true;
  for (const unit of competency.units) if (named.has(unit.id)) partsHeld.add(unit.id);
  return (
    competency.units.length > 0 &&
    competency.units.every((unit) => partsHeld.has(unit.id)) &&
    competency.units.some((unit) => named.has(unit.id))
  );
}
