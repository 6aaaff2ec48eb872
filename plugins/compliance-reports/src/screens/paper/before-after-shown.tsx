import type { BeforeAfterBlock, TableBlock } from '@trellis/core/reporting';
import { Disclosure } from '@trellis/ui/disclosure';
import { beforeAfterDrawing } from '../../charts/index.ts';
import type { RowsOf } from './cell-shown.tsx';
import { DrawingKey, DrawingShown } from './drawing-shown.tsx';
import { PaperTable } from './paper-table.tsx';

export interface BeforeAfterShownProps {
  readonly change: BeforeAfterBlock;
  /** The paper's own table of these figures. */
  readonly table?: TableBlock | undefined;
  readonly rowsOf: RowsOf;
}

/** Means before and after with their key above, and every value in a table that opens below. */
export function BeforeAfterShown({ change, table, rowsOf }: BeforeAfterShownProps) {
  const drawing = beforeAfterDrawing(change);
  return (
    <figure>
      <figcaption>{change.caption}</figcaption>
      <DrawingKey items={drawing.key} />
      <DrawingShown drawing={drawing} />
      {table === undefined ? null : (
        <Disclosure summary={`Show as a table: ${table.caption}`}>
          <PaperTable table={table} rowsOf={rowsOf} />
        </Disclosure>
      )}
    </figure>
  );
}
