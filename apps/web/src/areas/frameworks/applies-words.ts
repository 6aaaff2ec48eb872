import type { Pack, Requirement } from '@trellis/core/frameworks';

/** Of whom a requirement is asked, in a sentence. */
export function appliesWords(
  { appliesTo }: Pick<Requirement, 'appliesTo'>,
  { frameworks }: Pick<Pack, 'frameworks'>,
): string {
  const { level, audiences, agencyKinds, flags } = appliesTo;
  const levels = frameworks.flatMap((framework) => framework.levels);
  const groups = frameworks.flatMap((framework) => framework.audiences);
  const conditions = [
    level === undefined ? undefined : `whose work asks for ${levels.find((each) => each.id === level)?.title ?? level}`,
    audiences === undefined
      ? undefined
      : `in the ${audiences.length === 1 ? 'group' : 'groups'} ${audiences.map((id) => groups.find((each) => each.id === id)?.title ?? id).join(', ')}`,
    agencyKinds === undefined ? undefined : `in agencies of the kind ${agencyKinds.join(', ')}`,
    flags === undefined ? undefined : `whose post is marked ${flags.join(' or ')}`,
  ].filter((condition) => condition !== undefined);
  return conditions.length === 0 ? 'Everybody.' : `People ${conditions.join(', ')}.`;
}
