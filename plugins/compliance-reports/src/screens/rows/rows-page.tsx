import type { RowShown } from '@trellis/core/compliance';
import { useAction, useApi, useLink, useLoad, usePaged, useServices, useSettled } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { EmptyState } from '@trellis/ui/empty-state';
import { FaultNote } from '@trellis/ui/fault-note';
import { longDate, longTime } from '@trellis/ui/long-date';
import { PageHead } from '@trellis/ui/page-head';
import { PagedTable } from '@trellis/ui/paged-table';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { FilterBar, SearchField } from '@trellis/ui/search-field';
import { SelectField } from '@trellis/ui/select-field';
import { states, stateWords } from '@trellis/ui/state-mark';
import type { Sort } from '@trellis/ui/table';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import { behindAsked, rowsAddress } from '../paper/rows-address.ts';
import { Rejudging } from '../rejudging.tsx';
import { fileNameOf } from '../reports/file-name.ts';
import type { ReportShown } from '../reports/report-answer.ts';
import { ROW_COLUMNS, sortWords } from './row-columns.tsx';
import { fileOfRows, rowsOfReport, type RowsWanted } from './rows-wanted.ts';

/** The rows behind a figure of a report, at the report's own day and moment, for those who may see people. */
export function RowsPage() {
  const timeZone = useTimeZone();
  const api = useApi();
  const link = useLink();
  const id = useServices().parameters['reportId'] ?? '';
  const loading = useLoad(() => api.reporting.get.query({ id }), [id]);
  const report = loading.answer?.report;
  const back = { href: link(`/reports/${id}`), label: 'Back to the report' };
  if (report === undefined || loading.answer === undefined)
    return loading.state === 'failed' ? (
      <>
        <PageHead back={back} title="We could not open these rows" />
        <FaultNote title="What went wrong" error={loading.error} />
      </>
    ) : (
      <ProgressBar label="Rows" words="Opening the report" />
    );
  const { paper } = loading.answer;
  return (
    <>
      <PageHead
        back={back}
        title="Behind the figure"
        lead={`As at ${longDate(paper.asAt)}, as known on ${longTime(paper.knownAt, timeZone)}: one row for each thing asked of each post. A row leads to the person and the rule.`}
      />
      {report.state === 'published' ? null : <Rejudging />}
      <Rows report={report} knownAt={paper.knownAt} />
    </>
  );
}

function Rows({ report, knownAt }: { readonly report: ReportShown; readonly knownAt: string }) {
  const timeZone = useTimeZone();
  const api = useApi();
  const { query, go, download } = useServices();
  const behind = behindAsked(query);
  const [typed, setTyped] = useState('');
  const [sort, setSort] = useState<Sort>({ key: 'due-on', direction: 'ascending' });
  const text = useSettled(typed.trim());
  const saving = useAction();
  const agencies = useLoad(() => api.people.agencies.query(), []);
  const refOf = (agencyId: string): string => agencies.answer?.find((agency) => agency.id === agencyId)?.ref ?? '';
  const wanted: RowsWanted = { ...behind, asAt: report.asAt, knownAt: report.knownAt, text, sort };
  const paged = usePaged<RowShown>(
    (page) => api.compliance.rows.query({ ...page, ...rowsOfReport(wanted) }),
    [report.id, JSON.stringify(behind)],
    { by: [text, sort.key, sort.direction] },
  );
  const show = (part: Partial<typeof behind>): void => go(rowsAddress(report.id, { ...behind, ...part }));
  const one = behind.states?.length === 1 ? behind.states[0]! : '';
  return (
    <Card>
      <FaultNote title="We could not load the agencies" error={agencies.error} />
      <FilterBar label="Rows">
        <SearchField
          label="Search"
          placeholder="Staff number, name, job title or team"
          value={typed}
          onChange={setTyped}
        />
        {(agencies.answer?.length ?? 0) < 2 ? null : (
          <SelectField
            label="Agency"
            first="All agencies"
            choices={(agencies.answer ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            value={behind.agencyId ?? ''}
            onChange={(agencyId) => show({ agencyId: agencyId === '' ? undefined : agencyId })}
          />
        )}
        <SelectField
          label="State"
          first={
            (behind.states?.length ?? 0) > 1 ? behind.states!.map((each) => stateWords[each]).join(', ') : 'Any state'
          }
          choices={states.map((each) => ({ value: each, label: stateWords[each] }))}
          value={one}
          onChange={(state) => show({ states: state === '' ? undefined : [state as (typeof states)[number]] })}
        />
        <Button
          icon="down"
          busy={saving.isBusy ? 'Making the file' : undefined}
          disabled={behind.agencyId !== undefined && agencies.answer === undefined}
          onPress={() =>
            saving.run(() =>
              download('/api/v1/compliance/people.csv', fileNameOf(report, 'extract'), fileOfRows(wanted, refOf)),
            )
          }
        >
          Download CSV
        </Button>
      </FilterBar>
      <FaultNote title="The file was not saved" error={saving.error} />
      <p className="small muted">
        {report.knownAt === undefined
          ? 'By what is known now. '
          : `By what was known when it was signed, ${longTime(knownAt, timeZone)}. `}
        The file has the same rows in the same order.
      </p>
      <PagedTable
        paged={paged}
        what="rows"
        caption={sortWords(sort)}
        columns={ROW_COLUMNS}
        rowKey={(row) => `${row.postId} ${row.requirement}`}
        sort={sort}
        onSort={setSort}
        empty={
          <EmptyState
            level={2}
            title="No rows"
            text="Nobody whom you may see is behind this figure, or none fits your search."
          />
        }
      />
    </Card>
  );
}
