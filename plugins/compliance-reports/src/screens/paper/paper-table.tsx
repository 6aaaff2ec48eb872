import type { Cell, TableBlock } from '@trellis/core/reporting';
import { Pager } from '@trellis/ui/pager';
import { Table, type Column } from '@trellis/ui/table';
import { useState } from 'react';
import { CellShown, type RowsOf } from './cell-shown.tsx';
import { cellWords } from '../../cell-words.ts';
import { barColumn, ROWS_SHOWN } from './paper-layout.ts';

type PaperRow = TableBlock['rows'][number] & { readonly at: number };

export interface PaperTableProps {
  readonly table: TableBlock;
  readonly rowsOf: RowsOf;
}

/** A table of a paper: its first shares with bars, its sums at the foot, its notes below. A long one is shown a part at a time. */
export function PaperTable({ table, rowsOf }: PaperTableProps) {
  const [from, setFrom] = useState(0);
  const rows = table.rows.map((row, at) => ({ ...row, at }));
  const foot = rows.at(-1)?.isTotal === true ? rows.at(-1) : undefined;
  const body = foot === undefined ? rows : rows.slice(0, -1);
  const to = Math.min(body.length, from + ROWS_SHOWN);
  const bars = barColumn(table);
  const columns: readonly Column<PaperRow>[] = table.columns.map(({ id, title, align }, at) => ({
    key: id,
    header: title,
    heading: align === 'row',
    // A bar reads from the left, whatever stands in the other columns.
    ...(align === 'end' && at !== bars ? { kind: 'number' as const } : {}),
    unbroken: body.some(({ cells }) => cells[at]?.kind === 'date'),
    cell: (row) => shown(row, at),
  }));
  function shown(row: PaperRow, at: number) {
    const cell = row.cells[at];
    if (cell === undefined) return null;
    const head = row.cells[table.columns.findIndex(({ align }) => align === 'row')];
    const about = [head === undefined ? '' : cellWords(head), table.columns[at]?.title].filter(Boolean).join(', ');
    return <CellShown cell={cell} about={about} rowsOf={rowsOf} withBar={at === bars && row !== foot} />;
  }
  return (
    <>
      <Table
        caption={table.caption}
        columns={columns}
        rows={body.slice(from, to)}
        rowKey={({ at }) => String(at)}
        foot={
          foot === undefined
            ? undefined
            : Object.fromEntries(
                table.columns.flatMap(({ id }, at) =>
                  isEmpty(foot.cells[at]) ? [] : [[id, shown(foot, at)] as const],
                ),
              )
        }
      />
      {body.length <= ROWS_SHOWN ? null : (
        <Pager
          label={`Rows of ${table.caption}`}
          showing={{ from: from + 1, to, total: body.length }}
          previous={from === 0 ? undefined : { onPress: () => setFrom(from - ROWS_SHOWN) }}
          next={to === body.length ? undefined : { onPress: () => setFrom(to) }}
        />
      )}
      {table.notes.map((note) => (
        <p key={note} className="small muted measure">
          {note}
        </p>
      ))}
    </>
  );
}

function isEmpty(cell: Cell | undefined): boolean {
  return cell === undefined || (cell.kind === 'text' && cell.text === '');
}
