import type { TrendBlock } from '@trellis/core/reporting';
import { describe, expect, test } from 'vitest';
import { BOARD_PAPER } from '../board-paper.fixture.ts';
import { beforeAfterDrawing } from './before-after.ts';
import { readingDrawing, readingsKey, shareDrawing } from './bars.ts';
import { PAINTS } from './paints.ts';
import { lowestOf, trendDrawing } from './trend.ts';

const blocks = BOARD_PAPER.sections.flatMap((section) => section.blocks);
const trend = blocks.find((block) => block.kind === 'trend')!;
const readings = blocks.find((block) => block.kind === 'readings')!;
const points = (block: TrendBlock, line: number, percents: readonly (number | undefined)[]): TrendBlock => ({
  ...block,
  lines: [
    {
      ...block.lines[line]!,
      points: percents.map((part) => (part === undefined ? { kind: 'withheld' } : { kind: 'share', part, whole: 100 })),
    },
  ],
});

describe('a trend', () => {
  test('says in a sentence what it shows, and has words for every line and mark', () => {
    const { sentence, key } = trendDrawing(trend);
    expect(sentence).toBe(trend.sentence);
    expect(key.map(({ text }) => text)).toEqual([
      'All agencies',
      'Early years',
      'Health (nothing that may be shown or is known)',
      'Mark 1, 1 September 2025: early years staff renew every two years, not three',
    ]);
  });

  test('stays inside its width and height', () => {
    const { height, shapes } = trendDrawing(trend);
    const outside = shapes.filter((shape) => {
      const xs = shape.kind === 'line' ? [shape.x1, shape.x2] : [shape.x];
      const ys = shape.kind === 'line' ? [shape.y1, shape.y2] : [shape.y];
      return xs.some((x) => x < 0 || x > 100) || ys.some((y) => y < 0 || y > height);
    });
    expect(outside).toEqual([]);
  });

  test('breaks where a share is withheld, and draws no point there', () => {
    const twelve = [70, 71, undefined, 73, ...Array<undefined>(8).fill(undefined)];
    const { shapes } = trendDrawing(points(trend, 0, twelve));
    const own = shapes.filter((shape) => 'look' in shape && shape.look === 'line-1');
    expect(own.filter(({ kind }) => kind === 'dot')).toHaveLength(3);
    expect(own.filter(({ kind }) => kind === 'line')).toHaveLength(1);
  });

  test('leaves out a rule change before its first quarter', () => {
    const { key } = trendDrawing({ ...trend, marks: [{ on: '2020-01-01', title: 'long ago' }] });
    expect(key.map(({ look }) => look)).not.toContain('mark');
  });

  test('says that lines beyond the sixth are in the table only', () => {
    const lines = Array.from({ length: 8 }, (_, at) => ({ ...trend.lines[0]!, id: `line-${at}`, title: `Kind ${at}` }));
    expect(trendDrawing({ ...trend, lines }).key.map(({ text }) => text)).toContain('2 more in the table only');
  });

  test.each([
    [[61, 89], 50],
    [[43, 89], 40],
    [[100], 50],
    [[0, 100], 0],
    [[], 50],
  ])('of %j has its lowest line at %i', (shares, low) => {
    expect(lowestOf(shares)).toBe(low);
  });

  test('tells each line from the others without colour', () => {
    const dashes = (['line-1', 'line-2', 'line-3', 'line-4', 'line-5', 'line-6'] as const).map((look) =>
      JSON.stringify(PAINTS[look].dash),
    );
    expect(new Set(dashes).size).toBe(6);
  });
});

describe('a bar of states', () => {
  test('puts what is done first and fills its whole width', () => {
    const { shapes } = readingDrawing(readings.bars[1]!);
    const pieces = shapes.flatMap((shape) => (shape.kind === 'bar' && shape.look !== 'ground' ? [shape] : []));
    expect(pieces.map(({ look }) => look)).toEqual(['current', 'upcoming', 'exempt', 'due-soon', 'overdue', 'unknown']);
    expect(pieces.at(-1)!.x + pieces.at(-1)!.width).toBeCloseTo(99.75);
  });

  test('says its share and every count', () => {
    expect(readingDrawing(readings.bars[0]!).sentence).toBe(
      'Old rule: 89% up to date; 160 up to date, 6 exempt, 12 due soon, 22 overdue.',
    );
  });

  test('is empty ground when its counts are withheld', () => {
    const drawing = readingDrawing({ title: 'Old rule', detail: '', share: { kind: 'withheld' }, states: [] });
    expect(drawing.shapes).toHaveLength(1);
    expect(drawing.sentence).toBe('Old rule: Up to date: withheld.');
  });

  test('has one key for all bars', () => {
    expect(readingsKey(readings).map(({ text }) => text)).toEqual([
      'Up to date',
      'Coming up',
      'Exempt',
      'Due soon',
      'Overdue',
      'Not known',
    ]);
  });
});

describe('before and after', () => {
  const change = blocks.find((block) => block.kind === 'before-after')!;

  test('has a ring and a disc for each course, on the whole scale', () => {
    const { shapes, sentence, key, height } = beforeAfterDrawing(change);
    const dots = shapes.flatMap((shape) => (shape.kind === 'dot' ? [shape] : []));
    expect(dots.map(({ isHollow, x }) => [isHollow, x])).toEqual([
      [true, 34.33],
      [false, 81.33],
      [true, 65.67],
      [false, 56.27],
    ]);
    expect(dots.every(({ y }) => y < height)).toBe(true);
    expect(sentence).toBe(change.sentence);
    expect(key.map(({ text }) => text)).toEqual(['Before', 'After']);
  });
});

describe('a share as a bar', () => {
  test('is as long as its words say, rounded down', () => {
    const { shapes, sentence } = shareDrawing(6233, 6721);
    expect(shapes.at(-1)).toMatchObject({ look: 'share', width: 92 });
    expect(sentence).toBe('6,233 of 6,721');
  });

  test('of nobody is empty', () => {
    expect(shareDrawing(0, 0).shapes).toHaveLength(1);
  });
});
