import { useLoad } from '@trellis/plugin/screens';
import { LinkProvider } from '@trellis/ui/link';
import { Note } from '@trellis/ui/note';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { AppShell } from '@trellis/ui/shell';
import { Suspense } from 'react';
import { useNavigate } from 'react-router';
import { api } from './client.ts';
import { Frame } from './frame.tsx';
import { Start } from './screens.ts';

/** The whole app: who is looking, then the frame and the screen of the address, or the way to sign in. */
export function App() {
  const navigate = useNavigate();
  const session = useLoad(() => api.me.get.query(), []);
  return (
    <LinkProvider navigate={(href) => void navigate(href)}>
      {session.answer !== undefined ? <Frame session={session.answer} /> : session.state === 'failed' ? <SignedOut code={session.error.code} sentence={session.error.sentence} /> : <Opening />}
    </LinkProvider>
  );
}

function Opening() {
  return (
    <AppShell narrow>
      <ProgressBar label="Trellis" words="Opening Trellis" />
    </AppShell>
  );
}

function SignedOut({ code, sentence }: { readonly code: string; readonly sentence: string }) {
  return (
    <AppShell narrow>
      {code === 'access.not-signed-in' ? (
        <Suspense fallback={null}>
          <Start />
        </Suspense>
      ) : (
        <Note title="We could not open Trellis" state="fault" live="alert">
          {sentence}
        </Note>
      )}
    </AppShell>
  );
}
