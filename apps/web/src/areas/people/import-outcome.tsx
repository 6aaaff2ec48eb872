import type { ImportRun, RowReport } from '@trellis/core/people';
import { useServices } from '@trellis/plugin/screens';
import { Button, ButtonLink, ButtonRow } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { Figures } from '@trellis/ui/figures';
import { Stack } from '@trellis/ui/layout';
import { count } from '@trellis/ui/long-date';
import { Note } from '@trellis/ui/note';
import { Pager } from '@trellis/ui/pager';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Section } from '@trellis/ui/section';
import { StateMark } from '@trellis/ui/state-mark';
import { Table } from '@trellis/ui/table';
import { useState } from 'react';
import { FaultNote } from '@trellis/ui/fault-note';
import { countFigures, outcomeSentence } from './import-words.ts';
import { useImportRun } from './use-import-run.ts';

const PAGE = 25;

export interface ImportOutcomeProps {
  readonly runId: string;
  /** Takes in the file that was only tried; absent when it is no longer chosen. */
  readonly onTake: (() => void) | undefined;
  readonly isTaking: boolean;
}

/** How far a file has come, then what came of it: counts, and each row that did not go in with its field and reason. */
export function ImportOutcome({ runId, onTake, isTaking }: ImportOutcomeProps) {
  const { shown, error } = useImportRun(runId);
  if (shown === undefined)
    return error === undefined ? (
      <ProgressBar label="Import" words="Sending the file" />
    ) : (
      <FaultNote title="We cannot say how far it is" error={error} />
    );
  const { run, report } = shown;
  return (
    <Section title={run.dryRun ? 'What would happen' : 'What came of it'} aside={run.fileName}>
      <Stack gap="wide">
        <FaultNote title="We cannot say how far it is" error={error} />
        {run.state === 'running' ? (
          <ProgressBar
            label="Import"
            words={
              run.rowsTotal === 0 ? 'Reading the file' : `${count(run.rowsDone)} of ${count(run.rowsTotal)} rows done`
            }
            {...(run.rowsTotal === 0 ? {} : { done: run.rowsDone, total: run.rowsTotal })}
          />
        ) : null}
        {run.state === 'refused' ? (
          <Note title="Nothing was taken in" state="fault" live="alert">
            {run.refusal ?? 'The file as a whole was refused.'}
          </Note>
        ) : null}
        {run.state === 'done' ? <Done run={run} report={report} onTake={onTake} isTaking={isTaking} /> : null}
      </Stack>
    </Section>
  );
}

function Done({
  run,
  report,
  onTake,
  isTaking,
}: Omit<ImportOutcomeProps, 'runId'> & { readonly run: ImportRun; readonly report: readonly RowReport[] }) {
  const { download } = useServices();
  const [isFailed, setFailed] = useState(false);
  const isUseful = run.counts.new + run.counts.changed + run.counts.unsure > 0;
  return (
    <>
      <Note
        title={run.dryRun ? 'Tried, and nothing was changed' : 'Taken in'}
        state={run.counts.refused + run.counts.unsure > 0 ? 'due-soon' : 'current'}
        live="status"
      >
        {outcomeSentence(run)}
      </Note>
      <Card>
        <Figures items={countFigures(run.counts)} />
      </Card>
      <ButtonRow>
        {run.dryRun && isUseful && onTake !== undefined ? (
          <Button kind="main" busy={isTaking ? 'Sending the file' : undefined} onPress={onTake}>
            Take this file in
          </Button>
        ) : null}
        {!run.dryRun && run.counts.unsure > 0 ? (
          <ButtonLink kind="main" href={`/import?part=match&run=${run.id}`}>
            {`Decide ${count(run.counts.unsure)} unsure ${run.counts.unsure === 1 ? 'row' : 'rows'}`}
          </ButtonLink>
        ) : null}
        {report.length === 0 ? null : (
          <Button
            icon="down"
            onPress={() =>
              void download(`/uploads/${run.id}/report.csv`, `${run.fileName.replace(/\.csv$/i, '')}.report.csv`).catch(
                () => setFailed(true),
              )
            }
          >
            Download the report
          </Button>
        )}
      </ButtonRow>
      {isFailed ? (
        <Note title="The report was not saved" state="fault" live="alert">
          We could not reach the service. The rows are listed here all the same.
        </Note>
      ) : null}
      {report.length === 0 ? null : <ReportRows report={report} />}
    </>
  );
}

function ReportRows({ report }: { readonly report: readonly RowReport[] }) {
  const [page, setPage] = useState(0);
  const rows = report.slice(page * PAGE, (page + 1) * PAGE);
  return (
    <Card>
      <Table
        caption={`${count(report.length)} ${report.length === 1 ? 'thing' : 'things'} to put right, in the order of the file. Row 1 is the row of column names`}
        rows={rows}
        rowKey={(row) => `${row.row} ${row.field} ${row.reason}`}
        columns={[
          { key: 'row', header: 'Row', heading: true, cell: (row) => `Row ${count(row.row)}` },
          {
            key: 'outcome',
            header: 'Outcome',
            cell: (row) =>
              row.outcome === 'refused' ? (
                <StateMark state="fault">Refused</StateMark>
              ) : (
                <StateMark state="wait">Unsure</StateMark>
              ),
          },
          {
            key: 'field',
            header: 'Field',
            cell: (row) => (row.field === '' ? 'The whole row' : <code>{row.field}</code>),
          },
          { key: 'reason', header: 'Reason', cell: (row) => row.reason },
        ]}
      />
      <Pager
        label="Pages of the report"
        showing={{ from: page * PAGE + 1, to: page * PAGE + rows.length, total: report.length }}
        previous={page === 0 ? undefined : { onPress: () => setPage(page - 1) }}
        next={(page + 1) * PAGE >= report.length ? undefined : { onPress: () => setPage(page + 1) }}
      />
    </Card>
  );
}
