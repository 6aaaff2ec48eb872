import { useEffect, useRef, type ReactNode } from 'react';
import { className } from './class-name.tsx';
import { Link, useAnchor } from './link.tsx';
import { Mark } from './mark.tsx';
import { Patterns } from './patterns.tsx';

/** One entry of the navigation, the footer or a row of tabs. */
export type NavItem = {
  href: string;
  label: string;
  /** The page being shown, or the one it belongs to. */
  current?: boolean | undefined;
};

/** One entry of the bar: a page, or a part with several, which leads to the first of them. */
export type NavPart = NavItem & {
  /** Its pages, which stand in a second row while one of them is shown. */
  within?: readonly NavItem[] | undefined;
};

export type AppShellProps = {
  /** Where the mark leads, such as `/`. Left out when there is nowhere to go. */
  home?: string | undefined;
  /** The main pages of this person, in order. Empty or left out shows no navigation. */
  nav?: readonly NavPart[] | undefined;
  /** Whose pages these are: a name, and under it a role or an agency. */
  where?: { name: string; role?: string | undefined } | undefined;
  /** Beside the name: "Change role", "Sign out". */
  account?: ReactNode;
  /** The partnership, and the links at the foot of every page. */
  footer?: { owner: string; links?: readonly NavItem[] | undefined } | undefined;
  /** One line above everything, for example that this is a demonstration. */
  banner?: ReactNode;
  /** Which page this is, such as its path. When it changes, focus moves to the new heading and the page to its top. */
  pageKey?: string | undefined;
  /** A narrow page, for signing in. */
  narrow?: boolean | undefined;
  children: ReactNode;
};

/** The `id` of the main part, which the skip link and the router move focus to. */
export const mainId = 'main';

function NavLink({ href, label, current, within }: NavPart) {
  // Of a part, the page is the one in the second row.
  return <a {...useAnchor({ href, current: current ? (within ? true : 'page') : undefined })}>{label}</a>;
}

function NavRow({ label, items }: { label: string; items: readonly NavPart[] }) {
  return (
    <nav className="nav" aria-label={label}>
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <NavLink {...item} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Home({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a {...useAnchor({ href })} className="mark">
      {children}
    </a>
  );
}

/** Those who hear the page are told that it is another one. */
function useFocusOnNewPage(pageKey: string | undefined) {
  const shown = useRef(pageKey);
  useEffect(() => {
    if (shown.current === pageKey) return;
    shown.current = pageKey;
    const main = document.getElementById(mainId);
    (main?.querySelector<HTMLElement>('h1[tabindex]') ?? main)?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [pageKey]);
}

/** The frame of every page: skip link, bar, navigation, main part and footer. */
export function AppShell({ home, nav = [], where, account, footer, banner, pageKey, narrow, children }: AppShellProps) {
  useFocusOnNewPage(pageKey);
  const part = nav.find(({ current }) => current);
  const name = (
    <>
      <Mark />
      Trellis
    </>
  );
  return (
    <>
      <Patterns />
      <a className="skip" href={`#${mainId}`}>
        Skip to main content
      </a>
      {banner ? <DemoBanner>{banner}</DemoBanner> : null}
      <header className="bar">
        <div className="wrap">
          {home ? <Home href={home}>{name}</Home> : <span className="mark">{name}</span>}
          {where || account ? (
            <div className="bar__where">
              {where ? <span>{where.name}</span> : null}
              {where?.role ? <span>{where.role}</span> : null}
              {account}
            </div>
          ) : null}
          {nav.length > 0 ? <NavRow label="Trellis" items={nav} /> : null}
        </div>
        {part?.within ? (
          <div className="bar__within">
            <div className="wrap">
              <NavRow label={`In ${part.label}`} items={part.within} />
            </div>
          </div>
        ) : null}
      </header>
      <main id={mainId} tabIndex={-1}>
        <div className={className('wrap', narrow && 'wrap--narrow')}>{children}</div>
      </main>
      {footer ? (
        <footer className="foot">
          <div className="wrap">
            <span>{footer.owner}</span>
            {footer.links?.map((item) => (
              <Link key={item.href} kind="text" href={item.href}>
                {item.label}
              </Link>
            ))}
          </div>
        </footer>
      ) : null}
    </>
  );
}

/** One line above the page, with room for a link. */
export function DemoBanner({ children }: { children: ReactNode }) {
  return (
    <section className="banner" aria-label="Notice">
      <div className="wrap">{children}</div>
    </section>
  );
}
