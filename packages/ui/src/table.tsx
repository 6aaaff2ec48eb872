/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- as cards, a table loses the roles browsers give */
import type { ReactNode } from 'react';
import { className } from './class-name.tsx';
import { Icon } from './icons.tsx';
import { SortSelect } from './sort-select.tsx';

/** The column that rows are ordered by. */
export type Sort = { readonly key: string; readonly direction: 'ascending' | 'descending' };

/** One column of a table. */
export type Column<Row> = {
  /** The name of the column in `Sort`. */
  key: string;
  header: string;
  /** Numbers are set right, and dates and numbers sit side by side on a card. */
  kind?: 'text' | 'number' | 'date' | undefined;
  /** The cell that names the row: exactly one column. */
  heading?: boolean | undefined;
  /** Never broken over two lines: staff numbers. Dates never are. */
  unbroken?: boolean | undefined;
  /** The header is heard but not seen: for a column of links. Left out on paper. */
  quiet?: boolean | undefined;
  sortable?: boolean | undefined;
  /** What each order is called where headers cannot be pressed: "longest overdue first". */
  sortWords?: { ascending: string; descending: string } | undefined;
  /** Where a first press on the header begins. Numbers begin with the highest, the rest with the lowest. */
  sortFirst?: Sort['direction'] | undefined;
  cell: (row: Row) => ReactNode;
};

export type TableProps<Row> = {
  /** Count and order: "699 overdue requirements. Longest overdue first". */
  caption: ReactNode;
  /** Heard but not seen, where a heading above says the same. */
  quietCaption?: boolean | undefined;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Marks a row, such as the one whose sheet is open. */
  isChosen?: ((row: Row) => boolean) | undefined;
  sort?: Sort | undefined;
  /** Without it the headers are plain words. */
  onSort?: ((sort: Sort) => void) | undefined;
  /** Whether other rows are on their way: these stay, paler, so that the page keeps its place. */
  isBusy?: boolean | undefined;
  /** Instead of the table when there are no rows: an `EmptyState`. */
  empty?: ReactNode;
  /** The last row, by column key: sums. */
  foot?: Readonly<Record<string, ReactNode>> | undefined;
};

/** What a press on a header asks for. */
export function nextSort<Row>(column: Pick<Column<Row>, 'key' | 'kind' | 'sortFirst'>, sort: Sort | undefined): Sort {
  const first = column.sortFirst ?? (column.kind === 'number' ? 'descending' : 'ascending');
  if (sort?.key !== column.key) return { key: column.key, direction: first };
  return { key: column.key, direction: sort.direction === 'ascending' ? 'descending' : 'ascending' };
}

function Header<Row>({ column, sort, onSort }: { column: Column<Row> } & Pick<TableProps<Row>, 'sort' | 'onSort'>) {
  const mine = sort?.key === column.key ? sort.direction : undefined;
  const can = column.sortable && onSort;
  return (
    <th
      role="columnheader"
      scope="col"
      className={className(column.kind === 'number' && 'n', column.quiet && 'quiet')}
      aria-sort={can ? mine : undefined}
    >
      {can ? (
        <>
          <button type="button" className="sort" onClick={() => onSort(nextSort(column, sort))}>
            {column.header}
            <Icon name={mine ?? 'sort'} />
          </button>
          <span className="sort-words">{column.header}</span>
        </>
      ) : column.quiet ? (
        <span className="vh">{column.header}</span>
      ) : (
        column.header
      )}
    </th>
  );
}

const cellLook = ({ kind, unbroken, quiet }: Pick<Column<never>, 'kind' | 'unbroken' | 'quiet'>) =>
  className(
    kind === 'number' && 'n',
    kind === 'date' && 'half',
    (unbroken || kind === 'date') && 'nowrap',
    quiet && 'quiet',
  );

/** Rows and columns. Under 48rem each row becomes a card; the roles stay those of a table. */
export function Table<Row>({
  caption,
  quietCaption,
  columns,
  rows,
  rowKey,
  isChosen,
  sort,
  onSort,
  isBusy = false,
  empty,
  foot,
}: TableProps<Row>) {
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>;
  return (
    <>
      {onSort ? <SortSelect columns={columns} sort={sort} onSort={onSort} /> : null}
      <table role="table" className="table" aria-busy={isBusy || undefined}>
        <caption className={quietCaption ? 'vh' : undefined}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <Header key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row" className={isChosen?.(row) ? 'is-chosen' : undefined}>
              {columns.map((column) =>
                column.heading ? (
                  <th key={column.key} role="rowheader" scope="row" className={cellLook(column)}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td
                    key={column.key}
                    role="cell"
                    className={cellLook(column)}
                    data-label={column.quiet ? undefined : column.header}
                  >
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {foot ? (
          <tfoot role="rowgroup">
            <tr role="row">
              {columns.map((column) =>
                column.heading ? (
                  <th key={column.key} role="rowheader" scope="row">
                    {foot[column.key]}
                  </th>
                ) : (
                  <td
                    key={column.key}
                    role="cell"
                    className={cellLook(column)}
                    data-label={foot[column.key] === undefined ? undefined : column.header}
                  >
                    {foot[column.key]}
                  </td>
                ),
              )}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </>
  );
}
