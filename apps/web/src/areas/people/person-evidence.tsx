import type { KnownEvidence } from '@trellis/core/evidence';
import { evidenceKindWords, useApi, useLoad, usePaged } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { useDoneNote } from '@trellis/ui/done-note';
import { EmptyState } from '@trellis/ui/empty-state';
import { longDate } from '@trellis/ui/long-date';
import { StateMark } from '@trellis/ui/state-mark';
import type { Column } from '@trellis/ui/table';
import { useState } from 'react';
import { PagedTable } from '@trellis/ui/paged-table';
import { ChangeEvidence } from './change-evidence.tsx';
import { evidenceDetails } from './evidence-words.ts';

/** As many courses as one page of the list gives; the evidence of others is shown by the course's reference. */
const MOST_COURSES = 500;

export interface PersonEvidenceProps {
  readonly personId: string;
  /** Whether the reader may correct and withdraw. */
  readonly mayChange: boolean;
  /** Called after a change: the pathway has been judged again. */
  readonly onChanged: () => void;
}

/** Everything that is on record about what somebody has learnt, withdrawn evidence included. */
export function PersonEvidence({ personId, mayChange, onChanged }: PersonEvidenceProps) {
  const api = useApi();
  const [chosen, choose] = useState<KnownEvidence>();
  const saved = useDoneNote('Saved');
  const evidence = usePaged((page) => api.evidence.list.query({ ...page, personId }), [personId], {
    size: 10,
  });
  const courses = useLoad(() => api.courses.list.query({ limit: MOST_COURSES }), []).answer?.rows ?? [];
  const columns = columnsWith((ref) => courses.find(({ course }) => course.ref === ref)?.course.title);
  return (
    <>
      {saved.note}
      <Card>
        <PagedTable
          paged={evidence}
          what="evidence"
          caption="Evidence on record"
          quietCaption
          columns={mayChange ? [...columns, changeColumn(choose)] : columns}
          rowKey={(row) => row.id}
          isChosen={(row) => row.id === chosen?.id}
          empty={
            <EmptyState
              title="No evidence is on record"
              text="It comes from the LMS, from a file, or from the agency. What nobody has told us we do not count as done."
            />
          }
        />
      </Card>
      {chosen === undefined ? null : (
        <ChangeEvidence
          evidence={chosen}
          onClose={() => choose(undefined)}
          onDone={(words) => {
            saved.say(words);
            choose(undefined);
            evidence.again();
            onChanged();
          }}
        />
      )}
    </>
  );
}

function columnsWith(titleOf: (courseRef: string) => string | undefined): readonly Column<KnownEvidence>[] {
  return [
    {
      key: 'what',
      header: 'What',
      heading: true,
      cell: (row) => (
        <>
          {evidenceKindWords[row.kind]}
          <small>{evidenceDetails(row, titleOf)}</small>
        </>
      ),
    },
    { key: 'on', header: 'Achieved', unbroken: true, cell: (row) => longDate(row.achievedOn) },
    {
      key: 'counts',
      header: 'Standing',
      cell: (row) =>
        row.withdrawn ? (
          <>
            <StateMark state="exempt">Withdrawn</StateMark>
            <small>{row.withdrawnWhy}</small>
          </>
        ) : row.kind === 'attendance' ? (
          <>
            <StateMark state="unknown">Holds nothing</StateMark>
            <small>Attendance alone is not completion</small>
          </>
        ) : (
          <StateMark state="current">Counts</StateMark>
        ),
    },
  ];
}

function changeColumn(choose: (evidence: KnownEvidence) => void): Column<KnownEvidence> {
  return {
    key: 'change',
    header: 'Change',
    quiet: true,
    cell: (row) =>
      row.withdrawn ? null : (
        <Button
          small
          about={`${evidenceKindWords[row.kind]} of ${longDate(row.achievedOn)}`}
          onPress={() => choose(row)}
        >
          Correct or withdraw
        </Button>
      ),
  };
}
