import type { RowShown, State } from '@trellis/core/compliance';
import { useAction, useApi, usePaged, useServices, useSettled } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { capital } from '@trellis/ui/capital';
import { Card } from '@trellis/ui/card';
import { EmptyState } from '@trellis/ui/empty-state';
import { FaultNote } from '@trellis/ui/fault-note';
import { Link } from '@trellis/ui/link';
import { count, longDate } from '@trellis/ui/long-date';
import { PagedTable } from '@trellis/ui/paged-table';
import { personName } from '@trellis/ui/person-name';
import { countAndOrder } from '@trellis/ui/plural-words';
import { FilterBar, SearchField } from '@trellis/ui/search-field';
import { Section } from '@trellis/ui/section';
import { SelectField, type Choice } from '@trellis/ui/select-field';
import { states, stateWords } from '@trellis/ui/state-mark';
import type { Column, Sort } from '@trellis/ui/table';
import { useState } from 'react';
import { notJudgedLine } from './not-judged-words.ts';
import type { AgencyLed } from './agencies-led.ts';
import { fileAsked, rowsAddress, rowsAsked } from './rows-asked.ts';

export interface JudgedRowsProps {
  readonly path: string;
  /** The one whose rows are shown; absent: all. */
  readonly agency?: AgencyLed | undefined;
  /** Those that the rows may be of; where they are several, each row says which. */
  readonly agencies: readonly AgencyLed[];
  readonly requirements: readonly Choice[];
}

/** The rows behind a figure: search, filter, sort, page, and take away as a file. Overdue ones to begin with. */
export function JudgedRows({ path, agency, agencies, requirements }: JudgedRowsProps) {
  const api = useApi();
  const { query, go, download } = useServices();
  const [typed, setTyped] = useState('');
  const [chosenSort, setSort] = useState<Sort>();
  const saving = useAction();
  const text = useSettled(typed.trim());
  const state = (states as readonly string[]).includes(query['state'] ?? '') ? (query['state'] as State) : 'overdue';
  const sort: Sort =
    chosenSort ??
    (state === 'overdue'
      ? { key: 'days-overdue', direction: 'descending' }
      : { key: 'due-on', direction: 'ascending' });
  const requirement = query['requirement'] ?? '';
  const shown = { state, agency, requirement, text, sort };
  const rows = usePaged<RowShown>(
    (page) => api.compliance.rows.query({ ...page, ...rowsAsked(shown) }),
    [state, agency?.id, requirement],
    { by: [text, sort.key, sort.direction] },
  );

  function show(change: { requirement?: string; state?: string }): void {
    setSort(undefined);
    go(rowsAddress(path, { agency: agency?.id, requirement, state, ...change }));
  }
  function save(): void {
    saving.run(() => download('/api/v1/compliance/people.csv', `trellis-${state}.csv`, fileAsked(shown)));
  }

  return (
    <Section title={stateWords[state]} id="rows">
      <Card>
        <FilterBar label="Rows">
          <SearchField
            label="Search"
            placeholder="Staff number, name, job title or team"
            value={typed}
            onChange={setTyped}
          />
          <SelectField
            label="Requirement"
            first="All requirements"
            choices={requirements}
            value={requirement}
            onChange={(value) => show({ requirement: value })}
          />
          <SelectField
            label="State"
            choices={states.map((each) => ({ value: each, label: stateWords[each] }))}
            value={state}
            onChange={(value) => show({ state: value })}
          />
          <Button icon="down" busy={saving.isBusy ? 'Making the file' : undefined} onPress={save}>
            Download CSV
          </Button>
        </FilterBar>
        <FaultNote title="The file was not saved" error={saving.error} />
        <PagedTable
          paged={rows}
          what="rows"
          caption={captionOf(rows.total, state, sort)}
          columns={columnsFor(agency === undefined ? agencies : []).filter(
            (column) => state === 'overdue' || column.key !== 'days-overdue',
          )}
          rowKey={(row) => `${row.postId} ${row.requirement}`}
          sort={sort}
          onSort={setSort}
          empty={
            <EmptyState
              title={`Nothing here is ${stateWords[state].toLowerCase()}`}
              text="Nothing matches this search and these filters. Posts that cannot be judged are listed under Not known."
            />
          }
        />
      </Card>
    </Section>
  );
}

function captionOf(total: number | undefined, state: State, sort: Sort): string {
  const words = stateWords[state].toLowerCase();
  return countAndOrder(total, orderWords(sort), `requirement ${words}`, `requirements ${words}`);
}

const PERSON = {
  key: 'person',
  header: 'Person',
  heading: true,
  sortable: true,
  sortWords: { ascending: 'by name', descending: 'by name, backwards' },
} as const;

const OTHERS: readonly Column<RowShown>[] = [
  {
    key: 'team',
    header: 'Team',
    sortable: true,
    sortWords: { ascending: 'by team', descending: 'by team, backwards' },
    cell: (row) => row.team ?? '',
  },
  {
    key: 'requirement',
    header: 'Requirement',
    sortable: true,
    sortWords: { ascending: 'by requirement', descending: 'by requirement, backwards' },
    cell: (row) => row.title,
  },
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
  { key: 'because', header: 'Because', cell: reasonOf },
];

/** The columns; a row of one of several agencies says of which. */
function columnsFor(agencies: readonly AgencyLed[]): readonly Column<RowShown>[] {
  const names = new Map(agencies.length < 2 ? [] : agencies.map(({ id, name }) => [id, name]));
  const cell = (row: RowShown) => (
    <>
      <Link href={`/people/${row.personId}`}>{personName(row)}</Link>
      <small>{[names.get(row.agencyId), row.staffNumber, row.jobTitle].filter(Boolean).join(', ')}</small>
    </>
  );
  return [{ ...PERSON, cell }, ...OTHERS];
}

/** The reason in a few words, for a cell. */
function reasonOf(row: RowShown): string {
  if (row.because.kind === 'not-judged') return notJudgedLine(row.because);
  const rule = `Asked for ${row.asks}.`;
  return row.heldOn === null ? `Never recorded. ${rule}` : `Last done ${longDate(row.heldOn)}. ${rule}`;
}

function orderWords(sort: Sort): string {
  return capital([PERSON, ...OTHERS].find((column) => column.key === sort.key)?.sortWords?.[sort.direction] ?? '');
}
