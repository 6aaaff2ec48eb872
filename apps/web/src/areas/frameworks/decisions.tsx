import type { EquivalenceShown } from '@trellis/core/frameworks';
import { useApi, usePaged } from '@trellis/plugin/screens';
import { Card } from '@trellis/ui/card';
import { EmptyState } from '@trellis/ui/empty-state';
import { Stack } from '@trellis/ui/layout';
import { longTime } from '@trellis/ui/long-date';
import { PageHead } from '@trellis/ui/page-head';
import { PagedTable } from '@trellis/ui/paged-table';
import type { Column } from '@trellis/ui/table';
import { useTimeZone } from '@trellis/ui/time-zone';
import { decisionLine } from './equivalence-words.ts';
import { RulesTabs } from './rules-tabs.tsx';

function columnsIn(timeZone: string): readonly Column<EquivalenceShown>[] {
  return [
    { key: 'from', header: 'Learning', heading: true, cell: (row) => row.from },
    {
      key: 'decision',
      header: 'Decision',
      cell: (row) => (
        <>
          {decisionLine(row)}
          {row.to.length === 0 ? null : <small>As {row.to.join(', ')}</small>}
        </>
      ),
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
      key: 'when',
      header: 'When and by whom',
      cell: (row) => (
        <>
          {longTime(row.decidedAt, timeZone)}
          <small>
            {row.by.name ?? (row.by.kind === 'person' ? 'Somebody whose name is erased' : 'The command line')}
          </small>
          {row.replacedAt === undefined ? null : (
            <small>Another decision took its place {longTime(row.replacedAt, timeZone)}</small>
          )}
        </>
      ),
    },
  ];
}

/** Every decision on what other learning is worth, with who took it and why. */
export function Decisions() {
  const timeZone = useTimeZone();
  const api = useApi();
  const log = usePaged<EquivalenceShown>((page) => api.frameworks.equivalenceLog.query(page), []);
  return (
    <>
      <PageHead
        title="Decisions"
        lead="What was decided about learning under other names. Nothing here is ever deleted."
      />
      <div className="section">
        <Stack gap="wide">
          <RulesTabs current="log" />
          <Card>
            <PagedTable
              paged={log}
              what="decisions"
              caption="Decisions, the newest first"
              columns={columnsIn(timeZone)}
              rowKey={(row) => `${row.id} ${row.decidedAt}`}
              empty={
                <EmptyState
                  level={2}
                  title="Nothing was decided yet"
                  text="Decisions stand here once somebody says what other learning is worth."
                />
              }
            />
          </Card>
        </Stack>
      </div>
    </>
  );
}
