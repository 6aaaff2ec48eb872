import type { Pack } from './schema.ts';

/**
 * The ids of every pack's audience groups: what a post or a job title may name.
 *
 * @source house
 */
export function knownAudiences(packs: readonly Pack[]): ReadonlySet<string> {
  return new Set(
    packs.flatMap((pack) => pack.frameworks).flatMap((framework) => framework.audiences.map((audience) => audience.id)),
  );
}

/**
 * The ids of every pack's competencies, units, levels, requirements and editions to be read, what stands for them, and awards of
 * others: what evidence or a course may name.
 *
 * @source house
 */
export function knownToSatisfy(packs: readonly Pack[]): ReadonlySet<string> {
  return new Set(
    packs.flatMap((pack) => [
      ...pack.requirements.flatMap(({ id, aliases, rule }) => [
        id,
        ...aliases,
        ...(rule.kind === 'declaration' ? [rule.edition] : []),
      ]),
      ...pack.awards.map((award) => award.id),
      // What an earlier version called a thing stays a name that evidence may carry.
      ...pack.crosswalk.map((row) => row.from),
      ...pack.frameworks.flatMap((framework) => [
        ...framework.levels.map((level) => level.id),
        ...framework.competencies.flatMap((competency) => [competency.id, ...competency.units.map((unit) => unit.id)]),
      ]),
    ]),
  );
}

/**
 * What the things that evidence may name are called: competencies and their units, levels, requirements and awards of others, by id. Where several
 * versions of a pack name one, the title of the last in the list holds.
 *
 * @source house
 */
export function titlesOf(packs: readonly Pack[]): ReadonlyMap<string, string> {
  return new Map(
    packs
      .flatMap((pack) => [
        ...pack.awards,
        ...pack.requirements,
        ...pack.frameworks.flatMap(({ levels, competencies }) => [
          ...levels,
          ...competencies.flatMap((competency) => [competency, ...competency.units]),
        ]),
      ])
      .map(({ id, title }) => [id, title]),
  );
}
