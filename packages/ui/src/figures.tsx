import type { ReactNode } from 'react';
import { Link } from './link.tsx';

/** One figure and what it counts. */
export type Figure = {
  /** As it is read: "94%", "2,914" or "withheld". */
  value: ReactNode;
  label: ReactNode;
  /** The rows it counts. */
  href?: string | undefined;
};

/** Up to four figures with their words, each linked to its rows where there are any. */
export function Figures({ items }: { items: readonly Figure[] }) {
  return (
    <dl className="figs">
      {items.map(({ value, label, href }, at) => (
        <div key={at}>
          <dt className="fig__t">{label}</dt>
          <dd className="fig__n">
            {href ? (
              <Link kind="text" href={href}>
                {value}
              </Link>
            ) : (
              value
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
