import type { Paper } from '@trellis/core/reporting';
import { expect, test } from 'vitest';
import { sectionLines } from './paper-layout.ts';

type PaperSection = Paper['sections'][number];

const short = (id: string): PaperSection => ({ id, title: id, blocks: [{ kind: 'paragraph', text: 'Words.' }] });
const wide = (id: string): PaperSection => ({
  id,
  title: id,
  blocks: [{ kind: 'table', id, caption: id, columns: [], rows: [], notes: [] }],
});

test('two short sections stand side by side, and a table has a line of its own', () => {
  const lines = sectionLines([wide('reach'), short('why'), short('impact'), wide('actions'), short('sign')]);
  expect(lines.map((line) => line.map(({ id }) => id))).toEqual([['reach'], ['why', 'impact'], ['actions'], ['sign']]);
});

test('three short sections in a row are a pair and one', () => {
  expect(sectionLines([short('a'), short('b'), short('c')]).map((line) => line.length)).toEqual([2, 1]);
});
