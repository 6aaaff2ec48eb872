import type { Block, Cell, Paper, TableBlock } from '@trellis/core/reporting';
import { expect, test } from 'vitest';
import { barColumn, blocksShown, sectionLines } from './paper-layout.ts';

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

test('whoever signs has a whole line for it', () => {
  expect(sectionLines([short('outcomes'), short('sign-off')]).map((line) => line.length)).toEqual([1, 1]);
});

const share: Cell = { kind: 'share', part: 1, whole: 2 };
const count: Cell = { kind: 'count', value: 2 };
const table = (cells: Cell[]): TableBlock => ({
  kind: 'table',
  id: 'reach',
  caption: 'Reach',
  columns: cells.map((_, at) => ({ id: String(at), title: String(at), align: 'end' })),
  rows: [{ cells }],
  notes: [],
});

test('the first shares of a table have bars, and a grid of shares has none', () => {
  expect(barColumn(table([count, share, count, share]))).toBe(1);
  expect(barColumn(table([count, share, share, share]))).toBe(-1);
  expect(barColumn(table([count]))).toBe(-1);
});

test('a table that follows a chart over time is opened below it', () => {
  const trend: Block = { kind: 'trend', id: 't', caption: 'T', sentence: 'T.', quarters: [], lines: [], marks: [] };
  const figures = table([share]);
  expect(blocksShown([trend, figures, figures])).toEqual([{ block: trend, table: figures }, { block: figures }]);
});
