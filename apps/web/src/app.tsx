import { useLoad, type ErrorWords } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { LinkProvider } from '@trellis/ui/link';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { AppShell } from '@trellis/ui/shell';
import { TimeZoneProvider } from '@trellis/ui/time-zone';
import { Suspense, useEffect } from 'react';
import { Route, Routes, useLocation, useNavigate } from 'react-router';
import { api } from './client.ts';
import { OPEN_FOOT_LINKS } from './foot-links.ts';
import { Frame } from './frame.tsx';
import { PageFault } from './page-fault.tsx';
import { ScreenBoundary } from './screen-boundary.tsx';
import { OPEN_PAGES, Start } from './screens.ts';

/** The whole app: who is looking, then the frame and the screen of the address, or the way to sign in. */
export function App() {
  const navigate = useNavigate();
  const session = useLoad(() => api.me.get.query(), []);
  return (
    <LinkProvider navigate={(href) => void navigate(href)}>
      {session.answer !== undefined ? (
        <TimeZoneProvider timeZone={session.answer.partnership.timeZone}>
          <Frame session={session.answer} />
        </TimeZoneProvider>
      ) : session.state === 'failed' ? (
        <SignedOut error={session.error} onAgain={session.again} />
      ) : (
        <Opening />
      )}
    </LinkProvider>
  );
}

function Opening() {
  return (
    <AppShell>
      <ProgressBar label="Trellis" words="Opening Trellis" />
    </AppShell>
  );
}

function SignedOut({ error, onAgain }: { readonly error: ErrorWords; readonly onAgain: () => void }) {
  const { pathname } = useLocation();
  const title = OPEN_PAGES.find((page) => page.path === pathname)?.title ?? 'Start';
  useEffect(() => {
    document.title = `${title} - Trellis`;
  }, [title]);
  return (
    <AppShell home="/" pageKey={pathname} footer={{ owner: 'Trellis', links: OPEN_FOOT_LINKS }}>
      <ScreenBoundary address={pathname}>
        <Suspense fallback={<ProgressBar label="Page" words="Opening the page" />}>
          <Routes>
            {OPEN_PAGES.map(({ path, screen: Shown }) => (
              <Route key={path} path={path} element={<Shown />} />
            ))}
            <Route
              path="*"
              element={
                error.code === 'access.not-signed-in' ? (
                  <Start />
                ) : (
                  <NotOpened sentence={error.sentence} onAgain={onAgain} />
                )
              }
            />
          </Routes>
        </Suspense>
      </ScreenBoundary>
    </AppShell>
  );
}

function NotOpened({ sentence, onAgain }: { readonly sentence: string; readonly onAgain: () => void }) {
  return (
    <PageFault title="We could not open Trellis">
      <p>{sentence}</p>
      <Button onPress={onAgain}>Try again</Button>
    </PageFault>
  );
}
