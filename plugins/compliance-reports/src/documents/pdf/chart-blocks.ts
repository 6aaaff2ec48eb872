import type { BeforeAfterBlock, ReadingsBlock, TrendBlock } from '@trellis/core/reporting';
import {
  beforeAfterDrawing,
  readingDrawing,
  readingShare,
  readingsKey,
  SAMPLE_HEIGHT,
  SAMPLE_WIDTH,
  trendDrawing,
  type Drawing,
  type KeyItem,
} from '../../charts/index.ts';
import { drawShapes, POINTS } from './shapes.ts';
import { type Element, type Sheet, type Type } from './sheet.ts';

const CAPTION: Type = { size: 10, leading: 14, isStrong: true };
const SMALL: Type = { size: 9, leading: 12.5, tone: 'ink-2' };
const TITLE: Type = { size: 11, leading: 15, isStrong: true };

/** What the lines, dots and fills mean, in words beside a sample of each; as many in a row as fit. */
function drawKey(sheet: Sheet, items: readonly KeyItem[], parent: Element): void {
  if (items.length === 0) return;
  const list = sheet.element('L', parent);
  const wide = SAMPLE_WIDTH * POINTS;
  let x = sheet.left;
  sheet.keep(SMALL.leading);
  for (const { text, sample } of items) {
    const lines = sheet.lines(text, sheet.width - wide - 6, SMALL);
    const length = wide + 6 + Math.max(...lines.map((line) => sheet.widthOf(line, SMALL)));
    if (x > sheet.left && x + length > sheet.left + sheet.width) {
      x = sheet.left;
      sheet.y += SMALL.leading + 1;
      sheet.keep(SMALL.leading * lines.length);
    }
    const y = sheet.y + (SMALL.leading - SAMPLE_HEIGHT * POINTS) / 2;
    sheet.artefact(() => drawShapes(sheet, sample, { x, y, width: wide }));
    const item = sheet.element('LBody', sheet.element('LI', list));
    sheet.mark(item, 'LBody', () => {
      lines.forEach((line, at) =>
        sheet.line(line, x + wide + 6, sheet.y + at * SMALL.leading + 9.3, SMALL, at === lines.length - 1),
      );
    });
    sheet.y += (lines.length - 1) * SMALL.leading;
    x += length + 18;
  }
  sheet.y += SMALL.leading + 4;
}

function drawCaption(sheet: Sheet, caption: string, parent: Element): void {
  sheet.paragraph(sheet.element('P', parent), 'P', caption, CAPTION);
  sheet.y += 3;
}

/** Lines over quarters, or from before to after, as a figure with its sentence, then what each line and mark means. */
export function drawChart(sheet: Sheet, block: BeforeAfterBlock | TrendBlock, parent: Element): void {
  const drawing = block.kind === 'trend' ? trendDrawing(block) : beforeAfterDrawing(block);
  const height = drawing.height * POINTS;
  sheet.keep(height + 60);
  drawCaption(sheet, block.caption, parent);
  drawKey(sheet, drawing.key, parent);
  sheet.keep(height);
  drawFigure(sheet, drawing, parent);
  sheet.y += 5;
}

function drawFigure(sheet: Sheet, drawing: Drawing, parent: Element): void {
  const height = drawing.height * POINTS;
  const place = { x: sheet.left, y: sheet.y, width: sheet.width };
  const bbox: [number, number, number, number] = [place.x, place.y, place.x + place.width, place.y + height];
  const figure = sheet.element('Figure', parent, { alt: drawing.sentence, bbox });
  sheet.mark(figure, 'Figure', () => drawShapes(sheet, drawing.shapes, place));
  sheet.y += height + 3;
}

/** Bars of states one under the other, each with its title, share and what it is of, and one key for all. */
export function drawReadings(sheet: Sheet, block: ReadingsBlock, parent: Element): void {
  drawCaption(sheet, block.caption, parent);
  for (const bar of block.bars) {
    const drawing = readingDrawing(bar);
    const height = drawing.height * POINTS;
    sheet.keep(height + TITLE.leading + SMALL.leading + 12);
    const share = readingShare(bar);
    const baseline = sheet.y + 11;
    sheet.mark(sheet.element('H3', parent), 'H3', () => sheet.line(bar.title, sheet.left, baseline, TITLE));
    const shareX = sheet.left + sheet.width - sheet.widthOf(share, TITLE);
    sheet.mark(sheet.element('P', parent), 'P', () => sheet.line(share, shareX, baseline, TITLE));
    sheet.y += TITLE.leading + 3;
    if (bar.states.length > 0) drawFigure(sheet, drawing, parent);
    if (bar.detail !== '') sheet.paragraph(sheet.element('P', parent), 'P', bar.detail, SMALL);
    sheet.y += 8;
  }
  drawKey(sheet, readingsKey(block), parent);
  sheet.y += 6;
}
