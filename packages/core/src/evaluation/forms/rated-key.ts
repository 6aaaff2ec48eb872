import type { RatedKey } from '../schema.ts';

/**
 * What a rating is of, in the form in which two compare: the item, or one objective under it.
 *
 * @param objective - as the course version puts it; spelling of letters, spaces and an end stop make no difference
 * @source house an objective that is only put more neatly is the same objective
 */
export function ratedKey(itemId: string, objective?: string): RatedKey {
  if (objective === undefined) return itemId;
  const normal = objective
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/ ?\.+$/, '');
  return `${itemId}:${normal}`;
}
