import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { useAnchor } from './link.tsx';
import { count } from './long-date.tsx';

/** Where a step leads: an address, or something to do on this page. */
export type PagerStep = { href: string } | { onPress: () => void };

export type PagerProps = {
  /** "Pages of overdue requirements". */
  label: string;
  /** The first and last row shown, and how many there are in all where that is known. */
  showing: { from: number; to: number; total?: number | undefined };
  /** Page numbers, where the total is known and pages can be reached directly. */
  pages?: { current: number; count: number; hrefFor: (page: number) => string } | undefined;
  /** The page before; left out on the first. */
  previous?: PagerStep | undefined;
  /** The page after; left out on the last. */
  next?: PagerStep | undefined;
};

/** The pages to offer around the current one: the ends, the neighbours, and null where some are left out. */
export function pageNumbers(current: number, pageCount: number): (number | null)[] {
  const near = [
    1,
    current - 1,
    current,
    current + 1,
    pageCount,
    ...(current <= 2 ? [2, 3] : []),
    ...(current >= pageCount - 1 ? [pageCount - 2, pageCount - 1] : []),
  ];
  const shown = [...new Set(near)].filter((page) => page >= 1 && page <= pageCount).sort((a, b) => a - b);
  return shown.flatMap((page, at) => {
    const missing = at === 0 ? 0 : page - shown[at - 1]! - 1;
    return missing === 0 ? [page] : missing === 1 ? [page - 1, page] : [null, page];
  });
}

function PageLink({
  href,
  current,
  label,
  children,
}: {
  href: string;
  current?: boolean;
  label?: string;
  children: ReactNode;
}) {
  return (
    <a {...useAnchor({ href, current: current ? 'page' : undefined })} aria-label={label}>
      {children}
    </a>
  );
}

function Step({ step, children }: { step: PagerStep; children: string }) {
  return 'href' in step ? (
    <PageLink href={step.href} label={`${children} page`}>
      {children}
    </PageLink>
  ) : (
    <Button small onPress={step.onPress} about="page">
      {children}
    </Button>
  );
}

/** Which rows are shown, and the way to the others: by number where the total is known, else one page on or back. */
export function Pager({ label, showing, pages, previous, next }: PagerProps) {
  const { from, to, total } = showing;
  return (
    <nav className="pager" aria-label={label}>
      <p>
        Showing{' '}
        <b>
          {count(from)} to {count(to)}
        </b>
        {total === undefined ? null : (
          <>
            {' '}
            of <b>{count(total)}</b>
          </>
        )}
      </p>
      <ul>
        {previous ? (
          <li>
            <Step step={previous}>Previous</Step>
          </li>
        ) : null}
        {pages && pages.count > 1
          ? pageNumbers(pages.current, pages.count).map((page, at) =>
              page === null ? (
                <li key={`gap ${at}`}>
                  <span aria-hidden="true">…</span>
                </li>
              ) : (
                <li key={page}>
                  <PageLink href={pages.hrefFor(page)} current={page === pages.current} label={`Page ${page}`}>
                    {page}
                  </PageLink>
                </li>
              ),
            )
          : null}
        {next ? (
          <li>
            <Step step={next}>Next</Step>
          </li>
        ) : null}
      </ul>
    </nav>
  );
}
