import { covers, type Period } from '../../../calendar.ts';
import type { JudgedPost, OverrideInForce } from '../judge-input.ts';

/** Everything of a post that decides what is asked of it while it is held. Many posts of a partnership share one. */
export interface Profile {
  readonly groups: readonly string[];
  readonly agencyKind: string | undefined;
  readonly flags: readonly string[];
  readonly overrides: readonly OverrideInForce[];
}

/** A time in which the same posts are held and none of them changes its groups. */
export interface Stretch extends Period {
  /** The posts that are held, by index, and what they are then, in the same order. */
  readonly held: readonly number[];
  readonly profiles: readonly Profile[];
}

/**
 * The groups of a post on a day.
 *
 * @source house
 */
export function groupsOn(post: JudgedPost, day: number): readonly string[] {
  const { audiences } = post;
  // Nearly always it is one list, the same for very many posts.
  if (audiences.length === 1) return covers(audiences[0]!, day) ? audiences[0]!.ids : NO_GROUPS;
  return audiences.filter((period) => covers(period, day)).flatMap((period) => period.ids);
}

const NO_GROUPS: readonly string[] = [];

/**
 * The times in which these posts stay as they are, in order; days on which none is held are left out.
 *
 * @source house
 */
export function stretchesOf(posts: readonly JudgedPost[], together: readonly number[]): readonly Stretch[] {
  const only = together.length === 1 ? posts[together[0]!]! : undefined;
  const always = only?.audiences.length === 1 ? only.audiences[0]! : undefined;
  // Nearly everybody: one post in the same groups all along.
  if (only && always && always.from <= only.from && only.to <= always.to)
    return [{ from: only.from, to: only.to, held: together, profiles: [profileOf(only, always.ids)] }];

  const days = new Set<number>();
  for (const index of together) {
    const post = posts[index]!;
    days.add(post.from).add(post.to);
    for (const { from, to } of post.audiences) days.add(from).add(to);
  }
  const marks = [...days].sort((a, b) => a - b);
  return marks.slice(0, -1).flatMap((from, at): Stretch[] => {
    const held = together.filter((index) => covers(posts[index]!, from));
    if (held.length === 0) return [];
    const profiles = held.map((index) => profileOf(posts[index]!, groupsOn(posts[index]!, from)));
    return [{ from, to: marks[at + 1]!, held, profiles }];
  });
}

function profileOf({ agencyKind, flags, overrides }: JudgedPost, groups: readonly string[]): Profile {
  return { groups, agencyKind, flags, overrides };
}

/**
 * A text that is the same for the same profiles in the same order, and different for others.
 *
 * @source house
 */
export function keyOf(profiles: readonly Profile[]): string {
  let key = '';
  for (const { groups, agencyKind, flags, overrides } of profiles)
    key += `${groups.join(' ')}|${agencyKind ?? ''}|${flags.join(' ')}|${keyOfOverrides(overrides)}\n`;
  return key;
}

/** Every post of an agency shares its overrides, so their text is made once. */
const keysOfOverrides = new WeakMap<readonly OverrideInForce[], string>();

function keyOfOverrides(overrides: readonly OverrideInForce[]): string {
  if (overrides.length === 0) return '';
  const known = keysOfOverrides.get(overrides);
  if (known !== undefined) return known;
  const key = overrides
    .map(({ from, to, requirementId, intervalMonths }) => `${from} ${to} ${requirementId ?? ''} ${intervalMonths}`)
    .join(';');
  keysOfOverrides.set(overrides, key);
  return key;
}
