import type { RunListed } from '@trellis/core/billing';
import { useApi, useLink, usePaged } from '@trellis/plugin/screens';
import { Card } from '@trellis/ui/card';
import { EmptyState } from '@trellis/ui/empty-state';
import { Link } from '@trellis/ui/link';
import { count, longTime } from '@trellis/ui/long-date';
import { pounds } from '@trellis/ui/money';
import { PagedTable } from '@trellis/ui/paged-table';
import { Section } from '@trellis/ui/section';
import { longMonth } from '@trellis/ui/sitting';
import type { Column } from '@trellis/ui/table';
import { useTimeZone } from '@trellis/ui/time-zone';
import { DownloadRun } from './download-run.tsx';
import { whoWords } from '../lines/line-words.ts';

/** Every run that was released, the newest first, each with its file. */
export function RunsTable() {
  const timeZone = useTimeZone();
  const api = useApi();
  const link = useLink();
  const paged = usePaged<RunListed>((page) => api.billing.runs.query(page), []);
  const columns: readonly Column<RunListed>[] = [
    {
      key: 'run',
      header: 'Run',
      heading: true,
      cell: (row) => (
        <Link kind="text" href={link(`/charges/runs/${row.id}`)}>
          {runName(row)}
        </Link>
      ),
    },
    {
      key: 'released',
      header: 'Released',
      cell: (row) => (
        <>
          {longTime(row.releasedAt, timeZone)}
          <small>{whoWords(row.by)}</small>
        </>
      ),
    },
    { key: 'lines', header: 'Lines', kind: 'number', cell: (row) => count(row.lines) },
    { key: 'sum', header: 'Sum', kind: 'number', cell: (row) => pounds(row.pence) },
    {
      key: 'file',
      header: 'File',
      quiet: true,
      cell: (row) => <DownloadRun runId={row.id} about={`of ${runName(row)}`} small />,
    },
  ];
  return (
    <Section title="Runs released" aside="The newest first">
      <Card>
        <PagedTable
          paged={paged}
          what="runs"
          caption="A run’s file stays the same, however often it is saved"
          columns={columns}
          rowKey={(row) => row.id}
          empty={<EmptyState title="No run yet" text="What you release appears here with its file." />}
        />
      </Card>
    </Section>
  );
}

/** What a run is called: "January 2027, run 1". */
export function runName({ period, number }: Pick<RunListed, 'period' | 'number'>): string {
  return `${longMonth(period)}, run ${number}`;
}
