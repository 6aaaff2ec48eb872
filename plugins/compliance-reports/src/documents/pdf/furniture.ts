import type { Paper } from '@trellis/core/reporting';
import { signatureWords, standing } from '../../standing.ts';
import { TONES } from '../tones.ts';
import { PAGE, type Sheet, type Type } from './sheet.ts';

const FINE: Type = { size: 8.5, leading: 11, tone: 'ink-2' };
const WORDS: Type = { size: 10, leading: 14.5 };

/** Room for a name, a signature and a day written by hand. */
export function drawSignature(sheet: Sheet, paper: Paper): void {
  sheet.keep(90);
  sheet.y += 6;
  sheet.paragraph(sheet.element('P', sheet.root), 'P', signatureWords(paper), WORDS);
  sheet.y += 34;
  const places = [
    { text: 'Name and office', x: sheet.left, width: 180 },
    { text: 'Signature', x: sheet.left + 200, width: 180 },
    { text: 'Date', x: sheet.left + 400, width: sheet.width - 400 },
  ];
  sheet.artefact(() => {
    for (const { x, width } of places) sheet.document.moveTo(x, sheet.y).lineTo(x + width, sheet.y);
    sheet.document.lineWidth(0.8).stroke(TONES.ink);
  });
  for (const { text, x } of places) {
    sheet.mark(sheet.element('P', sheet.root), 'P', () => sheet.line(text, x, sheet.y + 12, FINE));
  }
  sheet.y += 24;
}

/** On every page where it stands and of how many; from the second on what it is, too. All are artefacts: whoever listens has heard it. */
export function drawFurniture(sheet: Sheet, paper: Paper): void {
  const { start, count } = sheet.document.bufferedPageRange();
  const right = PAGE.width - PAGE.side;
  const bottom = PAGE.height - 32;
  for (let page = start; page < start + count; page += 1) {
    sheet.document.switchToPage(page);
    sheet.artefact(() => {
      sheet.document
        .lineWidth(0.6)
        .moveTo(PAGE.side, bottom - 13)
        .lineTo(right, bottom - 13)
        .stroke(TONES.line);
      const number = `Page ${page - start + 1} of ${count}`;
      const wide = sheet.widthOf(number, FINE);
      sheet.line(number, right - wide, bottom, FINE);
      sheet.line(sheet.shortened(standing(paper), right - PAGE.side - wide - 20, FINE), PAGE.side, bottom, FINE);
      if (page === start) return;
      const status: Type = { ...FINE, isStrong: true, tone: 'ink' };
      const words = paper.status;
      const statusWide = sheet.widthOf(words, status);
      sheet.line(words, right - statusWide, 36, status);
      const head = `${paper.partnership} · ${paper.title}`;
      sheet.line(sheet.shortened(head, right - PAGE.side - statusWide - 20, FINE), PAGE.side, 36, FINE);
    }, 'Pagination');
  }
}
