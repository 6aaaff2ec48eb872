import { read, readingOf } from './readings.ts';
import type { ChosenReadings, Framework, Level } from './schema.ts';

/** The own list of a level that somebody needs, and the option by which a level takes in a lower one, if it came that way. */
export interface RequiredList {
  readonly level: string;
  readonly option: string | undefined;
}

/**
 * The levels that groups stand at by themselves, before any level takes in another; groups of other frameworks are passed over.
 *
 * @source London Competency Framework, 3.5 (table)
 */
export function ownLevels(
  audiences: readonly string[],
  framework: Framework,
  readings: ChosenReadings,
): readonly Level[] {
  const ids = framework.audiences
    .filter((audience) => audiences.includes(audience.id))
    .map((audience) => read(audience.level, readings));
  return framework.levels.filter((level) => ids.includes(level.id));
}

/**
 * The lists that somebody in these groups must hold.
 *
 * With several groups it is the union of their lists. Under the reading "highest only" it is what the highest level asks for,
 * less the own lists of the lower groups: the two published alternatives (11 becomes 6 for groups 1 and 3; 20 becomes 13 for
 * groups 4 and 6) fix that reading.
 *
 * @param groups - the groups of this post
 * @param allGroups - the groups of all posts that are judged together; the same as `groups` for a post judged alone
 * @source London Competency Framework, 3.5 and 4; AMB-LCF-2, AMB-LCF-3
 */
export function requiredLists(
  groups: readonly string[],
  allGroups: readonly string[],
  framework: Framework,
  readings: ChosenReadings,
): readonly RequiredList[] {
  const ofFramework = knownLists.get(framework) ?? new WeakMap<ChosenReadings, Map<string, readonly RequiredList[]>>();
  knownLists.set(framework, ofFramework);
  const known = ofFramework.get(readings) ?? new Map<string, readonly RequiredList[]>();
  ofFramework.set(readings, known);
  const key = `${groups.join(' ')}|${allGroups.join(' ')}`;
  const lists = known.get(key) ?? workOutLists(groups, allGroups, framework, readings);
  known.set(key, lists);
  return lists;
}

/** Frameworks and readings never change and whole partnerships share a few sets of groups, so each is worked out once. */
const knownLists = new WeakMap<Framework, WeakMap<ChosenReadings, Map<string, readonly RequiredList[]>>>();

function workOutLists(
  groups: readonly string[],
  allGroups: readonly string[],
  framework: Framework,
  readings: ChosenReadings,
): readonly RequiredList[] {
  const own = ownLevels(groups, framework, readings);
  const lists = own.flatMap((level) => withIncluded(level, own, readings));
  const several = readingOf(framework.severalRoles, readings);
  if (several.value === 'union') return unique(lists);

  const everywhere = ownLevels(allGroups, framework, readings);
  const highest = everywhere.reduce<Level | undefined>(
    (top, level) => (top && top.number >= level.number ? top : level),
    undefined,
  );
  if (!highest || !own.includes(highest)) return [];
  const lower = everywhere.filter((level) => level !== highest).map((level) => level.id);
  return withIncluded(highest, own, readings).filter((list) => !lower.includes(list.level));
}

function withIncluded(level: Level, own: readonly Level[], readings: ChosenReadings): RequiredList[] {
  const includes = readingOf(level.includes, readings);
  return [
    { level: level.id, option: undefined },
    ...includes.value
      .filter((id) => !own.some((other) => other.id === id))
      .map((id) => ({ level: id, option: includes.option })),
  ];
}

function unique(lists: readonly RequiredList[]): readonly RequiredList[] {
  return [...new Map(lists.map((list) => [list.level, list])).values()];
}
