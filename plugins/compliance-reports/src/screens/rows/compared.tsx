import type { AgencyId } from '@trellis/core';
import { useApi, usePaged, type ScreenServices } from '@trellis/plugin/screens';
import { Card } from '@trellis/ui/card';
import { EmptyState } from '@trellis/ui/empty-state';
import { Facts } from '@trellis/ui/facts';
import { Stack } from '@trellis/ui/layout';
import { Link } from '@trellis/ui/link';
import { longDate } from '@trellis/ui/long-date';
import { PagedTable } from '@trellis/ui/paged-table';
import { Section } from '@trellis/ui/section';
import { StateMark } from '@trellis/ui/state-mark';
import type { Column } from '@trellis/ui/table';
import { useState } from 'react';
import { countsOf, THEIRS_WORDS, type ComparedCounts } from './compared-words.ts';

type ComparedRow = Awaited<ReturnType<ScreenServices['api']['reporting']['reconcile']['query']>>['rows'][number];

export interface ComparedProps {
  readonly reportId: string;
  readonly agencyId: AgencyId;
  readonly requirement: string;
  /** The agency's own list as CSV; undefined: it gave none. */
  readonly csv: string | undefined;
}

/** Of whom the agency's list and our records say different things, one by one, with the rule that makes the difference. */
export function Compared({ reportId, agencyId, requirement, csv }: ComparedProps) {
  const api = useApi();
  const [counts, setCounts] = useState<ComparedCounts>();
  const paged = usePaged<ComparedRow>(
    async (page) => {
      const answer = await api.reporting.reconcile.query({
        ...page,
        id: reportId,
        agencyId,
        requirement,
        ...(csv === undefined ? {} : { csv }),
      });
      setCounts(answer.counts);
      return answer;
    },
    [reportId, agencyId, requirement, csv],
  );
  const hasTheirs = csv !== undefined;
  return (
    <Section title="Person by person">
      <Card>
        <Stack gap="wide">
          {counts === undefined ? null : (
            <Facts wide items={countsOf(counts, hasTheirs).map(({ label, text }) => ({ term: label, detail: text }))} />
          )}
          <PagedTable
            paged={paged}
            what="people"
            caption={hasTheirs ? 'Those of whom the two differ' : 'Those who are not up to date by our records'}
            columns={hasTheirs ? COLUMNS : COLUMNS.filter(({ key }) => key !== 'theirs')}
            rowKey={(row) => `${row.personId ?? ''} ${row.staffNumber ?? ''} ${row.rule}`}
            empty={
              hasTheirs ? (
                <EmptyState title="Nobody differs" text="Your list and our records say the same of everybody." />
              ) : (
                <EmptyState title="Everybody is up to date" text="Nobody is missing this by our records." />
              )
            }
          />
        </Stack>
      </Card>
    </Section>
  );
}

const COLUMNS: readonly Column<ComparedRow>[] = [
  {
    key: 'person',
    header: 'Person',
    heading: true,
    cell: (row) =>
      row.personId === null ? (
        row.staffNumber
      ) : (
        <>
          <Link kind="text" href={`/people/${row.personId}`}>
            {row.name}
          </Link>
          {row.staffNumber === null ? null : <small>{row.staffNumber}</small>}
        </>
      ),
  },
  { key: 'theirs', header: 'Your list', cell: (row) => THEIRS_WORDS[row.theirs] },
  {
    key: 'ours',
    header: 'Our records',
    cell: (row) => (row.ours === null ? 'No record' : <StateMark state={row.ours} />),
  },
  { key: 'due', header: 'Due', kind: 'date', cell: (row) => (row.dueOn === null ? '' : longDate(row.dueOn)) },
  { key: 'rule', header: 'By which rule', cell: (row) => row.rule },
];
