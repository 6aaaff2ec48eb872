import type { RequirementInForce } from '../../frameworks/in-force/in-force.ts';
import { requiredLists } from '../../frameworks/levels.ts';
import type { LivesFilter } from '../judging-store.ts';
import type { RulesOfPartnership } from '../rules/rules.ts';
import type { ChangedRules } from './changed-rules.ts';

/**
 * The posts and the evidence that changed rules can have anything to do with: a what-if reads nothing else, which makes it some times faster. It may
 * take in more than counts, never less.
 *
 * @param inForce - what evidence and courses are worth now, and which groups job titles stand for
 * @source house
 */
export function whatIsRead(
  rules: ChangedRules,
  inForce: Pick<RulesOfPartnership, 'courses' | 'equivalences' | 'mappings'>,
): Pick<LivesFilter, 'posts' | 'learning'> {
  const all = [...rules.before, ...rules.after];
  const groups = groupsOf(all.filter(({ requirement }) => rules.reached.has(requirement.id)));
  const shown = new Set(all.flatMap(({ shows }) => [...shows.keys()]));
  const worth = [...inForce.equivalences.values()].flat().filter(({ to }) => to.some((id) => shown.has(id)));
  const ids = new Set([...shown, ...worth.map(({ from }) => from)]);
  const courseRefs = [...inForce.courses].flatMap(([ref, { mappings }]) =>
    mappings.some(({ satisfies }) => satisfies.some((id) => ids.has(id))) ? [ref] : [],
  );
  const learning = { ids: [...ids], courseRefs };
  if (groups === undefined) return { learning };
  const titleKeys = [...inForce.mappings].flatMap(([key, mappings]) =>
    mappings.some(({ audiences }) => audiences.some((id) => groups.includes(id))) ? [key] : [],
  );
  return { posts: { groups, titleKeys }, learning };
}

/** The groups that any of these requirements is for; undefined: any group may be. */
function groupsOf(requirements: readonly RequirementInForce[]): readonly string[] | undefined {
  const groups = new Set<string>();
  for (const { requirement, frameworks, readings } of requirements) {
    const { audiences, level } = requirement.appliesTo;
    if (audiences === undefined && level === undefined) return undefined;
    for (const id of audiences ?? []) groups.add(id);
    if (audiences !== undefined || level === undefined) continue;
    for (const framework of frameworks)
      for (const { id } of framework.audiences)
        if (requiredLists([id], [id], framework, readings).some((list) => list.level === level)) groups.add(id);
  }
  return [...groups];
}
