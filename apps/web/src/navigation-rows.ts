import type { SessionShown } from '@trellis/plugin/screens';
import type { NavItem, NavPart } from '@trellis/ui/shell';

type Entry = SessionShown['navigation'][number];

/** How many entries stand side by side as they are. With more, the bar would wrap on a desk's screen. @source house */
const MOST_PLAIN = 7;

/**
 * The bar of somebody: her pages as they are while they are few, else the parts of Trellis that they belong to, each with its pages in a second row.
 * A part of which she has one page only is that page.
 *
 * @param pages - in their order; a part stands where its first page does
 * @param current - the page that is shown
 */
export function navigationRows(pages: readonly Entry[], current: Entry | undefined): readonly NavPart[] {
  const item = (entry: Entry): NavItem => ({ href: entry.path, label: entry.title, current: entry === current });
  if (pages.length <= MOST_PLAIN) return pages.map(item);
  const parts = new Map<string, Entry[]>();
  for (const entry of pages) {
    const part = entry.group ?? entry.id;
    parts.set(part, [...(parts.get(part) ?? []), entry]);
  }
  return [...parts].map(([part, entries]) => {
    const [first, ...others] = entries;
    return others.length === 0
      ? item(first!)
      : { href: first!.path, label: part, current: entries.includes(current!), within: entries.map(item) };
  });
}
