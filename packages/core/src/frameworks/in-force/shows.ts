import { read } from '../readings.ts';
import type { ChosenReadings, Competency, Pack, Requirement } from '../schema.ts';

/**
 * What else evidence shows when it names an id: a level or a requirement shows its competencies, a competency its units, and each
 * of them what the framework says one piece of evidence serves alike.
 *
 * @returns by id, every id that comes with it; ids that bring nothing are absent
 * @source London Competency Framework, section 4 (table); AMB-LCF-7; that the whole shows its parts: house
 */
export function standsFor(pack: Pack, readings: ChosenReadings): ReadonlyMap<string, ReadonlySet<string>> {
  const brings = new Map<string, Set<string>>();
  const shownBy = (id: string): Set<string> => {
    const shown = brings.get(id) ?? new Set();
    brings.set(id, shown);
    return shown;
  };

  for (const { competencies } of pack.frameworks) {
    for (const { id, level, units } of competencies) {
      const namers = [
        id,
        level,
        ...pack.requirements
          .filter((each) => each.competencies.includes(id))
          .flatMap((each) => [each.id, ...each.aliases]),
      ];
      for (const namer of namers) for (const part of [id, ...units.map((unit) => unit.id)]) shownBy(namer).add(part);
    }
  }
  const alike = pack.frameworks.flatMap((framework) => read(framework.equivalent, readings));
  const pairs = [...alike, ...alike.map(([one, other]) => [other, one] as const)];
  for (const [one] of pairs) shownBy(one).add(one);
  for (const shown of brings.values())
    for (const other of pairs.filter(([one]) => shown.has(one)).map(([, same]) => same)) shown.add(other);
  return brings;
}

/** What an id in evidence shows of one requirement: all of it, or some of its competencies and units. */
export interface Shown {
  readonly isWhole: boolean;
  readonly parts: readonly string[];
}

/**
 * What each id in evidence shows of a requirement, for progress to look up.
 *
 * @param competencies - those of the requirement
 * @param bringing - what each id stands for, by {@link standsFor}
 * @returns by id; evidence that names no id of these is nothing to this requirement
 * @source house
 */
export function shownOf(
  requirement: Requirement,
  competencies: readonly Competency[],
  bringing: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlyMap<string, Shown> {
  const { rule } = requirement;
  // One edition says nothing of the next, so that a declaration has to name its own.
  const whole = rule.kind === 'declaration' ? [rule.edition] : [requirement.id, ...requirement.aliases];
  const parts = new Set(competencies.flatMap((each) => [each.id, ...each.units.map((unit) => unit.id)]));
  const entries = [...new Set([...whole, ...parts, ...bringing.keys()])].map((id): [string, Shown] => [
    id,
    {
      isWhole: whole.includes(id),
      parts: [...new Set([id, ...(bringing.get(id) ?? [])])].filter((each) => parts.has(each)),
    },
  ]);
  return new Map(entries.filter(([, shown]) => shown.isWhole || shown.parts.length > 0));
}
