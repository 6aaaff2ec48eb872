import { covers } from '../../calendar.ts';
import type { RequirementInForce } from '../../frameworks/in-force/in-force.ts';
import type { Option, Pack, Requirement } from '../../frameworks/schema.ts';
import { JUDGING_OPTIONS } from '../judge/options.ts';
import { NOT_JUDGED, type Basis } from '../schema.ts';

/** The words of a pack version as a span was judged by it: a pack that was replaced, or never came into force, says nothing here. */
export interface WordsOfSpans {
  readonly requirement: (id: string, because: Basis) => Requirement | undefined;
  readonly option: (id: string, because: Basis) => Option | undefined;
}

/**
 * Finds the words of requirements and options in the pack version that each span was judged by.
 *
 * @source house
 */
export function wordsOfSpans(packs: readonly Pack[]): WordsOfSpans {
  const byVersion = new Map(
    packs.map((pack) => [
      `${pack.id}@${pack.version}`,
      {
        requirements: new Map(pack.requirements.map((each) => [each.id, each])),
        options: new Map([...JUDGING_OPTIONS, ...pack.options].map((each) => [each.id, each])),
      },
    ]),
  );
  const versionOf = ({ pack, version }: Basis) => byVersion.get(`${pack}@${version}`);
  return {
    requirement: (id, because) => versionOf(because)?.requirements.get(id),
    option: (id, because) => versionOf(because)?.options.get(id),
  };
}

/**
 * Each requirement as it stands on a day; one that is not in force yet as it will stand first.
 *
 * @source house
 */
export function requirementsOn(
  inForce: readonly RequirementInForce[],
  day: number,
): ReadonlyMap<string, RequirementInForce> {
  const later = inForce.filter((each) => each.from > day).toSorted((a, b) => b.from - a.from);
  const current = inForce.filter((each) => covers(each, day));
  return new Map([...later, ...current].map((each) => [each.requirement.id, each]));
}

/**
 * The pack versions by which anything is asked on a day; those with forms, standards or charges only are not among them.
 *
 * @source house
 */
export function packVersionsOn(inForce: readonly RequirementInForce[], day: number): { id: string; version: string }[] {
  const current = inForce.filter((each) => covers(each, day));
  return [...new Map(current.map(({ pack, version }) => [`${pack}@${version}`, { id: pack, version }])).values()];
}

/**
 * What a row of a requirement is called: by its title, else by its id, else that it says why a post cannot be judged.
 *
 * @param known - the requirement in the version that judged; undefined where no version of it is known
 * @param because - absent: of several posts, for whichever reason
 * @source house
 */
export function titleOfRow(
  requirement: string,
  known: Pick<Requirement, 'title'> | undefined,
  because?: Pick<Basis, 'rule'>,
): string {
  if (known !== undefined) return known.title;
  if (requirement !== NOT_JUDGED) return requirement;
  if (because === undefined) return 'Not judged: no group, or nothing for its groups, is known';
  return because.rule === 'no-requirement'
    ? 'Not judged: nothing is known for the groups of this post'
    : 'Not judged: no group is known for this post';
}
