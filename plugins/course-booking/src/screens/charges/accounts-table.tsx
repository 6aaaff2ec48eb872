import type { AccountListed } from '@trellis/core/billing';
import { useApi, useLink, useLoad, useLocalPages } from '@trellis/plugin/screens';
import { Card } from '@trellis/ui/card';
import { EmptyState } from '@trellis/ui/empty-state';
import { Link } from '@trellis/ui/link';
import { pounds } from '@trellis/ui/money';
import { PagedTable } from '@trellis/ui/paged-table';
import { FilterBar, SearchField } from '@trellis/ui/search-field';
import { Section } from '@trellis/ui/section';
import { SelectField } from '@trellis/ui/select-field';
import type { Column } from '@trellis/ui/table';
import { useState } from 'react';
import { accountsShown, sumOf, type AccountsChosen } from './accounts-shown.ts';
import { tookOverWords } from './run-words.ts';
import { many } from '@trellis/ui/plural-words';

const CHOICES = [
  { value: 'open', label: 'With something to bill' },
  { value: 'held', label: 'With something on hold' },
  { value: 'disputed', label: 'With something disputed' },
] as const;

/** What each agency was charged in all, and how much of it is where. Each leads to its statement. */
export function AccountsTable() {
  const api = useApi();
  const link = useLink();
  const [text, setText] = useState('');
  const [chosen, choose] = useState<AccountsChosen>('');
  const accounts = useLoad(() => api.billing.statements.query({}), []);
  const shown = accounts.answer && accountsShown(accounts.answer, text, chosen);
  const paged = useLocalPages<AccountListed>(shown, {
    by: `${chosen} ${text}`,
    error: accounts.error,
    isLoading: accounts.state === 'loading',
    again: accounts.again,
  });
  const columns: readonly Column<AccountListed>[] = [
    {
      key: 'agency',
      header: 'Agency that pays',
      heading: true,
      cell: (row) => (
        <>
          <Link kind="text" href={link(`/charges?agency=${row.agencyId}`)}>
            {row.agencyName}
          </Link>
          {tookOverWords(row) === '' ? null : <small>{tookOverWords(row)}</small>}
        </>
      ),
    },
    { key: 'all', header: 'Charged in all', kind: 'number', cell: (row) => pounds(row.pence) },
    { key: 'open', header: 'To bill', kind: 'number', cell: (row) => pounds(row.openPence) },
    { key: 'held', header: 'On hold', kind: 'number', cell: (row) => pounds(row.heldPence) },
    { key: 'disputed', header: 'Disputed', kind: 'number', cell: (row) => pounds(row.disputedPence) },
    { key: 'billed', header: 'Billed', kind: 'number', cell: (row) => pounds(row.billedPence) },
  ];
  return (
    <Section title="What each agency was charged" aside="Open one to see its statement">
      <Card>
        <FilterBar label="Agencies">
          <SearchField label="Agency" value={text} onChange={setText} />
          <SelectField
            label="Show"
            first="All agencies"
            choices={[...CHOICES]}
            value={chosen}
            onChange={(value) => choose(value as AccountsChosen)}
          />
        </FilterBar>
        <PagedTable
          paged={paged}
          what="agencies"
          caption={`${many(shown?.length ?? 0, 'agency', 'agencies')}, by name`}
          columns={columns}
          rowKey={(row) => row.agencyId}
          empty={
            <EmptyState
              title="No agency"
              text={
                accounts.answer?.length === 0
                  ? 'Nobody has been charged yet. Lines appear once a register is closed, or a place is given up too late.'
                  : 'No agency fits what you chose.'
              }
            />
          }
          foot={
            shown === undefined || shown.length < 2
              ? undefined
              : {
                  agency: 'All together',
                  all: pounds(sumOf(shown, 'pence')),
                  open: pounds(sumOf(shown, 'openPence')),
                  held: pounds(sumOf(shown, 'heldPence')),
                  disputed: pounds(sumOf(shown, 'disputedPence')),
                  billed: pounds(sumOf(shown, 'billedPence')),
                }
          }
        />
      </Card>
    </Section>
  );
}
