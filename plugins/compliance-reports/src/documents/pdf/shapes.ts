import { PAINTS, type Paint, type Shape } from '../../charts/index.ts';
import { TONES } from '../tones.ts';
import type { Sheet } from './sheet.ts';

/** Points to a CSS pixel. */
export const POINTS = 0.75;
const TEXT = { size: 13 * POINTS, leading: 16 * POINTS, tone: 'ink-2' } as const;

/** Where a chart stands on the page, in points; the height is the drawing's own. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

type Bar = Extract<Shape, { kind: 'bar' }>;
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Parallel lines over a box, from corner to corner; the box clips them. */
function slanted(sheet: Sheet, box: Box, gap: number, rising: boolean): void {
  for (let at = -box.height; at < box.width + gap; at += gap) {
    const [from, to] = rising ? [box.y + box.height, box.y] : [box.y, box.y + box.height];
    sheet.document.moveTo(box.x + at, from).lineTo(box.x + at + box.height, to);
  }
}

/** What tells one fill from another without colour. @source house */
function pattern(sheet: Sheet, box: Box, kind: NonNullable<Paint['pattern']>, ink: string, wash: string): void {
  const { document } = sheet;
  document.save().roundedRect(box.x, box.y, box.width, box.height, 1.5).clip();
  document.rect(box.x, box.y, box.width, box.height).fill(kind === 'lattice' ? ink : wash);
  if (kind === 'hatched') {
    slanted(sheet, box, 7.4, true);
    document.lineWidth(2.4).stroke(ink);
  }
  if (kind === 'lattice') {
    slanted(sheet, box, 7.4, true);
    slanted(sheet, box, 7.4, false);
    document.lineWidth(1.2).stroke(wash);
  }
  if (kind === 'lines') {
    for (let at = 1.5; at < box.height; at += 3.75) document.rect(box.x, box.y + at, box.width, 1.1);
    document.fill(ink);
  }
  if (kind === 'dots') {
    for (let down = 2.25; down < box.height; down += 4.5) {
      for (let along = 2.25; along < box.width; along += 4.5) document.circle(box.x + along, box.y + down, 1);
    }
    document.fill(ink);
  }
  document.restore();
}

function bar(sheet: Sheet, shape: Bar, place: Place): void {
  const paint = PAINTS[shape.look];
  const box = {
    x: place.x + (shape.x / 100) * place.width,
    y: place.y + shape.y * POINTS,
    width: (shape.width / 100) * place.width,
    height: shape.height * POINTS,
  };
  const { document } = sheet;
  const radius = Math.min(shape.radius * POINTS, box.width / 2);
  const ink = TONES[paint.fill ?? 'surface'];
  if (paint.pattern !== undefined) pattern(sheet, box, paint.pattern, ink, TONES[paint.wash ?? 'surface']);
  else document.roundedRect(box.x, box.y, box.width, box.height, radius).fill(ink);
  if (paint.stroke === undefined) return;
  document.save().lineWidth(0.75);
  if (paint.dash) document.dash(paint.dash[0]! * POINTS, { space: paint.dash[1]! * POINTS });
  document.roundedRect(box.x, box.y, box.width, box.height, radius).stroke(TONES[paint.stroke]);
  document.restore();
}

function line(sheet: Sheet, shape: Extract<Shape, { kind: 'line' }>, place: Place): void {
  const paint = PAINTS[shape.look];
  const { document } = sheet;
  document.save().lineWidth((paint.strokeWidth ?? 1) * POINTS);
  // pdfkit's own dash takes one pair; a line may have more.
  if (paint.dash) document.addContent(`[${paint.dash.map((length) => length * POINTS).join(' ')}] 0 d`);
  document
    .moveTo(place.x + (shape.x1 / 100) * place.width, place.y + shape.y1 * POINTS)
    .lineTo(place.x + (shape.x2 / 100) * place.width, place.y + shape.y2 * POINTS)
    .stroke(TONES[paint.stroke ?? 'ink']);
  document.restore();
}

function dot(sheet: Sheet, shape: Extract<Shape, { kind: 'dot' }>, place: Place): void {
  const colour = TONES[PAINTS[shape.look].stroke ?? 'ink'];
  const { document } = sheet;
  document
    .save()
    .translate(place.x + (shape.x / 100) * place.width, place.y + shape.y * POINTS)
    .scale(POINTS)
    .path(shape.path);
  if (shape.isHollow) document.lineWidth(2.5).fillAndStroke(TONES.surface, colour);
  else document.fill(colour);
  document.restore();
}

/** Draws the shapes of a chart as vectors; inside whatever marks them. */
export function drawShapes(sheet: Sheet, shapes: readonly Shape[], place: Place): void {
  for (const shape of shapes) {
    if (shape.kind === 'bar') bar(sheet, shape, place);
    if (shape.kind === 'line') line(sheet, shape, place);
    if (shape.kind === 'dot') dot(sheet, shape, place);
    if (shape.kind !== 'text') continue;
    const type = { ...TEXT, isStrong: shape.isStrong };
    const wide = sheet.widthOf(shape.text, type);
    const before = { start: 0, middle: wide / 2, end: wide }[shape.anchor];
    sheet.line(shape.text, place.x + (shape.x / 100) * place.width - before, place.y + shape.y * POINTS, type);
  }
}
