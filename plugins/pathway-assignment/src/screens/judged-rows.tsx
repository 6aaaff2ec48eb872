import type { RowShown, RowsQuestion, State } from '@trellis/core/compliance';
import { useApi, useLoad, useServices } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { EmptyState } from '@trellis/ui/empty-state';
import { Link } from '@trellis/ui/link';
import { count, longDate } from '@trellis/ui/long-date';
import { Note } from '@trellis/ui/note';
import { Pager } from '@trellis/ui/pager';
import { FilterBar, SearchField } from '@trellis/ui/search-field';
import { Section } from '@trellis/ui/section';
import { SelectField, type Choice } from '@trellis/ui/select-field';
import { StateMark, states, stateWords } from '@trellis/ui/state-mark';
import { Table, type Column, type Sort } from '@trellis/ui/table';
import { useState } from 'react';
import { howOften } from './words.ts';

const PAGE = 25;

/** The columns that rows can be ordered by, as the API names them. */
type SortKey = NonNullable<RowsQuestion['sort']>['by'];

export interface JudgedRowsProps {
  readonly path: string;
  readonly requirements: readonly Choice[];
}

/** The rows behind a figure: search, filter, sort, page, and take away as a file. Overdue ones to begin with. */
export function JudgedRows({ path, requirements }: JudgedRowsProps) {
  const api = useApi();
  const { query, go, download } = useServices();
  const [text, setText] = useState('');
  const [sort, setSort] = useState<Sort>({ key: 'days-overdue', direction: 'descending' });
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const [isSaving, setSaving] = useState(false);
  const state = (states as readonly string[]).includes(query['state'] ?? '') ? (query['state'] as State) : 'overdue';
  const requirement = query['requirement'] ?? '';
  const filter: RowsQuestion = {
    states: [state],
    ...(requirement === '' ? {} : { requirement }),
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    sort: { by: sort.key as SortKey, descending: sort.direction === 'descending' },
  };
  const after = cursors.at(-1);
  const loading = useLoad(() => api.compliance.rows.query({ ...filter, limit: PAGE, ...(after === undefined ? {} : { after }) }), [state, requirement, text, sort, after]);

  function show(change: { requirement?: string; state?: string }): void {
    setCursors([]);
    const next = new URLSearchParams({ requirement, state, ...change });
    if (next.get('requirement') === '') next.delete('requirement');
    go(`${path}?${next.toString()}#rows`);
  }
  async function save(): Promise<void> {
    setSaving(true);
    try {
      const wanted = new URLSearchParams({ state, ...(requirement === '' ? {} : { requirement }) });
      await download(`/api/v1/compliance/people.csv?${wanted.toString()}`, `trellis-${state}.csv`);
    } finally {
      setSaving(false);
    }
  }

  const page = loading.answer;
  const total = page?.total;
  const first = cursors.length * PAGE + 1;
  return (
    <Section title={stateWords[state]} aside="Opening a person is recorded." id="rows">
      <Card>
        <FilterBar label="Rows">
          <SearchField
            label="Search"
            placeholder="Staff number, name, job title or team"
            value={text}
            onChange={(value) => {
              setText(value);
              setCursors([]);
            }}
          />
          <SelectField label="Requirement" first="All requirements" choices={requirements} value={requirement} onChange={(value) => show({ requirement: value })} />
          <SelectField label="State" choices={states.map((each) => ({ value: each, label: stateWords[each] }))} value={state} onChange={(value) => show({ state: value })} />
          <Button icon="down" busy={isSaving ? 'Making the file' : undefined} onPress={() => void save()}>
            Download CSV
          </Button>
        </FilterBar>
        {loading.state === 'failed' ? (
          <Note title="We could not load these rows" state="fault" live="alert">
            {loading.error.sentence}
          </Note>
        ) : null}
        {page === undefined ? null : (
          <>
            <Table
              caption={`${total === undefined ? '' : `${count(total)} `}${stateWords[state].toLowerCase()}. ${orderWords(sort)}`}
              columns={COLUMNS}
              rows={page.rows}
              rowKey={(row) => `${row.postId} ${row.requirement}`}
              sort={sort}
              onSort={(next) => {
                setSort(next);
                setCursors([]);
              }}
              empty={<EmptyState title={`Nothing here is ${stateWords[state].toLowerCase()}`} text="Nothing matches this search and these filters. Posts that cannot be judged are listed under Not known." />}
            />
            {page.rows.length === 0 ? null : (
              <Pager
                label="Pages of rows"
                showing={{ from: first, to: first + page.rows.length - 1, total }}
                previous={cursors.length === 0 ? undefined : { onPress: () => setCursors(cursors.slice(0, -1)) }}
                next={page.after === undefined ? undefined : { onPress: () => setCursors([...cursors, page.after!]) }}
              />
            )}
          </>
        )}
      </Card>
    </Section>
  );
}

const COLUMNS: readonly Column<RowShown>[] = [
  {
    key: 'person',
    header: 'Person',
    heading: true,
    sortable: true,
    sortWords: { ascending: 'by name', descending: 'by name, backwards' },
    cell: (row) => (
      <>
        <Link href={`/people/${row.personId}`}>{`${row.givenName} ${row.familyName}`}</Link>
        <small>{[row.staffNumber, row.jobTitle].filter(Boolean).join(', ')}</small>
      </>
    ),
  },
  { key: 'team', header: 'Team', sortable: true, sortWords: { ascending: 'by team', descending: 'by team, backwards' }, cell: (row) => row.team ?? '' },
  { key: 'requirement', header: 'Requirement', sortable: true, sortWords: { ascending: 'by requirement', descending: 'by requirement, backwards' }, cell: (row) => row.title },
  {
    key: 'due-on',
    header: 'Due',
    kind: 'date',
    sortable: true,
    sortWords: { ascending: 'earliest due first', descending: 'latest due first' },
    cell: (row) => (row.dueOn === null ? '' : longDate(row.dueOn)),
  },
  {
    key: 'days-overdue',
    header: 'Days overdue',
    kind: 'number',
    sortable: true,
    sortWords: { ascending: 'shortest overdue first', descending: 'longest overdue first' },
    cell: (row) => (row.daysOverdue !== null && row.daysOverdue > 0 ? count(row.daysOverdue) : ''),
  },
  { key: 'because', header: 'Because', cell: (row) => <StateMark state={row.state}>{reasonOf(row)}</StateMark> },
];

/** The reason in a few words, for a cell. */
function reasonOf(row: RowShown): string {
  if (row.because.kind === 'not-judged') return 'No group is known for this post.';
  const rule = row.because.intervalMonths === null ? 'Needed once.' : `Asked for ${howOften(row.because.intervalMonths)}.`;
  return row.heldOn === null ? `Never recorded. ${rule}` : `Last done ${longDate(row.heldOn)}. ${rule}`;
}

function orderWords(sort: Sort): string {
  const words = COLUMNS.find((column) => column.key === sort.key)?.sortWords?.[sort.direction] ?? '';
  return words.charAt(0).toUpperCase() + words.slice(1);
}
