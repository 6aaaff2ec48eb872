import { ScreenServicesProvider, type ScreenServices, type SessionShown } from '@trellis/plugin/screens';
import { TextButton } from '@trellis/ui/button';
import { PageHead } from '@trellis/ui/page-head';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { AppShell } from '@trellis/ui/shell';
import { Suspense, useEffect, type ComponentType } from 'react';
import { matchPath, Navigate, Route, Routes, useLocation, useNavigate, useParams } from 'react-router';
import { api, download, upload } from './client.ts';
import { FOOT_LINKS } from './foot-links.ts';
import { navigationRows } from './navigation-rows.ts';
import { roleWords } from './role-words.ts';
import { ScreenBoundary } from './screen-boundary.tsx';
import { OPEN_PAGES, OTHER_SCREENS, SCREENS, WayIn, type OtherScreen } from './screens.ts';
import { forgetSecret, requestHeaders } from './session-secret.ts';

export interface FrameProps {
  readonly session: SessionShown;
}

const BESIDE_THE_NAVIGATION: readonly OtherScreen[] = [...OTHER_SCREENS, ...OPEN_PAGES];

/** The bar, the navigation and the foot around the screen of the address. */
export function Frame({ session }: FrameProps) {
  const { pathname, hash, key } = useLocation();
  const isNobodyYet = session.personId === undefined && session.grants.length === 0;
  const pages = session.navigation.filter((entry) => Object.hasOwn(SCREENS, entry.id) && !isNobodyYet);
  const home = isNobodyYet ? '/welcome' : (pages[0]?.path ?? '/help');
  const beside = BESIDE_THE_NAVIGATION.find((page) => matchPath(page.path, pathname));
  const place = beside?.under ?? pathname;
  const current = pages.find((entry) => place === entry.path || place.startsWith(`${entry.path}/`));
  const title = isNobodyYet && pathname === '/welcome' ? 'Way in' : (beside?.title ?? current?.title);
  useEffect(() => {
    document.title = title === undefined ? 'Trellis' : `${title} - Trellis`;
  }, [title]);
  useEffect(() => {
    const part = hash === '' ? null : document.getElementById(hash.slice(1));
    if (part === null) return;
    // A part of the page is no control, so focus has to be allowed there for the next Tab to go on from it.
    part.tabIndex = -1;
    part.focus({ preventScroll: true });
    part.scrollIntoView();
  }, [hash, key]);

  return (
    <AppShell
      home={home}
      pageKey={pathname}
      nav={navigationRows(pages, current)}
      where={{ name: session.name ?? 'Not known yet', role: roleWords(session) }}
      account={<TextButton onPress={() => void signOut()}>Sign out</TextButton>}
      footer={{ owner: session.partnership.name, links: FOOT_LINKS }}
      banner={
        session.partnership.isDemo
          ? 'This is a demonstration with invented people. Nothing you do here reaches anybody.'
          : undefined
      }
    >
      <ScreenBoundary address={pathname}>
        <Suspense fallback={<ProgressBar label="Page" words="Opening the page" />}>
          <Routes>
            <Route path="/" element={<Navigate to={home} replace />} />
            {pages.map((entry) => (
              <Route
                key={entry.id}
                path={entry.path}
                element={<Screen screen={SCREENS[entry.id]!} session={session} />}
              />
            ))}
            {BESIDE_THE_NAVIGATION.map((page) => (
              <Route key={page.path} path={page.path} element={<Screen screen={page.screen} session={session} />} />
            ))}
            <Route
              path="/welcome"
              element={isNobodyYet ? <Screen screen={WayIn} session={session} /> : <Navigate to={home} replace />}
            />
            <Route path="*" element={isNobodyYet ? <Navigate to={home} replace /> : <NoSuchPage />} />
          </Routes>
        </Suspense>
      </ScreenBoundary>
    </AppShell>
  );
}

function NoSuchPage() {
  return (
    <PageHead
      title="There is no such page for you"
      lead="The address may be wrong, or your role does not include it. The pages you can open are in the bar above."
    />
  );
}

/** A screen with the services of the web app around it. */
function Screen({ screen: Shown, session }: { readonly screen: ComponentType; readonly session: SessionShown }) {
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const parameters = useParams();
  const services: ScreenServices = {
    api,
    session,
    link: (path) => path,
    go: (path) => void navigate(path),
    query: Object.fromEntries(new URLSearchParams(search)),
    parameters: Object.fromEntries(
      Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
    download,
    upload,
  };
  return (
    <ScreenServicesProvider services={services}>
      {/* Another address is another page, even where the same screen shows it: nothing of one person may stay under the address of another. */}
      <Shown key={pathname} />
    </ScreenServicesProvider>
  );
}

async function signOut(): Promise<void> {
  await fetch('/session', { method: 'DELETE', headers: requestHeaders() }).catch(() => undefined);
  forgetSecret();
  location.assign('/');
}
