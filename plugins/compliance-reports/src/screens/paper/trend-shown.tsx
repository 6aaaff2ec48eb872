import { plainDay } from '@trellis/core';
import type { TableBlock, TrendBlock } from '@trellis/core/reporting';
import { Disclosure } from '@trellis/ui/disclosure';
import { Table, type Column } from '@trellis/ui/table';
import { trendDrawing } from '../../charts/index.ts';
import { CellShown, type RowsOf } from './cell-shown.tsx';
import { PaperTable } from './paper-table.tsx';
import { DrawingKey, DrawingShown } from './drawing-shown.tsx';

interface Quarter {
  readonly on: string;
  readonly at: number;
}

export interface TrendShownProps {
  readonly trend: TrendBlock;
  /** The paper's own table of these figures; without one the values of the chart are shown. */
  readonly table?: TableBlock | undefined;
  readonly rowsOf: RowsOf;
}

/** Lines over the quarters, with their key above and every value in a table that opens below. */
export function TrendShown({ trend, table, rowsOf }: TrendShownProps) {
  const drawing = trendDrawing(trend);
  return (
    <figure>
      <figcaption className="vh">{trend.caption}</figcaption>
      <DrawingKey items={drawing.key} />
      <DrawingShown drawing={drawing} />
      <Disclosure summary={`Show as a table: ${table?.caption ?? trend.caption}`}>
        {table === undefined ? <Values trend={trend} /> : <PaperTable table={table} rowsOf={rowsOf} />}
      </Disclosure>
    </figure>
  );
}

/** Every value of the chart, a row for each quarter. */
function Values({ trend }: { readonly trend: TrendBlock }) {
  const columns: readonly Column<Quarter>[] = [
    { key: 'quarter', header: 'At the end of', heading: true, cell: ({ on }) => plainDay(on) },
    ...trend.lines.map(({ id, title, points }): Column<Quarter> => ({
      key: id,
      header: title,
      kind: 'number',
      cell: ({ at, on }) => {
        const cell = points[at];
        return cell === undefined ? null : (
          <CellShown cell={cell} about={`${title}, ${plainDay(on)}`} rowsOf={undefined} />
        );
      },
    })),
  ];
  return (
    <Table
      caption={trend.caption}
      quietCaption
      columns={columns}
      rows={trend.quarters.map((on, at) => ({ on, at }))}
      rowKey={({ on }) => on}
    />
  );
}
