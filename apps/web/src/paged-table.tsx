import type { Paged } from '@trellis/plugin/screens';
import { Pager } from '@trellis/ui/pager';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Table, type TableProps } from '@trellis/ui/table';
import { FaultNote } from './fault-note.tsx';

export type PagedTableProps<Row> = Omit<TableProps<Row>, 'rows'> & {
  readonly paged: Paged<Row>;
  /** What the rows are, in the plural and in lower case: "people". */
  readonly what: string;
};

/** A table a page at a time, with what stands there while it loads, when it cannot be loaded, and when it is empty. */
export function PagedTable<Row>({ paged, what, ...table }: PagedTableProps<Row>) {
  const { rows, pager, error } = paged;
  return (
    <>
      <FaultNote title={`We could not load the ${what}`} error={error} />
      {rows === undefined ? (
        error === undefined ? (
          <ProgressBar label={`List of ${what}`} words="Loading the list" />
        ) : null
      ) : (
        <Table {...table} rows={rows} />
      )}
      {pager === undefined ? null : <Pager label={`Pages of ${what}`} {...pager} />}
    </>
  );
}
