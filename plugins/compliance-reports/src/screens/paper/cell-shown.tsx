import type { Behind, Cell } from '@trellis/core/reporting';
import { Link } from '@trellis/ui/link';
import { ShareBar } from '@trellis/ui/share-bar';
import { StateMark } from '@trellis/ui/state-mark';
import { cellWords } from '../../cell-words.ts';

/** Where the rows behind a figure are shown. Absent: the reader may not see them. */
export type RowsOf = ((behind: Behind) => string) | undefined;

export interface CellShownProps {
  readonly cell: Cell;
  /** What the figure is of, for those who hear a link by itself: "Avonmere Council, Judged". */
  readonly about: string;
  readonly rowsOf: RowsOf;
  /** Whether there is room for a bar beside a share. */
  readonly withBar?: boolean;
}

/** One value of a table. A figure leads to its rows; what is missing says so in words. */
export function CellShown({ cell, about, rowsOf, withBar = false }: CellShownProps) {
  if (cell.kind === 'withheld') return <span className="muted">withheld</span>;
  if (cell.kind === 'not-known') return <StateMark state="unknown" />;
  const shown =
    withBar && cell.kind === 'share' && cell.whole > 0 ? (
      <ShareBar part={cell.part} whole={cell.whole} />
    ) : (
      cellWords(cell)
    );
  const behind = 'behind' in cell ? cell.behind : undefined;
  if (behind === undefined || rowsOf === undefined) return <>{shown}</>;
  return (
    <Link kind="text" href={rowsOf(behind)} about={`${about}: show the rows`}>
      {shown}
    </Link>
  );
}
