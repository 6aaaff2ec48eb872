import { useServices } from '@trellis/plugin/screens';
import { PageHead } from '@trellis/ui/page-head';
import { Tabs } from '@trellis/ui/tabs';
import { ImportFile } from './import-file.tsx';
import { ImportRuns } from './import-runs.tsx';
import { MatchList } from './match-list.tsx';

/** Taking in files of people and of evidence: upload, what came of it, the rows that need a decision, and earlier files. */
export function Import() {
  const { query } = useServices();
  const part = query['part'] ?? 'upload';
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
            { href: '/import?part=earlier', label: 'Earlier files', current: part === 'earlier' },
          ]}
        />
        {part === 'match' ? <MatchList /> : part === 'earlier' ? <ImportRuns /> : <ImportFile />}
      </div>
    </>
  );
}
