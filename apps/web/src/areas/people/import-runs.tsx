import type { ImportRun } from '@trellis/core/people';
import { useApi, usePaged } from '@trellis/plugin/screens';
import { capital } from '@trellis/ui/capital';
import { Card } from '@trellis/ui/card';
import { EmptyState } from '@trellis/ui/empty-state';
import { Link } from '@trellis/ui/link';
import { count, longTime } from '@trellis/ui/long-date';
import { StateMark } from '@trellis/ui/state-mark';
import type { Column } from '@trellis/ui/table';
import { PagedTable } from '@trellis/ui/paged-table';
import { useTimeZone } from '@trellis/ui/time-zone';

/** Files that were taken in or tried before, and what came of each. */
export function ImportRuns() {
  const timeZone = useTimeZone();
  const api = useApi();
  const runs = usePaged((page) => api.people.importRuns.query(page), []);
  return (
    <Card>
      <PagedTable
        paged={runs}
        what="files"
        caption="Files taken in or tried, newest first"
        columns={columnsIn(timeZone)}
        rowKey={(row) => row.id}
        empty={
          <EmptyState
            level={2}
            title="No file has been uploaded yet"
            text="Files that you upload are listed here with their counts, those that were only tried too."
          />
        }
      />
    </Card>
  );
}

function columnsIn(timeZone: string): readonly Column<ImportRun>[] {
  return [
    {
      key: 'file',
      header: 'File',
      heading: true,
      cell: (row) => (
        <>
          <Link href={`/import?run=${row.id}`}>{row.fileName}</Link>
          <small>{row.kind === 'people' ? 'People and posts' : 'Evidence'}</small>
        </>
      ),
    },
    { key: 'at', header: 'When', cell: (row) => longTime(row.startedAt, timeZone) },
    {
      key: 'state',
      header: 'Outcome',
      cell: (row) =>
        row.state === 'done' ? (
          <StateMark state="current">{row.dryRun ? 'Tried' : 'Taken in'}</StateMark>
        ) : row.state === 'running' ? (
          <StateMark state="wait">Under way</StateMark>
        ) : (
          <>
            <StateMark state="fault">Refused</StateMark>
            <small>{row.refusal}</small>
          </>
        ),
    },
    ...(['new', 'changed', 'unchanged', 'unsure', 'refused'] as const).map((key): Column<ImportRun> => ({
      key,
      header: capital(key),
      kind: 'number',
      cell: (row) => count(row.counts[key]),
    })),
  ];
}
