import type { KnownEvidence } from '@trellis/core/evidence';
import { useApi, usePaged } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { EmptyState } from '@trellis/ui/empty-state';
import { longDate } from '@trellis/ui/long-date';
import { Note } from '@trellis/ui/note';
import { StateMark } from '@trellis/ui/state-mark';
import type { Column } from '@trellis/ui/table';
import { useState } from 'react';
import { PagedTable } from '../../paged-table.tsx';
import { ChangeEvidence } from './change-evidence.tsx';
import { evidenceDetails, kindWords } from './evidence-words.ts';

export interface PersonEvidenceProps {
  readonly personId: string;
  /** Whether the reader may correct and withdraw. */
  readonly mayChange: boolean;
}

/** Everything that is on record about what somebody has learnt, withdrawn evidence included. */
export function PersonEvidence({ personId, mayChange }: PersonEvidenceProps) {
  const api = useApi();
  const [chosen, choose] = useState<KnownEvidence>();
  const [done, setDone] = useState<string>();
  const evidence = usePaged((page) => api.evidence.list.query({ ...page, personId }), [personId], 10);
  return (
    <>
      {done === undefined ? null : (
        <Note state="current" live="status" title="Saved">
          {done}
        </Note>
      )}
      <Card>
        <PagedTable
          paged={evidence}
          what="evidence"
          caption="Evidence on record"
          quietCaption
          columns={mayChange ? [...COLUMNS, changeColumn(choose)] : COLUMNS}
          rowKey={(row) => row.id}
          isChosen={(row) => row.id === chosen?.id}
          empty={<EmptyState title="No evidence is on record" text="It comes from the LMS, from a file, or from the agency. What nobody has told us we do not count as done." />}
        />
      </Card>
      {chosen === undefined ? null : (
        <ChangeEvidence
          evidence={chosen}
          onClose={() => choose(undefined)}
          onDone={(words) => {
            setDone(words);
            choose(undefined);
            evidence.again();
          }}
        />
      )}
    </>
  );
}

const COLUMNS: readonly Column<KnownEvidence>[] = [
  {
    key: 'what',
    header: 'What',
    heading: true,
    cell: (row) => (
      <>
        {kindWords[row.kind]}
        <small>{evidenceDetails(row)}</small>
      </>
    ),
  },
  { key: 'on', header: 'Achieved', kind: 'date', cell: (row) => longDate(row.achievedOn) },
  {
    key: 'counts',
    header: 'Counts',
    cell: (row) =>
      row.withdrawn ? (
        <StateMark state="exempt">{`Withdrawn${row.withdrawnWhy === undefined ? '' : `: ${row.withdrawnWhy}`}`}</StateMark>
      ) : row.kind === 'attendance' ? (
        <StateMark state="unknown">Attendance alone holds nothing</StateMark>
      ) : (
        <StateMark state="current">Yes</StateMark>
      ),
  },
];

function changeColumn(choose: (evidence: KnownEvidence) => void): Column<KnownEvidence> {
  return {
    key: 'change',
    header: 'Change',
    quiet: true,
    cell: (row) =>
      row.withdrawn ? null : (
        <Button small about={`${kindWords[row.kind]} of ${longDate(row.achievedOn)}`} onPress={() => choose(row)}>
          Correct or withdraw
        </Button>
      ),
  };
}
