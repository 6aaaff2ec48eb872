import { useApi, useLoad, useSession } from '@trellis/plugin/screens';
import { FaultNote } from '@trellis/ui/fault-note';
import { PageHead } from '@trellis/ui/page-head';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Pathway } from './pathway.tsx';

/** What the person who is signed in must learn, why and by when. */
export function MyLearning() {
  if (useSession().personId !== undefined) return <OwnPathway />;
  return (
    <PageHead
      title="We do not know yet who you are"
      lead="Your account has not been matched to a person, so there is no pathway to show."
    />
  );
}

function OwnPathway() {
  const api = useApi();
  const loading = useLoad(() => api.compliance.mine.query({}), []);
  if (loading.answer !== undefined) return <Pathway answer={loading.answer} />;
  if (loading.state !== 'failed') return <ProgressBar label="Your pathway" words="Opening your pathway" />;
  return (
    <>
      <PageHead title="We could not open your pathway" />
      <FaultNote title="What went wrong" error={loading.error} />
    </>
  );
}
