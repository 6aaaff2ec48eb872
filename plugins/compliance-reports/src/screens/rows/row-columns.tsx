import type { RowShown } from '@trellis/core/compliance';
import { capital } from '@trellis/ui/capital';
import { Link } from '@trellis/ui/link';
import { longDate } from '@trellis/ui/long-date';
import { personName } from '@trellis/ui/person-name';
import { StateMark } from '@trellis/ui/state-mark';
import type { Column, Sort } from '@trellis/ui/table';
import { ruleWords } from './rule-words.ts';

/** The order as a sentence. */
export function sortWords(sort: Sort): string {
  return capital(ROW_COLUMNS.find((column) => column.key === sort.key)?.sortWords?.[sort.direction] ?? '');
}

/** A row behind a figure: who, what, in which state and by which rule. The name leads to the person's record, where the rule is explained. */
export const ROW_COLUMNS: readonly Column<RowShown>[] = [
  {
    key: 'person',
    header: 'Person',
    heading: true,
    sortable: true,
    sortWords: { ascending: 'by name', descending: 'by name, backwards' },
    cell: (row) => (
      <>
        <Link kind="text" href={`/people/${row.personId}`}>
          {personName(row)}
        </Link>
        <small>{[row.agency, row.staffNumber, row.jobTitle].filter(Boolean).join(', ')}</small>
      </>
    ),
  },
  {
    key: 'requirement',
    header: 'Requirement',
    sortable: true,
    sortWords: { ascending: 'by requirement', descending: 'by requirement, backwards' },
    cell: (row) => row.title,
  },
  { key: 'state', header: 'State', cell: (row) => <StateMark state={row.state} /> },
  {
    key: 'due-on',
    header: 'Due',
    kind: 'date',
    sortable: true,
    sortWords: { ascending: 'earliest due first', descending: 'latest due first' },
    cell: (row) => (row.dueOn === null ? '' : longDate(row.dueOn)),
  },
  {
    key: 'rule',
    header: 'By which rule',
    cell: (row) => (
      <>
        {ruleWords(row)}
        <small>
          {[row.because.pack, row.because.version].filter((part) => part !== '' && part !== 'none').join(' ')}
        </small>
      </>
    ),
  },
];
