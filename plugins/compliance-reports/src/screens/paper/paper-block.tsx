import { Facts } from '@trellis/ui/facts';
import { Note } from '@trellis/ui/note';
import { PlainList } from '@trellis/ui/plain-list';
import { BeforeAfterShown } from './before-after-shown.tsx';
import type { RowsOf } from './cell-shown.tsx';
import type { BlockShown } from './paper-layout.ts';
import { PaperTable } from './paper-table.tsx';
import { ReadingsShown } from './readings-shown.tsx';
import { TrendShown } from './trend-shown.tsx';

/** One part of a section, whatever it is. */
export function PaperBlock({ block, table, rowsOf }: BlockShown & { readonly rowsOf: RowsOf }) {
  switch (block.kind) {
    case 'paragraph':
      return <p className="measure">{block.text}</p>;
    case 'list':
      return <PlainList items={block.items} />;
    case 'note':
      return (
        <Note state="due-soon" title={block.title}>
          {block.text}
        </Note>
      );
    case 'facts':
      return <Facts wide items={block.items.map(({ label, text }) => ({ term: label, detail: text }))} />;
    case 'table':
      return <PaperTable table={block} rowsOf={rowsOf} />;
    case 'trend':
      return <TrendShown trend={block} table={table} rowsOf={rowsOf} />;
    case 'before-after':
      return <BeforeAfterShown change={block} table={table} rowsOf={rowsOf} />;
    case 'readings':
      return <ReadingsShown readings={block} rowsOf={rowsOf} />;
  }
}
