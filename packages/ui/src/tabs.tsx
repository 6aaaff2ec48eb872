import type { ReactNode } from 'react';
import type { NavItem } from './shell.tsx';
import { useAnchor } from './link.tsx';

/** A part of a page with an address of its own. */
export type TabItem = NavItem & {
  /** After the label, such as how many rows wait. */
  count?: ReactNode;
};

function Tab({ href, label, current, count }: TabItem) {
  return (
    <a {...useAnchor({ href, current: current ? 'page' : undefined })}>
      {label}
      {count === undefined ? null : <span className="tag">{count}</span>}
    </a>
  );
}

/** The parts of a page as links, each with its own address, so that back, bookmarks and printing work. */
export function Tabs({ label, items }: { label: string; items: readonly TabItem[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <Tab {...item} />
          </li>
        ))}
      </ul>
    </nav>
  );
}
