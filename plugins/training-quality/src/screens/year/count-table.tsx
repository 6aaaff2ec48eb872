import { Table } from '@trellis/ui/table';

/** How many of each, in the order given. */
export function CountTable({
  what,
  none,
  rows,
}: {
  /** What each row is: "Reason". */
  readonly what: string;
  readonly none: string;
  readonly rows: readonly { readonly label: string; readonly count: number }[];
}) {
  if (rows.length === 0) return <p>{none}</p>;
  return (
    <Table
      caption={what}
      quietCaption
      columns={[
        { key: 'label', header: what, heading: true, cell: ({ label }) => label },
        { key: 'count', header: 'How many', kind: 'number', cell: ({ count }) => count },
      ]}
      rows={rows}
      rowKey={({ label }) => label}
    />
  );
}
