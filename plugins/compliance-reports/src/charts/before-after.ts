import type { BeforeAfterBlock } from '@trellis/core/reporting';
import { DOTS } from './dots.ts';
import { rounded, type Drawing, type KeyItem, type Shape } from './shape.ts';

/** Where the lowest and the highest rank stand, in per cent. */
const FROM_X = 3;
const TO_X = 97;
const TOP = 22;
/** A line has its title over its dots, so that a long one is not cut. */
const LINE = 38;

const KEY: readonly KeyItem[] = [
  { look: 'line-2', text: 'Before', sample: [{ kind: 'dot', look: 'line-2', x: 50, y: 7, ...DOTS['line-2'] }] },
  { look: 'line-1', text: 'After', sample: [{ kind: 'dot', look: 'line-1', x: 50, y: 7, ...DOTS['line-1'] }] },
];

/**
 * A line from the mean before to the mean after for each course, on one scale: a ring before, a disc after.
 *
 * @source house both means are drawn on the whole scale, so that small changes do not look large
 */
export function beforeAfterDrawing(block: BeforeAfterBlock): Drawing {
  const x = (mean: number) => rounded(FROM_X + ((mean - 1) / (block.ranks - 1)) * (TO_X - FROM_X));
  const height = TOP + block.lines.length * LINE + 8;
  const ranks = Array.from({ length: block.ranks }, (_, index) => index + 1);
  const axes = ranks.flatMap((rank): Shape[] => [
    { kind: 'line', look: rank === 1 ? 'axis-strong' : 'axis', x1: x(rank), y1: TOP, x2: x(rank), y2: height - 4 },
    { kind: 'text', x: x(rank), y: TOP - 6, anchor: 'middle', isStrong: false, text: String(rank) },
  ]);
  const lines = block.lines.flatMap(({ title, before, after, people }, index): Shape[] => {
    const base = TOP + index * LINE;
    const y = base + 28;
    return [
      { kind: 'text', x: FROM_X + 1, y: base + 16, anchor: 'start', isStrong: false, text: `${title} (${people})` },
      { kind: 'line', look: 'line-1', x1: x(before), y1: y, x2: x(after), y2: y },
      { kind: 'dot', look: 'line-2', x: x(before), y, ...DOTS['line-2'] },
      { kind: 'dot', look: 'line-1', x: x(after), y, ...DOTS['line-1'] },
    ];
  });
  return { height, sentence: block.sentence, shapes: [...axes, ...lines], key: KEY };
}
