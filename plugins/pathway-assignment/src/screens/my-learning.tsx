import { useApi, useLoad, useSession } from '@trellis/plugin/screens';
import { Note } from '@trellis/ui/note';
import { PageHead } from '@trellis/ui/page-head';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Pathway } from './pathway.tsx';

/** What the person who is signed in must learn, why and by when. */
export function MyLearning() {
  const api = useApi();
  const session = useSession();
  const loading = useLoad(() => api.compliance.mine.query({}), []);
  if (session.personId === undefined)
    return (
      <PageHead
        title="We do not know yet who you are"
        lead="Your account has not been matched to a person, so there is no pathway to show."
      />
    );
  if (loading.state === 'failed' && loading.answer === undefined)
    return (
      <>
        <PageHead title="We could not open your pathway" />
        <Note state="fault" live="alert">
          {loading.error.sentence}
        </Note>
      </>
    );
  if (loading.answer === undefined) return <ProgressBar label="Your pathway" words="Opening your pathway" />;
  return <Pathway answer={loading.answer} />;
}
