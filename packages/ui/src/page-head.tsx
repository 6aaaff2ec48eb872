import type { ReactNode } from 'react';
import { Link } from './link.tsx';

export type PageHeadProps = {
  title: ReactNode;
  /** One sentence under the title. */
  lead?: ReactNode;
  /** Above the title: usually a `StateMark` with `look="chip"`. */
  mark?: ReactNode;
  /** The way back up. */
  back?: { href: string; label: string } | undefined;
  /** Under the lead: buttons. */
  actions?: ReactNode;
};

/** How a page opens that has no dark answer panel: way back, state, title, one sentence. */
export function PageHead({ title, lead, mark, back, actions }: PageHeadProps) {
  return (
    <>
      {back ? (
        <Link kind="back" href={back.href}>
          {back.label}
        </Link>
      ) : null}
      <header className="page-head">
        {mark ? <p>{mark}</p> : null}
        <h1 tabIndex={-1}>{title}</h1>
        {lead ? <p className="lead">{lead}</p> : null}
        {actions ? <div className="btns">{actions}</div> : null}
      </header>
    </>
  );
}
