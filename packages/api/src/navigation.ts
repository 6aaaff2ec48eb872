import type { Actor, Role } from '@trellis/core/access';
import { isAllowed, type Allowed } from './permissions.ts';

/** A screen that a person can be led to: an area's or a plugin's. */
export interface NavigationEntry {
  /** The area's or plugin's id and the screen's own, as `people.list`. */
  readonly id: string;
  readonly title: string;
  /** Path below the web app's root, such as `/people`. */
  readonly path: string;
  readonly allowed: Allowed;
  /** Whoever was granted one of these finds it before all others. */
  readonly firstFor?: readonly Role[];
}

/** The screens that an actor may open: those that her roles come for, then the others, each in the order in which they were registered. */
export function navigationFor(
  actor: Actor,
  entries: readonly NavigationEntry[],
): readonly Omit<NavigationEntry, 'allowed' | 'firstFor'>[] {
  const isFirst = ({ firstFor }: NavigationEntry): boolean =>
    actor.grants.some(({ role }) => firstFor?.includes(role) === true);
  return entries
    .filter((entry) => isAllowed(entry.allowed, actor))
    .toSorted((one, other) => Number(isFirst(other)) - Number(isFirst(one)))
    .map(({ id, title, path }) => ({ id, title, path }));
}
