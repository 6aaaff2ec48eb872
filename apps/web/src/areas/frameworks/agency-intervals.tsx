import type { AgencyOverride } from '@trellis/core/pathways';
import { useApi, useLoad } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { useDoneNote } from '@trellis/ui/done-note';
import { EmptyState } from '@trellis/ui/empty-state';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { longDate } from '@trellis/ui/long-date';
import { PageHead } from '@trellis/ui/page-head';
import { many } from '@trellis/ui/plural-words';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Table, type Column } from '@trellis/ui/table';
import { useState } from 'react';
import { IntervalDialog } from './interval-dialog.tsx';
import { intervalRequirements } from './interval-entry.ts';
import { RulesTabs } from './rules-tabs.tsx';

/** What agencies ask for more or less often than the source, with the reason: for those who look after them. */
export function AgencyIntervals() {
  const api = useApi();
  const loading = useLoad(async () => {
    const [intervals, agencies, { packs }] = await Promise.all([
      api.pathways.overrides.query({}),
      api.people.agencies.query(),
      api.frameworks.packs.query(),
    ]);
    return { intervals, agencies, requirements: intervalRequirements(packs) };
  }, []);
  const [chosen, choose] = useState<AgencyOverride | 'new'>();
  const saved = useDoneNote('Saved');
  const { intervals = [], agencies = [], requirements = [] } = loading.answer ?? {};
  const agencyName = (id: string): string => agencies.find((agency) => agency.id === id)?.name ?? 'One agency';
  const columns: readonly Column<AgencyOverride>[] = [
    { key: 'agency', header: 'Agency', heading: true, cell: (row) => agencyName(row.agencyId) },
    {
      key: 'what',
      header: 'Asks for',
      cell: (row) => (
        <>
          {row.requirementId === undefined
            ? 'Everything that comes round again'
            : (requirements.find(({ value }) => value === row.requirementId)?.label ?? row.requirementId)}
          <small>{`every ${many(row.intervalMonths, 'month')}`}</small>
        </>
      ),
    },
    {
      key: 'when',
      header: 'When',
      cell: (row) => `From ${longDate(row.from)}${row.to === null ? '' : ` to ${longDate(row.to)}`}`,
    },
    {
      key: 'why',
      header: 'Why',
      cell: (row) => (
        <>
          {row.why}
          {row.document === undefined ? null : <small>{row.document}</small>}
        </>
      ),
    },
    {
      key: 'change',
      header: 'Change',
      quiet: true,
      cell: (row) => (
        <Button small about={`the interval of ${agencyName(row.agencyId)}`} onPress={() => choose(row)}>
          Change
        </Button>
      ),
    },
  ];
  return (
    <>
      <PageHead
        title="Agencies’ own intervals"
        lead="An agency may ask for something more often than its source does, or, by a document of its own, less often. Its posts are judged by that."
        actions={
          loading.answer === undefined ? undefined : (
            <Button kind="main" onPress={() => choose('new')}>
              Add an interval
            </Button>
          )
        }
      />
      <div className="section">
        <Stack gap="wide">
          <RulesTabs current="intervals" />
          {saved.note}
          <FaultNote title="We could not load the intervals" error={loading.error} />
          {loading.answer === undefined ? (
            loading.state === 'failed' ? null : (
              <ProgressBar label="Intervals" words="Loading the intervals" />
            )
          ) : (
            <Card>
              {intervals.length === 0 ? (
                <EmptyState
                  level={2}
                  title="No agency has an interval of its own"
                  text="Everybody is asked as often as the rules at work say."
                />
              ) : (
                <Table
                  caption="Intervals of agencies"
                  quietCaption
                  rows={intervals}
                  rowKey={(row) => row.id}
                  columns={columns}
                />
              )}
            </Card>
          )}
        </Stack>
      </div>
      {chosen === undefined ? null : (
        <IntervalDialog
          interval={chosen === 'new' ? undefined : chosen}
          agencies={agencies}
          requirements={requirements}
          onClose={() => choose(undefined)}
          onSaved={() => {
            choose(undefined);
            saved.say('The people of this agency are judged by it.');
            loading.again();
          }}
        />
      )}
    </>
  );
}
