import { useApi, usePaged, type ScreenServices } from '@trellis/plugin/screens';
import { Card } from '@trellis/ui/card';
import { EmptyState } from '@trellis/ui/empty-state';
import { Link } from '@trellis/ui/link';
import { longDate } from '@trellis/ui/long-date';
import { PagedTable } from '@trellis/ui/paged-table';
import { personName } from '@trellis/ui/person-name';
import { FilterBar } from '@trellis/ui/search-field';
import { Section } from '@trellis/ui/section';
import { SelectField } from '@trellis/ui/select-field';
import { longMonth } from '@trellis/ui/sitting';
import type { Column } from '@trellis/ui/table';
import { useState } from 'react';
import type { Asked } from './lapses.tsx';

type NamedRow = Awaited<ReturnType<ScreenServices['api']['compliance']['simulatedNames']['query']>>['rows'][number];

export interface LapseNamesProps {
  readonly asked: Asked;
  /** Months in which anybody would lapse, `YYYY-MM`. */
  readonly months: readonly string[];
}

/** Who would lapse, by name, for those who look after these people. */
export function LapseNames({ asked, months }: LapseNamesProps) {
  const api = useApi();
  const [month, choose] = useState('');
  const paged = usePaged<NamedRow>(
    (page) => api.compliance.simulatedNames.query({ ...asked, ...page, ...(month === '' ? {} : { month }) }),
    [JSON.stringify(asked), month],
  );
  return (
    <Section title="Who would lapse" aside="Only you see these names">
      <Card>
        <FilterBar label="People">
          <SelectField
            label="Month"
            first="Every month"
            choices={months.map((value) => ({ value, label: longMonth(value) }))}
            value={month}
            onChange={choose}
          />
        </FilterBar>
        <PagedTable
          paged={paged}
          what="people"
          caption="People who would lapse, the earliest first"
          columns={COLUMNS}
          rowKey={(row) => `${row.postId} ${row.requirement}`}
          empty={<EmptyState title="Nobody whom you look after" text="Others may lapse whose names you do not see." />}
        />
      </Card>
    </Section>
  );
}

const COLUMNS: readonly Column<NamedRow>[] = [
  {
    key: 'person',
    header: 'Person',
    heading: true,
    cell: (row) => (
      <>
        <Link kind="text" href={`/people/${row.personId}`}>
          {personName(row)}
        </Link>
        <small>{[row.agency, row.staffNumber, row.jobTitle].filter(Boolean).join(', ')}</small>
      </>
    ),
  },
  { key: 'requirement', header: 'Requirement', cell: (row) => row.title },
  { key: 'lapses', header: 'Would lapse', kind: 'date', cell: (row) => longDate(row.lapsesOn) },
  {
    key: 'before',
    header: 'Due now',
    kind: 'date',
    cell: (row) => (row.dueOnBefore === null ? '' : longDate(row.dueOnBefore)),
  },
];
