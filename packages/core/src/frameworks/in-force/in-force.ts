import { FOREVER, type Period } from '../../calendar.ts';
import { endOf, startOf } from './packs-on.ts';
import { chooseReadings, optionsOf } from '../readings.ts';
import type { ChosenReadings, Competency, Framework, Option, Pack, PackActivation, Requirement } from '../schema.ts';
import { shownOf, standsFor, type Shown } from './shows.ts';

/** A requirement as it stood in one period: one version of a pack at work, with its readings. Day numbers, half-open. */
export interface RequirementInForce extends Period {
  readonly requirement: Requirement;
  readonly pack: string;
  readonly version: string;
  readonly readings: ChosenReadings;
  /** Every framework of the pack; a requirement for a level finds the groups of posts here. */
  readonly frameworks: readonly Framework[];
  /** Those that must all be evidenced, spelled out. */
  readonly competencies: readonly Competency[];
  /** What an id in evidence shows of this requirement. */
  readonly shows: ReadonlyMap<string, Shown>;
}

/**
 * Which requirements were in force when: each activated version from its date until another version of the pack takes over,
 * within the pack's own validity. So history is judged by the rules of its day.
 *
 * @param choice - readings that a question asks for on top of those that each activation chose
 * @param houseOptions - options of the judge itself, which every pack is read with
 * @source house design, section 4
 */
export function requirementsInForce(
  packs: readonly Pack[],
  activations: readonly PackActivation[],
  houseOptions: readonly Option[],
  choice: ChosenReadings = {},
): readonly RequirementInForce[] {
  const stored = new Map(packs.map((pack) => [`${pack.id}@${pack.version}`, pack]));
  const byPack = Map.groupBy(activations, (activation) => activation.packId);
  const options = [...optionsOf(packs), ...houseOptions];
  chooseReadings(options, choice);

  return [...byPack.values()].flatMap((ofPack) => {
    const inOrder = ofPack.toSorted((a, b) => startOf(a.from) - startOf(b.from));
    return inOrder.flatMap((activation, index) => {
      const pack = stored.get(`${activation.packId}@${activation.version}`);
      if (!pack) return [];
      const next = inOrder[index + 1];
      const from = Math.max(startOf(activation.from), startOf(pack.validFrom));
      const to = Math.min(endOf(activation.to), endOf(pack.validTo), next ? startOf(next.from) : FOREVER);
      if (from >= to) return [];
      const ownOptions = [...pack.options, ...houseOptions];
      const known = new Set(ownOptions.map((option) => option.id));
      const wanted = Object.fromEntries(
        Object.entries({ ...activation.readings, ...choice }).filter(([id]) => known.has(id)),
      );
      const readings = chooseReadings(ownOptions, wanted);
      const shared = { pack: pack.id, version: pack.version, readings, frameworks: pack.frameworks, from, to };
      const bringing = standsFor(pack, readings);
      const all = pack.frameworks.flatMap((framework) => framework.competencies);
      return pack.requirements.map((requirement) => {
        const competencies = all.filter((each) => requirement.competencies.includes(each.id));
        return { ...shared, requirement, competencies, shows: shownOf(requirement, competencies, bringing) };
      });
    });
  });
}
