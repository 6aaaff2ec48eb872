import type { TrendBlock } from '@trellis/core/reporting';
import { Disclosure } from '@trellis/ui/disclosure';
import { Table, type Column } from '@trellis/ui/table';
import { trendDrawing } from '../../charts/index.ts';
import { longDate } from '../../cell-words.ts';
import { CellShown } from './cell-shown.tsx';
import { DrawingKey, DrawingShown } from './drawing-shown.tsx';

interface Quarter {
  readonly on: string;
  readonly at: number;
}

/** Lines over the quarters, with their key above and every value in a table that opens below. */
export function TrendShown({ trend }: { readonly trend: TrendBlock }) {
  const drawing = trendDrawing(trend);
  const columns: readonly Column<Quarter>[] = [
    { key: 'quarter', header: 'At the end of', heading: true, cell: ({ on }) => longDate(on) },
    ...trend.lines.map(({ id, title, points }): Column<Quarter> => ({
      key: id,
      header: title,
      kind: 'number',
      cell: ({ at, on }) => {
        const cell = points[at];
        return cell === undefined ? null : (
          <CellShown cell={cell} about={`${title}, ${longDate(on)}`} rowsOf={undefined} />
        );
      },
    })),
  ];
  return (
    <figure>
      <figcaption className="vh">{trend.caption}</figcaption>
      <DrawingKey items={drawing.key} />
      <DrawingShown drawing={drawing} />
      <Disclosure summary={`Show as a table: ${trend.caption}`}>
        <Table
          caption={trend.caption}
          quietCaption
          columns={columns}
          rows={trend.quarters.map((on, at) => ({ on, at }))}
          rowKey={({ on }) => on}
        />
      </Disclosure>
    </figure>
  );
}
