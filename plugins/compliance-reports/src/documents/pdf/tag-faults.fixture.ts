import { flat, type Tag, type TagTree } from './tag-tree.fixture.ts';

const KINDS = new Set(
  'Document Sect Div P H1 H2 H3 L LI Lbl LBody Table Caption THead TBody TR TH TD Figure Span'.split(' '),
);
const PARTS: Readonly<Record<string, readonly string[]>> = {
  L: ['LI'],
  LI: ['Lbl', 'LBody'],
  Table: ['Caption', 'THead', 'TBody'],
  THead: ['TR'],
  TBody: ['TR'],
  TR: ['TH', 'TD'],
};

function headingFaults(tags: readonly Tag[]): string[] {
  const levels = tags.flatMap(({ kind }) => (/^H\d$/.test(kind) ? [Number(kind[1])] : []));
  const jumps = levels.flatMap((level, at) =>
    level > (levels[at - 1] ?? 0) + 1 ? [`H${level} follows too soon`] : [],
  );
  return levels.filter((level) => level === 1).length === 1 ? jumps : [...jumps, 'there is not one H1'];
}

function tableFaults(table: Tag): string[] {
  const rows = flat(table.children).filter(({ kind }) => kind === 'TR');
  const heads = rows.flatMap(({ children }) => children.filter(({ kind }) => kind === 'TH'));
  const widths = new Set(rows.map(({ children }) => children.length));
  return [
    ...(heads.some(({ scope }) => scope === 'Column') ? [] : ['a table has no headings of columns']),
    ...heads.flatMap(({ scope }) => (scope === undefined ? ['a heading of a table has no scope'] : [])),
    ...(widths.size > 1 ? ['rows of a table differ in length'] : []),
    ...(table.children[0]?.kind === 'Caption' ? [] : ['a table has no caption']),
  ];
}

/**
 * What would keep a reader with a screen reader from a document: the checks of the Matterhorn Protocol that a machine can make and that
 * concern what these papers use.
 *
 * @source PDF Association, Matterhorn Protocol 1.1: checkpoints 01, 06, 07, 11, 13, 14, 15, 16, 31
 */
export function tagFaults(tree: TagTree): readonly string[] {
  const tags = flat(tree.tags);
  return [
    ...tree.faults,
    ...(tree.language === undefined ? ['no language is set'] : []),
    ...(tree.title === undefined || tree.title === '' ? ['there is no title'] : []),
    ...(tree.metadata.includes('<pdfuaid:part>1</pdfuaid:part>') ? [] : ['it does not say that it is PDF/UA-1']),
    ...(tree.tags.length === 1 && tree.tags[0]!.kind === 'Document'
      ? []
      : ['the tree does not begin with one Document']),
    ...headingFaults(tags),
    ...tags.flatMap((tag) => [
      ...(KINDS.has(tag.kind) ? [] : [`${tag.kind} is not a kind we use`]),
      ...(tag.kind === 'Figure' && (tag.alt === undefined || tag.alt === '') ? ['a figure has no words'] : []),
      ...(tag.kind === 'Figure' && !tag.hasBox ? ['a figure has no place'] : []),
      ...(tag.kind === 'Table' ? tableFaults(tag) : []),
      ...tag.children.flatMap(({ kind }) =>
        PARTS[tag.kind] === undefined || PARTS[tag.kind]!.includes(kind) ? [] : [`${kind} stands in ${tag.kind}`],
      ),
    ]),
  ];
}
