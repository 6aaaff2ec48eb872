import type { Report } from '@trellis/core/reporting';
import { useApi, useLink, usePaged, useServices } from '@trellis/plugin/screens';
import { ButtonLink } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { EmptyState } from '@trellis/ui/empty-state';
import { Stack } from '@trellis/ui/layout';
import { Link } from '@trellis/ui/link';
import { longDate } from '@trellis/ui/long-date';
import { PageHead } from '@trellis/ui/page-head';
import { PagedTable } from '@trellis/ui/paged-table';
import { FilterBar } from '@trellis/ui/search-field';
import { SelectField } from '@trellis/ui/select-field';
import { StateMark } from '@trellis/ui/state-mark';
import type { Column } from '@trellis/ui/table';
import { useTimeZone } from '@trellis/ui/time-zone';
import { Rejudging } from '../rejudging.tsx';
import { ReportsTabs } from '../reports-tabs.tsx';
import { useMayReport } from '../who-may.ts';
import { lastLine, REPORT_KINDS, REPORT_STATES, sentBackDetail } from './report-words.ts';

type ReportListed = Report & { readonly agencyName?: string | undefined };

const KINDS = Object.entries(REPORT_KINDS).map(([value, label]) => ({ value, label }));
const STATES = Object.entries(REPORT_STATES).map(([value, { words }]) => ({ value, label: words }));

/** Every report in sight, the newest first, by what it is for and where it stands. */
export function ReportsList() {
  const timeZone = useTimeZone();
  const api = useApi();
  const link = useLink();
  const { query, go } = useServices();
  const { isDrafting } = useMayReport();
  const kind = KINDS.some(({ value }) => value === query['kind']) ? (query['kind'] as Report['kind']) : '';
  const state = STATES.some(({ value }) => value === query['state']) ? (query['state'] as Report['state']) : '';
  const paged = usePaged<ReportListed>(
    (page) =>
      api.reporting.list.query({ ...page, ...(kind === '' ? {} : { kind }), ...(state === '' ? {} : { state }) }),
    [kind, state],
  );
  const show = (next: { readonly kind: string; readonly state: string }): void => {
    const wanted = Object.entries(next).filter(([, value]) => value !== '');
    go(`/reports${wanted.length === 0 ? '' : `?${new URLSearchParams(wanted).toString()}`}`);
  };
  const columns: readonly Column<ReportListed>[] = [
    {
      key: 'report',
      header: 'Report',
      heading: true,
      cell: (row) => (
        <>
          <Link kind="text" href={link(`/reports/${row.id}`)} about={`as at ${longDate(row.asAt)}`}>
            {row.title}
          </Link>
          <small>{[row.agencyName, row.cover].filter(Boolean).join(', ')}</small>
        </>
      ),
    },
    { key: 'kind', header: 'What it is', cell: (row) => REPORT_KINDS[row.kind] },
    { key: 'as-at', header: 'As at', kind: 'date', cell: (row) => longDate(row.asAt) },
    {
      key: 'state',
      header: 'Where it stands',
      cell: (row) => (
        <>
          <StateMark state={REPORT_STATES[row.state].sign}>{REPORT_STATES[row.state].words}</StateMark>
          <small>{row.state === 'sent-back' ? sentBackDetail(row, timeZone) : lastLine(row, timeZone)}</small>
        </>
      ),
    },
  ];
  return (
    <>
      <PageHead
        title="Reports"
        lead="What was signed stays as it was. What is known since then stands beside it."
        actions={
          isDrafting ? (
            <ButtonLink kind="main" href={link('/reports/new')}>
              Draw up a report
            </ButtonLink>
          ) : undefined
        }
      />
      <ReportsTabs current="/reports" />
      <Stack gap="wide">
        <Rejudging />
        <Card>
          <FilterBar label="Reports">
            <SelectField
              label="What it is"
              first="Every kind"
              choices={KINDS}
              value={kind}
              onChange={(value) => show({ kind: value, state })}
            />
            <SelectField
              label="Where it stands"
              first="Anywhere"
              choices={STATES}
              value={state}
              onChange={(value) => show({ kind, state: value })}
            />
          </FilterBar>
          <PagedTable
            paged={paged}
            what="reports"
            caption="Reports, the newest first"
            columns={columns}
            rowKey={(row) => row.id}
            empty={
              <EmptyState
                level={2}
                title="No report here"
                text={
                  kind === '' && state === ''
                    ? 'Nothing has been drawn up yet. A report appears here as soon as there is a draft.'
                    : 'No report fits what you chose.'
                }
              />
            }
          />
        </Card>
      </Stack>
    </>
  );
}
