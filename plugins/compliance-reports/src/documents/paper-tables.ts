import type { Paper, ReadingsBlock, TableBlock } from '@trellis/core/reporting';
import { STATE_WORDS } from '../charts/index.ts';

/** A table and the title of the section it stands in. */
export interface PaperTable {
  readonly section: string;
  readonly block: TableBlock;
}

/** Bars of states as a table: a row for each bar, a column for each state that any of them has. */
function readingsTable(block: ReadingsBlock): TableBlock {
  const states = [...new Set(block.bars.flatMap((bar) => bar.states.map(({ state }) => state)))].toSorted();
  return {
    kind: 'table',
    id: block.id,
    caption: block.caption,
    columns: [
      { id: 'bar', title: 'Judged by', align: 'row' },
      { id: 'detail', title: 'Which is', align: 'start' },
      { id: 'share', title: 'Up to date among those judged', align: 'end' },
      ...states.map((state) => ({ id: state, title: STATE_WORDS[state], align: 'end' as const })),
    ],
    rows: block.bars.map((bar) => ({
      cells: [
        { kind: 'text', text: bar.title },
        { kind: 'text', text: bar.detail },
        bar.share,
        ...states.map((state): TableBlock['rows'][number]['cells'][number] => {
          const found = bar.states.find((one) => one.state === state);
          if (bar.states.length === 0) return { kind: 'withheld' };
          return { kind: 'count', value: found?.count ?? 0 };
        }),
      ],
    })),
    notes: [],
  };
}

/** Every table of a paper in its order, with bars of states as tables; a trend has its table beside it. */
export function paperTables(paper: Paper): readonly PaperTable[] {
  return paper.sections.flatMap(({ title, blocks }) =>
    blocks.flatMap((block): PaperTable[] => {
      if (block.kind === 'table') return [{ section: title, block }];
      return block.kind === 'readings' ? [{ section: title, block: readingsTable(block) }] : [];
    }),
  );
}
