import { useApi, usePaged } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { useDoneNote } from '@trellis/ui/done-note';
import { EmptyState } from '@trellis/ui/empty-state';
import { Stack } from '@trellis/ui/layout';
import { PageHead } from '@trellis/ui/page-head';
import { PagedTable } from '@trellis/ui/paged-table';
import type { Column } from '@trellis/ui/table';
import { useState } from 'react';
import { DecideEquivalence } from './decide-equivalence.tsx';
import { carriesWords, decisionLine, type CrosswalkRowShown } from './equivalence-words.ts';
import { RulesTabs } from './rules-tabs.tsx';

/** What the packs propose of earlier versions and awards of others, for a person to decide. */
export function Crosswalk() {
  const api = useApi();
  const [deciding, setDeciding] = useState<CrosswalkRowShown>();
  const done = useDoneNote('Decided');
  const rows = usePaged<CrosswalkRowShown>((page) => api.frameworks.crosswalk.query(page), []);
  return (
    <>
      <PageHead
        title="What other learning is worth"
        lead="Learning under an earlier edition, or an award of another employer, counts only where somebody decided that it does."
      />
      <div className="section">
        <Stack gap="wide">
          <RulesTabs current="crosswalk" />
          {done.note}
          <Card>
            <PagedTable
              paged={rows}
              what="proposals"
              caption="What the installed packs propose"
              columns={columnsWith(setDeciding)}
              rowKey={(row) => [row.pack.id, row.pack.version, row.from, ...row.to].join(' ')}
              empty={
                <EmptyState
                  level={2}
                  title="No pack proposes anything"
                  text="Packs that replace an earlier edition, or name awards of others, bring proposals."
                />
              }
            />
          </Card>
        </Stack>
      </div>
      {deciding === undefined ? null : (
        <DecideEquivalence
          row={deciding}
          onClose={() => setDeciding(undefined)}
          onSaved={() => {
            setDeciding(undefined);
            done.say('Everyone with such learning is judged again.');
            rows.again();
          }}
        />
      )}
    </>
  );
}

function columnsWith(onDecide: (row: CrosswalkRowShown) => void): readonly Column<CrosswalkRowShown>[] {
  return [
    {
      key: 'from',
      header: 'Learning',
      heading: true,
      cell: (row) => (
        <>
          {row.fromTitle ?? row.from}
          <small>{[row.issuer, row.pack.title].filter(Boolean).join(', ')}</small>
        </>
      ),
    },
    {
      key: 'to',
      header: 'The pack proposes',
      cell: (row) => (
        <>
          {carriesWords(row.carries, row.toTitles)}
          {row.missing === undefined ? null : <small>Missing: {row.missing}</small>}
        </>
      ),
    },
    {
      key: 'decision',
      header: 'Decided',
      cell: (row) =>
        row.decisions.length === 0
          ? 'Not yet: it counts for nothing else'
          : row.decisions.map((decision) => <span key={decision.id}>{decisionLine(decision)}</span>),
    },
    {
      key: 'decide',
      header: 'Decide',
      quiet: true,
      unbroken: true,
      cell: (row) => (
        <Button small about={`on ${row.fromTitle ?? row.from}`} onPress={() => onDecide(row)}>
          Decide
        </Button>
      ),
    },
  ];
}
