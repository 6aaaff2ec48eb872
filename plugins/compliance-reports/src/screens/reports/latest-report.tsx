import { useApi, useLink, useLoad } from '@trellis/plugin/screens';
import { EmptyState } from '@trellis/ui/empty-state';
import { FaultNote } from '@trellis/ui/fault-note';
import { Link } from '@trellis/ui/link';
import { PageHead } from '@trellis/ui/page-head';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { ReportOf } from './report-page.tsx';

/** The report that the board signed last: what a link in an LMS opens, whichever it is by then. */
export function LatestReport() {
  const api = useApi();
  const link = useLink();
  const loading = useLoad(() => api.reporting.list.query({ kind: 'board', state: 'published', limit: 1 }), []);
  const latest = loading.answer?.rows[0];
  if (latest !== undefined) return <ReportOf id={latest.id} />;
  if (loading.answer === undefined && loading.state !== 'failed')
    return <ProgressBar label="Report" words="Looking for the latest report" />;
  return (
    <>
      <PageHead title="The latest report" />
      {loading.state === 'failed' ? (
        <FaultNote title="We could not look for it" error={loading.error} />
      ) : (
        <EmptyState
          level={2}
          title="No report was signed yet"
          text="It opens here as soon as the board has signed one."
          actions={<Link href={link('/reports')}>See the drafts</Link>}
        />
      )}
    </>
  );
}
