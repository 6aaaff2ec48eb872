import type { PreviewShown } from '@trellis/core/billing';
import { useLink, useLocalPages } from '@trellis/plugin/screens';
import { Link } from '@trellis/ui/link';
import { pounds } from '@trellis/ui/money';
import { PagedTable } from '@trellis/ui/paged-table';
import { StateMark } from '@trellis/ui/state-mark';
import type { Column } from '@trellis/ui/table';
import { missingWords, tookOverWords } from '../run-words.ts';

type AgencyPreviewed = PreviewShown['agencies'][number];

/** What each agency would be billed by a run, and what is missing before it can be. */
export function PreviewTable({ agencies }: { readonly agencies: readonly AgencyPreviewed[] }) {
  const link = useLink();
  const paged = useLocalPages(agencies, { by: '', error: undefined, isLoading: false, again: () => undefined });
  const columns: readonly Column<AgencyPreviewed>[] = [
    {
      key: 'agency',
      header: 'Agency that pays',
      heading: true,
      cell: (row) => (
        <>
          <Link kind="text" href={link(`/charges?agency=${row.agencyId}`)}>
            {row.name}
          </Link>
          {tookOverWords(row) === '' ? null : <small>{tookOverWords(row)}</small>}
        </>
      ),
    },
    { key: 'lines', header: 'Lines', kind: 'number', cell: (row) => row.lines },
    { key: 'sum', header: 'Sum', kind: 'number', cell: (row) => pounds(row.pence) },
    {
      key: 'codes',
      header: 'Codes',
      cell: (row) =>
        row.missing.length > 0 ? (
          <StateMark state="overdue">No {missingWords(row.missing)}</StateMark>
        ) : row.pence === 0 ? (
          'Nothing to pay'
        ) : (
          <>
            {row.details.customerNumber}, VAT {row.details.vatCode}
          </>
        ),
    },
  ];
  return (
    <PagedTable
      paged={paged}
      what="agencies"
      caption="One statement for each agency"
      columns={columns}
      rowKey={(row) => row.agencyId}
    />
  );
}
