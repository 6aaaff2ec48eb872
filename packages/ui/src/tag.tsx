import type { ReactNode } from 'react';

/** A short word about a thing: its kind, its version, where it came from. Never a state; that is a `StateMark`. */
export function Tag({ children }: { children: ReactNode }) {
  return <span className="tag">{children}</span>;
}

/** Tags in a row that wraps. */
export function Tags({ children }: { children: ReactNode }) {
  return <span className="tags">{children}</span>;
}
