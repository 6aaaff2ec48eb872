import type { Paper } from '@trellis/core/reporting';
import { cellWords } from '../../cell-words.ts';
import { ROUNDING, standing } from '../../standing.ts';
import { TONES } from '../tones.ts';
import { PAGE, type Sheet, type Type } from './sheet.ts';

const CONTEXT: Type = { size: 11, leading: 15, tone: 'on-brand-2' };
const LEAD: Type = { size: 23, leading: 27, isStrong: true, tone: 'surface' };
const DETAIL: Type = { size: 10.5, leading: 15, tone: 'on-brand-2' };
const FIGURE: Type = { size: 21, leading: 26, isStrong: true, tone: 'surface' };
const LABEL: Type = { size: 9.5, leading: 12.5, tone: 'on-brand-2' };
const STANDING: Type = { size: 9.5, leading: 13, tone: 'ink-2' };

const PAD = 22;
const GAP = 14;
/** The lead and the detail are narrower than the panel, so that they are read without turning the head. */
const MEASURE = 0.8;
const LEAD_MEASURE = 0.9;

/** The mark of Trellis: laths of a lattice, 26 units square. */
const MARK =
  'M5.5 1.5L24.5 20.5M1.5 9.5L16.5 24.5M13.5 1.5L24.5 12.5M20.5 1.5L1.5 20.5M24.5 9.5L9.5 24.5M12.5 1.5L1.5 12.5';

/** The mark and the partnership's name at the head of the first page, with whether this is a draft. */
export function drawLetterhead(sheet: Sheet, paper: Paper): void {
  const { document } = sheet;
  const y = 36;
  sheet.artefact(() => {
    document.save().translate(sheet.left, y).scale(0.72).path(MARK);
    document.lineWidth(2.6).lineCap('round').stroke(TONES.brand).restore();
  });
  const status: Type = { size: 9.5, leading: 12, isStrong: true };
  const words = paper.status;
  const wide = sheet.widthOf(words, status);
  const x = PAGE.width - PAGE.side - wide - 20;
  const name: Type = { size: 12, leading: 16, isStrong: true };
  const partnership = sheet.shortened(paper.partnership, x - sheet.left - 46, name);
  sheet.mark(sheet.element('P', sheet.root), 'P', () => sheet.line(partnership, sheet.left + 26, y + 14, name));
  if (paper.fingerprint === undefined) {
    sheet.artefact(() =>
      document
        .lineWidth(1)
        .roundedRect(x, y, wide + 20, 19, 9.5)
        .stroke(TONES.ink),
    );
  }
  sheet.mark(sheet.element('P', sheet.root), 'P', () => sheet.line(words, x + 10, y + 12.8, status));
  sheet.y = PAGE.top + 6;
}

/** The faint lattice of the panel, stronger to the right. */
function lattice(sheet: Sheet, top: number, height: number): void {
  const { document, left, width } = sheet;
  document.save().roundedRect(left, top, width, height, 13).clip().strokeColor(TONES.surface).lineWidth(7);
  const from = left + width * 0.54;
  for (let x = from; x < left + width + height; x += 56) {
    document.opacity(0.02 + 0.05 * Math.min(1, (x - from) / (width * 0.46)));
    document
      .moveTo(x, top)
      .lineTo(x - height, top + height)
      .stroke();
    document
      .moveTo(x - height, top)
      .lineTo(x, top + height)
      .stroke();
  }
  document.restore();
}

/** The dark panel that opens the paper: what it is, the answer as its first heading, one line of detail and up to four figures. */
export function drawAnswer(sheet: Sheet, paper: Paper): void {
  const inner = sheet.width - 2 * PAD;
  const x = sheet.left + PAD;
  const column = (inner - 3 * GAP) / 4;
  const measure = (type: Type) => inner * (type === LEAD ? LEAD_MEASURE : MEASURE);
  const words = (text: string, type: Type) => sheet.lines(text, measure(type), type).length * type.leading;
  const labels = paper.figures.map(({ label }) => sheet.lines(label, column, LABEL));
  const figuresHeight =
    labels.length === 0 ? 0 : FIGURE.leading + Math.max(...labels.map((lines) => lines.length)) * LABEL.leading + 18;
  const height =
    2 * PAD + CONTEXT.leading + 4 + words(paper.lead, LEAD) + 8 + words(paper.detail, DETAIL) + figuresHeight;
  const top = sheet.y;
  sheet.artefact(() => {
    sheet.document.roundedRect(sheet.left, top, sheet.width, height, 13).fill(TONES['brand-strong']);
    lattice(sheet, top, height);
  });
  sheet.y = top + PAD;
  const part = (kind: string, text: string, type: Type) =>
    sheet.paragraph(sheet.element(kind, sheet.root), kind, text, type, measure(type), x);
  part('P', paper.context, CONTEXT);
  sheet.y += 4;
  part('H1', paper.lead, LEAD);
  sheet.y += 8;
  part('P', paper.detail, DETAIL);
  drawFigures(sheet, paper, labels, column);
  sheet.y = top + height + 10;
  sheet.paragraph(sheet.element('P', sheet.root), 'P', `${standing(paper)} ${ROUNDING}`, STANDING);
}

function drawFigures(sheet: Sheet, paper: Paper, labels: readonly (readonly string[])[], column: number): void {
  if (paper.figures.length === 0) return;
  const list = sheet.element('L', sheet.root);
  const top = sheet.y + 18;
  paper.figures.forEach(({ value }, index) => {
    const x = sheet.left + PAD + index * (column + GAP);
    const item = sheet.element('LI', list);
    sheet.mark(sheet.element('Lbl', item), 'Lbl', () => sheet.line(cellWords(value), x, top + 20, FIGURE));
    sheet.mark(sheet.element('LBody', item), 'LBody', () => {
      labels[index]!.forEach((line, at) => {
        const baseline = top + FIGURE.leading + 10 + at * LABEL.leading;
        sheet.line(line, x, baseline, LABEL, at === labels[index]!.length - 1);
      });
    });
  });
}
