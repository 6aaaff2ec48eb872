import type { Paper, TableBlock } from '@trellis/core/reporting';
import PDFDocument from 'pdfkit';
import { describe, expect, test } from 'vitest';
import { BOARD_PAPER, REACH_TABLE } from '../../board-paper.fixture.ts';
import { tagFaults } from './tag-faults.fixture.ts';
import { flat, readTagTree, type Tag } from './tag-tree.fixture.ts';
import { writePdf } from './write-pdf.ts';

const treeOf = async (paper: Paper) => readTagTree(await writePdf(paper));
const only = (blocks: Paper['sections'][number]['blocks']): Paper => ({
  ...BOARD_PAPER,
  sections: [{ id: 'only', title: 'Only section', blocks }],
});

async function bytesOf(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  const end = new Promise((resolve) => document.on('end', resolve));
  document.on('data', (piece: Buffer) => pieces.push(piece));
  document.end();
  await end;
  return new Uint8Array(Buffer.concat(pieces));
}

describe('the PDF of a board report', () => {
  test('has everything in its tree, headings in order, tables with scopes and figures with words', async () => {
    const tree = await treeOf(BOARD_PAPER);
    expect(tagFaults(tree)).toEqual([]);
    expect(tree).toMatchObject({ language: 'en-GB', title: BOARD_PAPER.title });
    expect(tree.artefacts.every((count) => count > 0)).toBe(true);
  });

  test('is read in the order of the paper: coverage before any result', async () => {
    const kinds = flat((await treeOf(BOARD_PAPER)).tags).map(({ kind }) => kind);
    const firstTable = kinds.indexOf('Table');
    expect(kinds.slice(0, 6)).toEqual(['Document', 'P', 'P', 'P', 'H1', 'P']);
    expect(kinds.indexOf('H2')).toBeLessThan(firstTable);
    expect(kinds.filter((kind) => kind === 'H2')).toHaveLength(BOARD_PAPER.sections.length);
  });

  test('is the same, byte for byte, whenever it is written', async () => {
    const [first, second] = [await writePdf(BOARD_PAPER), await writePdf(BOARD_PAPER)];
    expect(Buffer.compare(first, second)).toBe(0);
  });

  test('a chart is a figure with its sentence', async () => {
    const figures = flat((await treeOf(BOARD_PAPER)).tags).filter(({ kind }) => kind === 'Figure');
    expect(figures.map(({ alt }) => alt)[0]).toMatch(/^All agencies rose from 71%/);
    expect(figures).toHaveLength(4);
  });
});

describe('a long paper', () => {
  const long: TableBlock = {
    ...REACH_TABLE,
    rows: Array.from({ length: 120 }, (_, at) => ({
      cells: [{ kind: 'text', text: `Agency ${at}` }, ...REACH_TABLE.rows[0]!.cells.slice(1)],
    })),
  };

  test('a table over many pages is one table whose headings are read once', async () => {
    const tree = await treeOf(only([long]));
    expect(tree.pages).toBeGreaterThan(4);
    expect(tagFaults(tree)).toEqual([]);
    const tags = flat(tree.tags);
    expect(tags.filter(({ kind }) => kind === 'Table')).toHaveLength(1);
    expect(tags.filter(({ scope }) => scope === 'Column')).toHaveLength(5);
    expect(tags.filter(({ scope }) => scope === 'Row')).toHaveLength(120);
  });

  test('a table wider than the page is set in parts, each with the headings of its rows', async () => {
    const columns = Array.from({ length: 30 }, (_, at) => ({
      id: `c${at}`,
      title: `Requirement ${at}`,
      align: 'end' as const,
    }));
    const wide: TableBlock = {
      ...REACH_TABLE,
      columns: [REACH_TABLE.columns[0]!, ...columns],
      rows: REACH_TABLE.rows.slice(0, 3).map(({ cells }) => ({
        cells: [cells[0]!, ...columns.map((_, at) => ({ kind: 'count' as const, value: at }))],
      })),
    };
    const tree = await treeOf(only([wide]));
    expect(tagFaults(tree)).toEqual([]);
    const tables = flat(tree.tags).filter(({ kind }) => kind === 'Table');
    expect(tables.length).toBeGreaterThan(1);
    const columnsOf = (table: Tag) => flat(table.children).filter(({ scope }) => scope === 'Column').length - 1;
    expect(tables.reduce((sum, table) => sum + columnsOf(table), 0)).toBe(30);
  });

  test('words longer than a page flow over pages inside their element', async () => {
    const text = Array.from({ length: 2500 }, () => 'safeguarding').join(' ');
    const tree = await treeOf(
      only([
        { kind: 'paragraph', text },
        { kind: 'note', title: 'Note', text },
        { ...REACH_TABLE, rows: [{ cells: [{ kind: 'text', text }] }] },
      ]),
    );
    expect(tagFaults(tree)).toEqual([]);
    expect(flat(tree.tags).filter(({ content }) => content.length > 1).length).toBeGreaterThan(2);
  });

  test('an empty paper is whole', async () => {
    const empty = { ...only([]), figures: [], detail: '' };
    expect(tagFaults(await treeOf(empty))).toEqual([]);
  });
});

describe('the checker', () => {
  test('refuses a PDF that is not tagged', async () => {
    const plain = new PDFDocument();
    plain.text('Nobody hears this');
    const faults = tagFaults(await readTagTree(await bytesOf(plain)));
    expect(faults).toEqual(
      expect.arrayContaining([
        'there is no structure tree',
        'page 0: TJ draws outside every mark',
        'no language is set',
        'the document does not say that it is tagged',
      ]),
    );
  });

  test('refuses marked content that is in no element, a figure without words and a table without headings', async () => {
    const document = new PDFDocument({ tagged: true, lang: 'en-GB', subset: 'PDF/UA' as PDFKit.Mixins.PDFSubsets });
    const root = document.struct('Document');
    document.addStructure(root);
    for (const kind of ['Figure', 'TD', 'H2']) {
      const element = document.struct(kind);
      const content = document.markStructureContent(kind);
      document.rect(0, 0, 10, 10).fill();
      document.endMarkedContent();
      element.add(content);
      if (kind !== 'TD') root.add(element);
      else {
        const table = document.struct('Table');
        const row = document.struct('TR');
        root.add(table);
        table.add(row);
        row.add(element);
      }
    }
    document.markStructureContent('P');
    document.rect(0, 0, 10, 10).fill();
    document.endMarkedContent();
    const faults = tagFaults(await readTagTree(await bytesOf(document)));
    expect(faults).toEqual(
      expect.arrayContaining([
        'content 0:3 is not in the tree',
        'a figure has no words',
        'a table has no headings of columns',
        'there is not one H1',
        'H2 follows too soon',
      ]),
    );
  });
});
