import { read } from './readings.ts';
import type { ChosenReadings, Pack } from './schema.ts';

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
