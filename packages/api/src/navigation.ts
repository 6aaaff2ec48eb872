import type { Actor } from '@trellis/core/access';
import { isAllowed, type Allowed } from './permissions.ts';

/** A screen that a person can be led to: an area's or a plugin's. */
export interface NavigationEntry {
  /** The area's or plugin's id and the screen's own, as `people.list`. */
  readonly id: string;
  readonly title: string;
  /** Path below the web app's root, such as `/people`. */
  readonly path: string;
  readonly allowed: Allowed;
}

/** The screens that an actor may open, in the order in which they were registered. */
export function navigationFor(
  actor: Actor,
  entries: readonly NavigationEntry[],
): readonly Omit<NavigationEntry, 'allowed'>[] {
  return entries.filter((entry) => isAllowed(entry.allowed, actor)).map(({ id, title, path }) => ({ id, title, path }));
}
