import { FaultNote, type Fault } from './fault-note.tsx';
import { Pager, type PagerProps } from './pager.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { Table, type TableProps } from './table.tsx';

export type PagedTableProps<Row> = Omit<TableProps<Row>, 'rows' | 'isBusy'> & {
  /** A page of the list, as `usePaged` gives it. */
  readonly paged: {
    /** Undefined until the first page has come. */
    readonly rows: readonly Row[] | undefined;
    readonly pager: Omit<PagerProps, 'label'> | undefined;
    readonly error: Fault | undefined;
    readonly isLoading: boolean;
  };
  /** What the rows are, in the plural and in lower case: "people". */
  readonly what: string;
};

/** A table a page at a time, with what stands there while it loads, when it cannot be loaded, and when it is empty. */
export function PagedTable<Row>({ paged, what, ...table }: PagedTableProps<Row>) {
  const { rows, pager, error, isLoading } = paged;
  return (
    <>
      <FaultNote title={`We could not load the ${what}`} error={error} />
      {rows === undefined ? (
        error === undefined ? (
          <ProgressBar label={`List of ${what}`} words="Loading the list" />
        ) : null
      ) : (
        <Table {...table} rows={rows} isBusy={isLoading} />
      )}
      {pager === undefined ? null : <Pager label={`Pages of ${what}`} {...pager} />}
    </>
  );
}
