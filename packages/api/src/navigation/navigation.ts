import type { Actor, Role } from '@trellis/core/access';
import { z } from 'zod';
import { isAllowed, type Allowed } from '../permissions/permissions.ts';

/**
 * The parts of Trellis under which somebody with many screens finds them: how each is called. Few ideas, so that they fit side by side.
 *
 * @source house
 */
export const NAVIGATION_GROUPS = {
  learning: 'Learning',
  people: 'People',
  programme: 'Programme',
  quality: 'Evaluation and quality',
  money: 'Money',
  reports: 'Reports',
  settings: 'Settings',
} as const;
/** One of the parts of Trellis. */
export type NavigationGroup = keyof typeof NAVIGATION_GROUPS;

/** What somebody may have to do because they were named, whatever their role. `quality`: they observe sessions, or see to what was agreed. */
export const Duty = z.enum(['quality']);
export type Duty = z.infer<typeof Duty>;

/** A screen that a person can be led to: an area's or a plugin's. */
export interface NavigationEntry {
  /** The area's or plugin's id and the screen's own, as `people.list`. */
  readonly id: string;
  readonly title: string;
  /** Path below the web app's root, such as `/people`. */
  readonly path: string;
  /** The part of Trellis under which it stands where somebody has many screens; absent: by itself. */
  readonly group?: NavigationGroup | undefined;
  readonly allowed: Allowed;
  /** Whoever was granted one of these finds it before all others. */
  readonly firstFor?: readonly Role[];
  /** Whoever has this to do finds it too; without any of the roles it has this title. */
  readonly alsoFor?: { readonly duty: Duty; readonly title: string } | undefined;
}

/** A screen as whoever may open it is led to it. */
export const NavigationShown = z.object({
  id: z.string(),
  title: z.string(),
  path: z.string(),
  group: z.string().optional().meta({ description: 'The part of Trellis to which it belongs, as it is called' }),
});
export type NavigationShown = z.infer<typeof NavigationShown>;

/** The screens that an actor may open, or has to for what she was named for: those that her roles come for, then the others, each in the order in which they were registered. */
export function navigationFor(
  actor: Actor,
  entries: readonly NavigationEntry[],
  duties: readonly Duty[] = [],
): readonly NavigationShown[] {
  const isFirst = ({ firstFor }: NavigationEntry): boolean =>
    actor.grants.some(({ role }) => firstFor?.includes(role) === true);
  return entries
    .flatMap((entry): readonly NavigationEntry[] => {
      if (isAllowed(entry.allowed, actor)) return [entry];
      const { alsoFor } = entry;
      return alsoFor && duties.includes(alsoFor.duty) ? [{ ...entry, title: alsoFor.title }] : [];
    })
    .toSorted((one, other) => Number(isFirst(other)) - Number(isFirst(one)))
    .map(({ id, title, path, group }) => ({ id, title, path, ...(group && { group: NAVIGATION_GROUPS[group] }) }));
}
