import { useServices, useSession } from '@trellis/plugin/screens';
import { PageHead } from '@trellis/ui/page-head';
import { Tabs } from '@trellis/ui/tabs';
import { ImportFile } from './import-file.tsx';
import { ImportRuns } from './import-runs.tsx';
import { MatchList } from './match-list.tsx';
import { MatchListOfLmss } from './match-list-lms.tsx';

/** Taking in files of people and of evidence: upload, what came of it, the rows and the people of LMSs that need a decision, and earlier files. */
export function Import() {
  const { query } = useServices();
  const part = query['part'] ?? 'upload';
  // What an LMS tells concerns people of every agency.
  const canDecideLms = useSession().grants.some(
    ({ role, agencyId }) => (role === 'coordinator' || role === 'administrator') && agencyId === undefined,
  );
  return (
    <>
      <PageHead
        title="Import"
        lead="Upload a file of people or of evidence. Good rows go in, whatever becomes of the others, and the same file again changes nothing."
      />
      <div className="section">
        <Tabs
          label="Parts of the import"
          items={[
            { href: '/import', label: 'Upload', current: part === 'upload' },
            { href: '/import?part=match', label: 'Match list', current: part === 'match' },
            ...(canDecideLms ? [{ href: '/import?part=lms', label: 'People from LMSs', current: part === 'lms' }] : []),
            { href: '/import?part=earlier', label: 'Earlier files', current: part === 'earlier' },
          ]}
        />
        {part === 'match' ? (
          <MatchList />
        ) : part === 'lms' && canDecideLms ? (
          <MatchListOfLmss />
        ) : part === 'earlier' ? (
          <ImportRuns />
        ) : (
          <ImportFile />
        )}
      </div>
    </>
  );
}
