import type { RequirementInForce } from '../../frameworks/in-force/in-force.ts';
import type { Competency } from '../../frameworks/schema.ts';
import { countedFor, type Counted } from './counted.ts';
import type { JudgedEvidence } from './judge-input.ts';

/** A day on which a requirement was completed, and the evidence (by index) that completed it. */
export interface Completion {
  readonly on: number;
  readonly evidence: number;
  /** The option by which it counts from this day, where the learning and its sign-off are on different days. */
  readonly option: string | undefined;
  /** The option by which prerequisites that were not held let it count all the same, or only later. */
  readonly prerequisite?: string | undefined;
  /** The last day on which it is enough, where that does not hang on the post; null: a whole window from the post's start. */
  readonly until?: number | null;
  /** The option by which it is enough until that day. */
  readonly untilOption?: string | undefined;
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
 * the last missing one was achieved; then a new round begins, so one refreshed competency does not renew a whole level. What was achieved on one day
 * counts together, in whatever order it was told: on the day that completes a round none of it is left over for the next.
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
  return roundsOf(
    inForce,
    countedFor(inForce, evidence).filter(({ on }) => on <= until),
  );
}

/**
 * The same of evidence that was sorted out already.
 *
 * @source house rounds of competencies
 */
export function roundsOf(inForce: RequirementInForce, counted: readonly Counted[]): Progress {
  const { competencies } = inForce;
  if (competencies.length === 0) return { completions: onceADay(counted), inThisRound: NONE, firstEvidenced: NONE };
  const completions: Completion[] = [];
  const firstEvidenced = new Map<string, number>();
  let partsHeld = new Set<string>();
  let round = new Map<string, number>();
  let end = 0;
  for (let begin = 0; begin < counted.length; begin = end) {
    const { on } = counted[begin]!;
    let whole: Counted | undefined;
    let named = counted[begin]!.shown.parts;
    for (end = begin; end < counted.length && counted[end]!.on === on; end += 1) {
      const { shown } = counted[end]!;
      if (shown.isWhole) whole ??= counted[end]!;
      if (end > begin) named = [...named, ...shown.parts];
    }
    // Most evidence is of a whole level, over and over again: then nothing can be new.
    if (whole === undefined || firstEvidenced.size < competencies.length) {
      for (const competency of competencies) {
        if (whole === undefined && !isEvidenced(competency, named, partsHeld)) continue;
        if (!round.has(competency.id)) round.set(competency.id, on);
        if (!firstEvidenced.has(competency.id)) firstEvidenced.set(competency.id, on);
      }
    }
    if (whole === undefined && round.size < competencies.length) continue;
    const { index, option, prerequisite } = whole ?? counted[end - 1]!;
    completions.push({ on, evidence: index, option, prerequisite });
    if (round.size > 0) round = new Map();
    if (partsHeld.size > 0) partsHeld = new Set();
  }
  return { completions, inThisRound: round, firstEvidenced };
}

const NONE: ReadonlyMap<string, number> = new Map();

/** Where nothing has parts, everything that counts completes it; the first of a day stands for the day. */
function onceADay(counted: readonly Counted[]): readonly Completion[] {
  const completions: Completion[] = [];
  for (const { index, on, option, prerequisite } of counted)
    if (completions.at(-1)?.on !== on) completions.push({ on, evidence: index, option, prerequisite });
  return completions;
}

/** Whether these ids evidence a competency: by its own id, or by the last of its units. */
function isEvidenced(competency: Competency, named: readonly string[], partsHeld: Set<string>): boolean {
  if (named.includes(competency.id)) return true;
  for (const unit of competency.units) if (named.includes(unit.id)) partsHeld.add(unit.id);
  return (
    competency.units.length > 0 &&
    competency.units.every((unit) => partsHeld.has(unit.id)) &&
    competency.units.some((unit) => named.includes(unit.id))
  );
}
