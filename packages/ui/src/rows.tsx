import type { ReactNode } from 'react';
import { Link } from './link.tsx';

/** A list of things with a thin line between them. */
export function Rows({ label, children }: { label?: string | undefined; children: ReactNode }) {
  return (
    <ul className="rows" aria-label={label}>
      {children}
    </ul>
  );
}

export type RowProps = {
  title: ReactNode;
  /** Makes the title a link. */
  href?: string | undefined;
  /** The thing being shown on this page. */
  current?: boolean | undefined;
  /** Under the title, in the size of the text: an agency, a state. */
  detail?: ReactNode;
  /** Under that, small: dates and reasons. */
  text?: ReactNode;
  /** At the end of the title line. */
  end?: ReactNode;
  children?: ReactNode;
};

/** One thing in a list of rows. */
export function Row({ title, href, current, detail, text, end, children }: RowProps) {
  return (
    <li>
      <div className="row__head">
        {href ? (
          <Link href={href} current={current}>
            {title}
          </Link>
        ) : (
          <span className="row__title">{title}</span>
        )}
        {end}
      </div>
      {detail ? <div>{detail}</div> : null}
      {text ? <p className="row__text">{text}</p> : null}
      {children}
    </li>
  );
}
