import { createContext, use, type MouseEvent, type ReactNode } from 'react';
import { className } from './class-name.tsx';

/** Takes an address of the same site and shows it without loading the page again. */
export type Navigate = (href: string) => void;

const Navigation = createContext<Navigate | null>(null);

/**
 * Lets every link, button link, navigation and pager below it be routed on the client.
 * Without it they are plain links, which is what a page made on the server needs.
 */
export function LinkProvider({ navigate, children }: { navigate: Navigate; children: ReactNode }) {
  return <Navigation value={navigate}>{children}</Navigation>;
}

/** What a link may be told, whatever it looks like. */
export type LinkTarget = {
  /** Where it goes. `#part` and other sites are always left to the browser. */
  href: string;
  /** Marks the link to the page, step or item being shown. */
  current?: boolean | 'page' | 'step' | 'location' | undefined;
  /** The file name under which the browser saves what it fetches. */
  download?: string | boolean | undefined;
  /** Opens a new window; say so in the words of the link. */
  newWindow?: boolean | undefined;
};

/**
 * Whether a click is an ordinary one on an address of this site, so that the client may route it.
 *
 * @param click - the click and what the link was told
 */
export function isOursToRoute(click: {
  readonly href: string;
  readonly button: number;
  readonly withKey: boolean;
  readonly prevented: boolean;
  readonly elsewhere: boolean;
}): boolean {
  return (
    click.href.startsWith('/') &&
    !click.href.startsWith('//') &&
    click.button === 0 &&
    !click.withKey &&
    !click.prevented &&
    !click.elsewhere
  );
}

/** The attributes of an anchor that is routed on the client where a `LinkProvider` allows it. */
export function useAnchor({ href, current, download, newWindow }: LinkTarget) {
  const navigate = use(Navigation);
  return {
    href,
    'aria-current': current === true ? ('true' as const) : current || undefined,
    download,
    ...(newWindow ? { target: '_blank', rel: 'noopener' } : {}),
    onClick(event: MouseEvent<HTMLAnchorElement>) {
      const ours = isOursToRoute({
        href,
        button: event.button,
        withKey: event.metaKey || event.ctrlKey || event.shiftKey || event.altKey,
        prevented: event.defaultPrevented,
        elsewhere: Boolean(newWindow) || Boolean(download),
      });
      if (!navigate || !ours) return;
      event.preventDefault();
      navigate(href);
    },
  };
}

export type LinkProps = LinkTarget & {
  /** `go` stands alone and is easy to hit; `text` runs inside a sentence; `back` leads up a level. */
  kind?: 'go' | 'text' | 'back' | undefined;
  /** Words only for those who hear the page, after the visible ones, so that no two links sound alike. */
  about?: string | undefined;
  /** An element id, for links that others point to. */
  id?: string | undefined;
  className?: string | undefined;
  children: ReactNode;
};

/** A link: standing alone (`go`, the default), inside a sentence or back up. */
export function Link({ kind = 'go', about, id, className: more, children, ...target }: LinkProps) {
  const anchor = useAnchor(target);
  return (
    <a {...anchor} id={id} className={className(kind === 'go' && 'go', kind === 'back' && 'back', more)}>
      {children}
      {about ? <span className="vh"> {about}</span> : null}
    </a>
  );
}
