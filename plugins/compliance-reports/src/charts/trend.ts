import { plainDay } from '@trellis/core';
import type { Cell, TrendBlock } from '@trellis/core/reporting';
import { DOTS, LINE_LOOKS } from './dots.ts';
import { rounded, type Drawing, type KeyItem, type LineLook, type Shape } from './shape.ts';

/** Where the first and the last quarter stand, in per cent; the words of the scale are at the right. */
const FROM_X = 2;
const TO_X = 90;
/** The line of 100% and the lowest line, in pixels. */
const TOP = 26;
const PLOT = 168;
const HEIGHT = TOP + PLOT + 30;

/** Whole days on a line of days. Not the core's: its door would draw every schema into the page of the report. */
function dayOf(on: string): number {
  return Date.parse(`${on}T00:00:00Z`) / 86_400_000;
}

/** A share in per cent with its fraction, or nothing when it may not or cannot be shown. */
function shareOf(cell: Cell): number | undefined {
  return cell.kind === 'share' && cell.whole > 0 ? (cell.part * 100) / cell.whole : undefined;
}

/**
 * The lowest line of the scale: the ten below the least point, and never above half, so that small changes do not look large.
 *
 * @source house
 */
export function lowestOf(points: readonly (number | undefined)[]): number {
  const least = Math.min(100, ...points.filter((point) => point !== undefined));
  return Math.max(0, Math.min(50, Math.floor(least / 10) * 10));
}

interface Scale {
  readonly x: (on: string) => number;
  readonly y: (percent: number) => number;
  readonly low: number;
}

function scaleOf(block: TrendBlock): Scale {
  const first = dayOf(block.quarters[0]!);
  const length = Math.max(1, dayOf(block.quarters.at(-1)!) - first);
  const low = lowestOf(block.lines.flatMap((line) => line.points.map(shareOf)));
  return {
    low,
    x: (on) => rounded(FROM_X + ((dayOf(on) - first) / length) * (TO_X - FROM_X)),
    y: (percent) => rounded(TOP + ((100 - percent) / (100 - low)) * PLOT),
  };
}

/** Lines of the scale with their words, and a tick with the year under its first quarter. */
function axes(block: TrendBlock, { x, y, low }: Scale): Shape[] {
  const step = low >= 50 ? 10 : 20;
  const shapes: Shape[] = [];
  for (let percent = 100; percent >= low; percent -= step) {
    const at = y(percent);
    shapes.push({ kind: 'line', look: percent === low ? 'axis-strong' : 'axis', x1: 0, y1: at, x2: 100, y2: at });
    shapes.push({ kind: 'text', x: 100, y: at - 5, anchor: 'end', isStrong: false, text: `${percent}%` });
  }
  const floor = y(low);
  block.quarters.forEach((on, index) => {
    const year = on.slice(0, 4);
    if (index > 0 && block.quarters[index - 1]!.startsWith(year)) return;
    shapes.push({ kind: 'line', look: 'axis-strong', x1: x(on), y1: floor, x2: x(on), y2: floor + 6 });
    const next = block.quarters[index + 1];
    // The first year may have one quarter only; its number would stand in that of the next.
    if (index === 0 && next !== undefined && !next.startsWith(year)) return;
    shapes.push({
      kind: 'text',
      x: x(on),
      y: floor + 22,
      anchor: index === 0 ? 'start' : 'middle',
      isStrong: false,
      text: year,
    });
  });
  return shapes;
}

/** The line between points that can be shown; it breaks where one cannot. */
function lineShapes(line: TrendBlock['lines'][number], look: LineLook, quarters: readonly string[], scale: Scale) {
  const points = line.points.map((cell, index) => {
    const percent = shareOf(cell);
    return percent === undefined ? undefined : { x: scale.x(quarters[index]!), y: scale.y(percent) };
  });
  const between: Shape[] = [];
  const dots: Shape[] = [];
  points.forEach((point, index) => {
    if (point === undefined) return;
    const before = points[index - 1];
    if (before) between.push({ kind: 'line', look, x1: before.x, y1: before.y, x2: point.x, y2: point.y });
    dots.push({ kind: 'dot', look, ...point, ...DOTS[look] });
  });
  return { between, dots };
}

function markShapes(block: TrendBlock, scale: Scale): { shapes: Shape[]; key: KeyItem[] } {
  const [first, last] = [block.quarters[0]!, block.quarters.at(-1)!];
  const shown = block.marks.filter(({ on }) => on >= first && on <= last);
  const shapes = shown.flatMap(({ on }, index): Shape[] => [
    { kind: 'line', look: 'mark', x1: scale.x(on), y1: TOP - 8, x2: scale.x(on), y2: scale.y(scale.low) },
    { kind: 'text', x: scale.x(on), y: TOP - 12, anchor: 'middle', isStrong: true, text: String(index + 1) },
  ]);
  const key = shown.map(({ on, title }, index): KeyItem => ({
    look: 'mark',
    text: `Mark ${index + 1}, ${plainDay(on)}: ${title}`,
    sample: [{ kind: 'line', look: 'mark', x1: 50, y1: 0, x2: 50, y2: 14 }],
  }));
  return { shapes, key };
}

function lineKey({ title, points }: TrendBlock['lines'][number], look: LineLook): KeyItem {
  const isSeen = points.some((cell) => shareOf(cell) !== undefined);
  return {
    look,
    text: isSeen ? title : `${title} (nothing that may be shown or is known)`,
    sample: [
      { kind: 'line', look, x1: 0, y1: 7, x2: 100, y2: 7 },
      { kind: 'dot', look, x: 50, y: 7, ...DOTS[look] },
    ],
  };
}

/**
 * Lines over the ends of quarters, each told from the others by its dashes and dots, with numbered marks where a rule changed. A line
 * breaks where a share is withheld or not known, so nothing stands in its place.
 *
 * Lines beyond the sixth are not drawn, and the key says so; the table beside the chart has all of them.
 */
export function trendDrawing(block: TrendBlock): Drawing {
  const scale = scaleOf(block);
  const drawn = block.lines.slice(0, LINE_LOOKS.length);
  const lines = drawn.map((line, index) => lineShapes(line, LINE_LOOKS[index]!, block.quarters, scale));
  const marks = markShapes(block, scale);
  const left = block.lines.length - drawn.length;
  const beyond: KeyItem[] = left > 0 ? [{ look: 'axis', text: `${left} more in the table only`, sample: [] }] : [];
  return {
    height: HEIGHT,
    sentence: block.sentence,
    shapes: [
      ...axes(block, scale),
      ...marks.shapes,
      ...lines.flatMap(({ between }) => between),
      ...lines.flatMap(({ dots }) => dots),
    ],
    key: [...drawn.map((line, index) => lineKey(line, LINE_LOOKS[index]!)), ...beyond, ...marks.key],
  };
}
