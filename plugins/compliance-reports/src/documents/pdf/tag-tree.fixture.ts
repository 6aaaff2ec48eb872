import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
  type PDFObject,
  type PDFPage,
} from 'pdf-lib';
import { readMarks } from './content-marks.fixture.ts';

/** An element of the structure tree as a screen reader meets it. */
export interface Tag {
  readonly kind: string;
  readonly alt?: string;
  readonly scope?: string;
  readonly hasBox: boolean;
  readonly children: readonly Tag[];
  /** `page:number` of the marked content that it holds itself. */
  readonly content: readonly string[];
}

/** What a tagged PDF says of itself, and everything that is wrong with its tags. */
export interface TagTree {
  readonly tags: readonly Tag[];
  readonly language: string | undefined;
  readonly title: string | undefined;
  readonly metadata: string;
  readonly pages: number;
  readonly artefacts: readonly number[];
  readonly faults: readonly string[];
}

const words = (value: PDFObject | undefined): string | undefined =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;
const name = (value: PDFObject | undefined): string | undefined =>
  value instanceof PDFName ? value.decodeText() : undefined;

function streamOf(document: PDFDocument, page: PDFPage): string {
  const contents = page.node.normalizedEntries().Contents;
  const streams = (contents?.asArray() ?? []).map((ref) => document.context.lookup(ref));
  return streams
    .map((stream) =>
      stream instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1') : '',
    )
    .join('\n');
}

class Reader {
  readonly document: PDFDocument;
  readonly pages: Map<string, number>;
  readonly owners = new Map<string, PDFRef>();
  readonly faults: string[] = [];

  constructor(document: PDFDocument) {
    this.document = document;
    this.pages = new Map(document.getPages().map((page, index) => [page.ref.toString(), index]));
  }

  look(value: PDFObject | undefined): PDFObject | undefined {
    return value instanceof PDFRef ? this.document.context.lookup(value) : value;
  }

  dict(value: PDFObject | undefined): PDFDict | undefined {
    const found = this.look(value);
    return found instanceof PDFDict ? found : undefined;
  }

  list(value: PDFObject | undefined): readonly PDFObject[] {
    const found = this.look(value);
    if (found === undefined) return [];
    return found instanceof PDFArray ? found.asArray() : [found === this.look(value) && value ? value : found];
  }

  private own(page: PDFObject | undefined, number: PDFObject | undefined, owner: PDFRef): string {
    const at = `${this.pages.get(String(page))}:${number instanceof PDFNumber ? number.asNumber() : '?'}`;
    if (this.owners.has(at)) this.faults.push(`content ${at} belongs to two elements`);
    this.owners.set(at, owner);
    return at;
  }

  tag(ref: PDFRef, parent: PDFRef | undefined): Tag {
    const element = this.dict(ref)!;
    const get = (key: string) => element.get(PDFName.of(key));
    const kind = name(get('S')) ?? 'nameless';
    if (parent !== undefined && String(get('P')) !== String(parent))
      this.faults.push(`${kind} does not know its parent`);
    const children: Tag[] = [];
    const content: string[] = [];
    for (const kid of this.list(get('K'))) {
      const inner = this.dict(kid);
      if (kid instanceof PDFNumber) content.push(this.own(get('Pg'), kid, ref));
      else if (name(inner?.get(PDFName.of('Type'))) === 'MCR') {
        content.push(this.own(inner!.get(PDFName.of('Pg')), inner!.get(PDFName.of('MCID')), ref));
      } else if (kid instanceof PDFRef) children.push(this.tag(kid, ref));
    }
    const attributes = this.dict(get('A'));
    const [alt, scope] = [words(get('Alt')), name(attributes?.get(PDFName.of('Scope')))];
    return {
      kind,
      ...(alt === undefined ? {} : { alt }),
      ...(scope === undefined ? {} : { scope }),
      hasBox: attributes?.has(PDFName.of('BBox')) ?? false,
      children,
      content,
    };
  }

  /** Whether each piece of content finds its element from the page, too. */
  checkParents(root: PDFDict): void {
    const numbers = this.list(this.dict(root.get(PDFName.of('ParentTree')))?.get(PDFName.of('Nums')));
    const byKey = new Map<number, readonly PDFObject[]>();
    for (let at = 0; at + 1 < numbers.length; at += 2) {
      byKey.set((numbers[at] as PDFNumber).asNumber(), this.list(numbers[at + 1]));
    }
    this.document.getPages().forEach((page, index) => {
      const key = page.node.get(PDFName.of('StructParents'));
      const owners = key instanceof PDFNumber ? (byKey.get(key.asNumber()) ?? []) : [];
      owners.forEach((owner, number) => {
        if (String(this.owners.get(`${index}:${number}`)) !== String(owner)) {
          this.faults.push(`content ${index}:${number} does not find its element`);
        }
      });
    });
  }

  checkFonts(page: PDFPage, index: number): void {
    const fonts = page.node.normalizedEntries().Font;
    for (const [key, ref] of fonts.entries()) {
      const font = this.dict(ref);
      const inner = this.dict(this.list(font?.get(PDFName.of('DescendantFonts')))[0]);
      const descriptor = this.dict(inner?.get(PDFName.of('FontDescriptor')));
      const isWhole = font?.has(PDFName.of('ToUnicode')) && descriptor?.has(PDFName.of('FontFile2'));
      if (isWhole !== true)
        this.faults.push(`page ${index}: font ${key.decodeText()} is not embedded with its letters`);
    }
  }
}

/** Reads the structure tree of a PDF and compares it with what its pages draw. */
export async function readTagTree(bytes: Uint8Array): Promise<TagTree> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const reader = new Reader(document);
  const { catalog } = document;
  const root = reader.dict(catalog.get(PDFName.of('StructTreeRoot')));
  const tags = reader
    .list(root?.get(PDFName.of('K')))
    .flatMap((kid) => (kid instanceof PDFRef ? [reader.tag(kid, undefined)] : []));
  if (root === undefined) reader.faults.push('there is no structure tree');
  else reader.checkParents(root);
  const drawn = document.getPages().map((page, index) => {
    reader.checkFonts(page, index);
    const marks = readMarks(streamOf(document, page));
    reader.faults.push(...marks.faults.map((fault) => `page ${index}: ${fault}`));
    return marks;
  });
  const inContent = new Set(drawn.flatMap(({ numbers }, index) => numbers.map((number) => `${index}:${number}`)));
  for (const at of inContent) if (!reader.owners.has(at)) reader.faults.push(`content ${at} is not in the tree`);
  for (const at of reader.owners.keys()) if (!inContent.has(at)) reader.faults.push(`content ${at} is not drawn`);
  const isMarked = String(reader.dict(catalog.get(PDFName.of('MarkInfo')))?.get(PDFName.of('Marked'))) === 'true';
  if (!isMarked) reader.faults.push('the document does not say that it is tagged');
  const metadata = reader.look(catalog.get(PDFName.of('Metadata')));
  return {
    tags,
    language: words(catalog.get(PDFName.of('Lang'))),
    title: document.getTitle(),
    metadata: metadata instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(metadata).decode()).toString() : '',
    pages: drawn.length,
    artefacts: drawn.map(({ artefacts }) => artefacts),
    faults: reader.faults,
  };
}

/** Every element of a tree, in the order of reading. */
export function flat(tags: readonly Tag[]): readonly Tag[] {
  return tags.flatMap((tag) => [tag, ...flat(tag.children)]);
}
