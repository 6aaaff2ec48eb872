import { createRequire } from 'node:module';
import type { Paper } from '@trellis/core/reporting';
import PDFDocument from 'pdfkit';
import { TONES } from '../tones.ts';
import { breakLines } from './break-lines.ts';

/** An element of the structure tree: what a screen reader walks through. */
export type Element = PDFKit.PDFStructureElement;

/** How a piece of text is set; sizes and leading in points. */
export interface Type {
  readonly size: number;
  readonly leading: number;
  readonly isStrong?: boolean;
  readonly tone?: keyof typeof TONES;
}

/** What an element says of itself beyond its kind. */
export interface ElementFacts {
  readonly alt?: string;
  readonly scope?: 'Column' | 'Row';
  /** Left, top, right and bottom in points from the top left of the page. */
  readonly bbox?: [number, number, number, number];
}

/** A4 in points, and what stays free around the text: as much as the printed screen leaves. */
export const PAGE: Readonly<Record<'width' | 'height' | 'side' | 'top' | 'bottom', number>> = {
  width: 595.28,
  height: 841.89,
  side: 42.5,
  top: 62,
  bottom: 58,
};

const FONTS = { regular: '400Regular/Roboto_400Regular.ttf', strong: '700Bold/Roboto_700Bold.ttf' } as const;
const fonts = createRequire(import.meta.url);

function made(paper: Paper): PDFKit.PDFDocument {
  const knownAt = new Date(paper.knownAt);
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    subset: 'PDF/UA' as PDFKit.Mixins.PDFSubsets,
    tagged: true,
    lang: 'en-GB',
    displayTitle: true,
    bufferPages: true,
    autoFirstPage: false,
    info: {
      Title: paper.title,
      Author: paper.partnership,
      Subject: paper.context,
      Creator: 'Trellis',
      Producer: 'Trellis',
      CreationDate: knownAt,
      ModDate: knownAt,
    },
  });
  for (const [name, file] of Object.entries(FONTS)) {
    document.registerFont(name, fonts.resolve(`@expo-google-fonts/roboto/${file}`));
  }
  return document;
}

/**
 * A tagged PDF that is filled from top to bottom. Whatever is drawn is either marked as the content of an element of the structure tree or as
 * an artefact, which nobody who listens needs.
 */
export class Sheet {
  readonly document: PDFKit.PDFDocument;
  readonly root: Element;
  readonly left = PAGE.side;
  readonly width = PAGE.width - 2 * PAGE.side;
  /** Where the next thing goes, in points from the top of the page. */
  y = PAGE.top;

  constructor(paper: Paper) {
    this.document = made(paper);
    this.root = this.document.struct('Document');
    this.document.addStructure(this.root);
    this.addPage();
  }

  /** How much of the page is left, in points. */
  get room(): number {
    return PAGE.height - PAGE.bottom - this.y;
  }

  /** Nothing stands on this page yet. */
  get isFresh(): boolean {
    return this.y === PAGE.top;
  }

  addPage(): void {
    this.document.addPage();
    this.y = PAGE.top;
  }

  /** Begins a page if so many points do not fit on this one. */
  keep(height: number): void {
    if (height > this.room && !this.isFresh) this.addPage();
  }

  /** A new element under another; the order of making is the order of reading. */
  element(kind: string, parent: Element, facts: ElementFacts = {}): Element {
    const element = this.document.struct(kind, facts);
    parent.add(element);
    return element;
  }

  /** Draws something as content of an element; all of it on this page. */
  mark(element: Element, kind: string, draw: () => void): void {
    const content = this.document.markStructureContent(kind);
    draw();
    this.document.endMarkedContent();
    element.add(content);
  }

  /** Draws something that says nothing of its own, such as a line or a page number. */
  artefact(draw: () => void, type: 'Pagination' | 'Layout' = 'Layout'): void {
    this.document.markContent('Artifact', { type });
    draw();
    this.document.endMarkedContent();
  }

  /** Where the base line of one of several lines is, in points from the top of the page. */
  baseline(type: Type, index = 0): number {
    return this.y + index * type.leading + type.leading / 2 + type.size * 0.35;
  }

  private set(type: Type): PDFKit.PDFDocument {
    return this.document.font(type.isStrong === true ? 'strong' : 'regular').fontSize(type.size);
  }

  widthOf(text: string, type: Type): number {
    return this.set(type).widthOfString(text);
  }

  lines(text: string, width: number, type: Type): string[] {
    this.set(type);
    return breakLines(text, width, (piece) => this.document.widthOfString(piece));
  }

  /** A text that fits a width in one line; what does not fit is left out and said to be. */
  shortened(text: string, width: number, type: Type): string {
    if (this.widthOf(text, type) <= width) return text;
    let end = text.length;
    while (end > 0 && this.widthOf(`${text.slice(0, end)}…`, type) > width) end -= 1;
    return `${text.slice(0, end).trimEnd()}…`;
  }

  /** One line with its base line where it is wanted. `isLast` false: a space follows, so that words stay apart when they are read out. */
  line(text: string, x: number, baseline: number, type: Type, isLast = true): void {
    this.set(type)
      .fillColor(TONES[type.tone ?? 'ink'])
      .text(isLast ? text : `${text} `, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
  }

  /** A text as an element of its own that flows over pages. Moves down by its height. */
  paragraph(element: Element, kind: string, text: string, type: Type, width = this.width, x = this.left): void {
    const lines = this.lines(text, width, type);
    let at = 0;
    while (at < lines.length) {
      this.keep(type.leading);
      const count = Math.max(1, Math.floor(this.room / type.leading));
      const here = lines.slice(at, at + count);
      this.mark(element, kind, () => {
        here.forEach((line, index) => {
          this.line(line, x, this.baseline(type, index), type, at + index === lines.length - 1);
        });
      });
      this.y += here.length * type.leading;
      at += here.length;
    }
  }
}
