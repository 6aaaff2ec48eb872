import type { Paper } from '@trellis/core/reporting';
import { isToSign } from '../../standing.ts';
import { TONES } from '../tones.ts';
import { drawAnswer, drawLetterhead } from './answer.ts';
import { drawBlock } from './blocks.ts';
import { drawFurniture, drawSignature } from './furniture.ts';
import { Sheet, type Type } from './sheet.ts';

const TITLE: Type = { size: 15, leading: 19, isStrong: true };
const NOTE: Type = { size: 9.5, leading: 13, tone: 'ink-2' };

/** How much of a section must fit under its heading, in points: a heading alone at the foot of a page helps nobody. */
const BEGINNING: Readonly<Record<Paper['sections'][number]['blocks'][number]['kind'], number>> = {
  paragraph: 30,
  list: 34,
  note: 90,
  facts: 40,
  table: 105,
  trend: 240,
  'before-after': 240,
  readings: 100,
};

function drawSection(sheet: Sheet, section: Paper['sections'][number]): void {
  const first = section.blocks[0];
  const note = section.note === undefined ? 0 : NOTE.leading;
  sheet.keep(28 + TITLE.leading + note + (first ? BEGINNING[first.kind] : 0));
  if (!sheet.isFresh) sheet.y += 14;
  const part = sheet.element('Sect', sheet.root);
  sheet.document.outline.addItem(section.title);
  sheet.artefact(() => sheet.document.rect(sheet.left, sheet.y, 28, 2.5).fill(TONES.brand));
  sheet.y += 7;
  sheet.paragraph(sheet.element('H2', part), 'H2', section.title, TITLE);
  if (section.note !== undefined) sheet.paragraph(sheet.element('P', part), 'P', section.note, NOTE);
  sheet.y += 7;
  for (const block of section.blocks) drawBlock(sheet, block, part);
}

/**
 * A paper as a tagged PDF (PDF 1.7, written to the rules of PDF/UA-1), A4. The same paper gives the same bytes: every date in it is the paper's own.
 *
 * @source ISO 14289-1 (PDF/UA-1)
 */
export async function writePdf(paper: Paper): Promise<Uint8Array> {
  const sheet = new Sheet(paper);
  const pieces: Buffer[] = [];
  const whole = new Promise<Uint8Array>((resolve, reject) => {
    sheet.document.on('data', (piece: Buffer) => pieces.push(piece));
    sheet.document.on('end', () => resolve(new Uint8Array(Buffer.concat(pieces))));
    sheet.document.on('error', reject);
  });
  drawLetterhead(sheet, paper);
  drawAnswer(sheet, paper);
  for (const section of paper.sections) drawSection(sheet, section);
  if (isToSign(paper)) drawSignature(sheet, paper);
  drawFurniture(sheet, paper);
  sheet.document.end();
  return whole;
}
