import type { Block } from '@trellis/core/reporting';
import { TONES } from '../tones.ts';
import { drawChart, drawReadings } from './chart-blocks.ts';
import { type Element, type Sheet, type Type } from './sheet.ts';
import { drawTable } from './table.ts';

const BODY: Type = { size: 10, leading: 14.5 };
const STRONG: Type = { ...BODY, isStrong: true };
const LABEL: Type = { ...BODY, tone: 'ink-2' };
/** Running text is no wider than this, in points. */
const MEASURE = 440;

function drawParagraph(sheet: Sheet, text: string, parent: Element): void {
  sheet.paragraph(sheet.element('P', parent), 'P', text, BODY, MEASURE);
  sheet.y += 7;
}

function drawList(sheet: Sheet, items: readonly string[], parent: Element): void {
  const list = sheet.element('L', parent);
  for (const text of items) {
    sheet.keep(BODY.leading);
    const item = sheet.element('LI', list);
    sheet.mark(sheet.element('Lbl', item), 'Lbl', () => sheet.line('•', sheet.left + 3, sheet.baseline(BODY), LABEL));
    sheet.paragraph(sheet.element('LBody', item), 'LBody', text, BODY, MEASURE - 16, sheet.left + 16);
    sheet.y += 3;
  }
  sheet.y += 5;
}

/** Something that must not be overlooked: washed ground with a strong edge. */
function drawNote(sheet: Sheet, title: string, text: string, parent: Element): void {
  const inner = sheet.width - 28;
  const lines = sheet.lines(text, inner, BODY).length;
  const height = 20 + STRONG.leading + lines * BODY.leading;
  sheet.keep(height + 4);
  const part = sheet.element('Div', parent);
  // A note that is longer than a page goes without its ground.
  if (height <= sheet.room) {
    sheet.artefact(() => {
      sheet.document.rect(sheet.left, sheet.y, sheet.width, height).fill(TONES['due-soon-wash']);
      sheet.document.rect(sheet.left, sheet.y, 3, height).fill(TONES['due-soon-fill']);
    });
  }
  sheet.y += 10;
  sheet.paragraph(sheet.element('P', part), 'P', title, STRONG, inner, sheet.left + 16);
  sheet.paragraph(sheet.element('P', part), 'P', text, BODY, inner, sheet.left + 16);
  sheet.y += 18;
}

function drawFacts(
  sheet: Sheet,
  items: readonly { readonly label: string; readonly text: string }[],
  parent: Element,
): void {
  const list = sheet.element('L', parent);
  const wide = Math.min(150, Math.max(...items.map(({ label }) => sheet.widthOf(label, LABEL))) + 1);
  for (const { label, text } of items) {
    const labels = sheet.lines(label, wide, LABEL);
    sheet.keep(labels.length * BODY.leading + 4);
    const item = sheet.element('LI', list);
    const top = sheet.y;
    sheet.mark(sheet.element('Lbl', item), 'Lbl', () => {
      labels.forEach((line, at) =>
        sheet.line(line, sheet.left, sheet.baseline(LABEL, at), LABEL, at === labels.length - 1),
      );
    });
    const indent = wide + 18;
    sheet.paragraph(sheet.element('LBody', item), 'LBody', text, BODY, sheet.width - indent, sheet.left + indent);
    sheet.y = (sheet.y > top ? Math.max(sheet.y, top + labels.length * LABEL.leading) : sheet.y) + 4;
  }
  sheet.y += 6;
}

/** One part of a section, whatever it is. */
export function drawBlock(sheet: Sheet, block: Block, parent: Element): void {
  switch (block.kind) {
    case 'paragraph':
      return drawParagraph(sheet, block.text, parent);
    case 'list':
      return drawList(sheet, block.items, parent);
    case 'note':
      return drawNote(sheet, block.title, block.text, parent);
    case 'facts':
      return block.items.length === 0 ? undefined : drawFacts(sheet, block.items, parent);
    case 'table':
      return drawTable(sheet, block, parent);
    case 'trend':
    case 'before-after':
      return drawChart(sheet, block, parent);
    case 'readings':
      return drawReadings(sheet, block, parent);
  }
}
