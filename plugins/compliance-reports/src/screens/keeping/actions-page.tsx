import type { ReportAction } from '@trellis/core/reporting';
import { useApi, useLink, usePaged, useServices } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { useDoneNote } from '@trellis/ui/done-note';
import { EmptyState } from '@trellis/ui/empty-state';
import { Link } from '@trellis/ui/link';
import { longDate } from '@trellis/ui/long-date';
import { PageHead } from '@trellis/ui/page-head';
import { PagedTable } from '@trellis/ui/paged-table';
import { SOMEBODY_ERASED } from '@trellis/ui/person-name';
import { FilterBar } from '@trellis/ui/search-field';
import { SelectField } from '@trellis/ui/select-field';
import { todayOn } from '@trellis/ui/sitting';
import { StateMark } from '@trellis/ui/state-mark';
import type { Column } from '@trellis/ui/table';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import { ReportsTabs } from '../reports-tabs.tsx';
import { useMayReport } from '../who-may.ts';
import { ActionDialog } from './action-dialog.tsx';
import { progressOf } from './action-entry.ts';

/** What was decided because of reports, until it is done. */
export function ActionsPage() {
  const timeZone = useTimeZone();
  const api = useApi();
  const link = useLink();
  const { query, go } = useServices();
  const { keepsActions } = useMayReport();
  const [chosen, choose] = useState<ReportAction | 'new'>();
  const done = useDoneNote('Saved');
  const isAll = query['show'] === 'all';
  const paged = usePaged<ReportAction>(
    (page) => api.reporting.actions.query({ ...page, ...(isAll ? {} : { open: true }) }),
    [isAll],
  );
  const today = todayOn(timeZone);
  const columns: readonly Column<ReportAction>[] = [
    {
      key: 'what',
      header: 'Action',
      heading: true,
      cell: (row) => (
        <>
          {row.what}
          {row.reportId === undefined ? null : (
            <small>
              <Link kind="text" href={link(`/reports/${row.reportId}`)} about={`that led to: ${row.what}`}>
                The report
              </Link>
            </small>
          )}
        </>
      ),
    },
    { key: 'who', header: 'Who', cell: (row) => row.owner || SOMEBODY_ERASED },
    { key: 'by', header: 'By', kind: 'date', cell: (row) => longDate(row.dueOn) },
    {
      key: 'progress',
      header: 'Progress',
      cell: (row) => {
        const { sign, words } = progressOf(row, today);
        return <StateMark state={sign}>{words}</StateMark>;
      },
    },
    ...(keepsActions
      ? [
          {
            key: 'change',
            header: 'Change',
            quiet: true,
            cell: (row: ReportAction) => (
              <Button small about={row.what} onPress={() => choose(row)}>
                Change
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      <PageHead
        title="Actions"
        lead="What was decided because of a report, who sees to it and by when. Open ones stand in the next report."
        actions={
          keepsActions ? (
            <Button kind="main" onPress={() => choose('new')}>
              Add an action
            </Button>
          ) : undefined
        }
      />
      <ReportsTabs current="/reports/actions" />
      {done.note}
      <Card>
        <FilterBar label="Actions">
          <SelectField
            label="Show"
            first="Open actions"
            choices={[{ value: 'all', label: 'All, done ones too' }]}
            value={isAll ? 'all' : ''}
            onChange={(value) => go(`/reports/actions${value === '' ? '' : `?show=${value}`}`)}
          />
        </FilterBar>
        <PagedTable
          paged={paged}
          what="actions"
          caption="Actions, the earliest due first"
          columns={columns}
          rowKey={(row) => row.id}
          empty={
            <EmptyState
              level={2}
              title={isAll ? 'No action yet' : 'No action is open'}
              text={
                isAll
                  ? 'Actions that a report leads to appear here.'
                  : 'Actions that a report leads to appear here until they are done.'
              }
            />
          }
        />
      </Card>
      {chosen === undefined ? null : (
        <ActionDialog
          action={chosen === 'new' ? undefined : chosen}
          onClose={() => choose(undefined)}
          onSaved={(words) => {
            done.say(words);
            choose(undefined);
            paged.again();
          }}
        />
      )}
    </>
  );
}
