/** A piece of a page that is drawn under one mark: content of the structure tree, or an artefact. */
export interface Marks {
  /** The numbers of all marked content, in the order of drawing. */
  readonly numbers: readonly number[];
  readonly artefacts: number;
  /** What is wrong with the marks of the page. */
  readonly faults: readonly string[];
}

const TOKEN = /\((?:\\[\s\S]|[^\\()])*\)|<<|>>|<[0-9A-Fa-f\s]*>|\[|\]|\/[^\s/<>[\]()]*|[^\s/<>[\]()]+/g;
const PAINTING = new Set(['Tj', 'TJ', "'", '"', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's', 'Do', 'sh', 'BI']);

/** Reads a page's content stream and says what is drawn outside every mark, and which marks are nested or left open. */
export function readMarks(stream: string): Marks {
  const open: ('artefact' | 'content' | 'other')[] = [];
  const numbers: number[] = [];
  const faults: string[] = [];
  let artefacts = 0;
  let before: string[] = [];
  for (const [token] of stream.matchAll(TOKEN)) {
    if (token === 'BMC' || token === 'BDC') {
      const number = /\/MCID (\d+)/.exec(before.join(' '))?.[1];
      const isArtefact = before.includes('/Artifact');
      const kind = isArtefact ? 'artefact' : number === undefined ? 'other' : 'content';
      if (kind !== 'other' && open.some((outer) => outer !== 'other')) faults.push(`${kind} inside ${open.at(-1)}`);
      if (number !== undefined) numbers.push(Number(number));
      if (isArtefact) artefacts += 1;
      open.push(kind);
      before = [];
    } else if (token === 'EMC') {
      if (open.pop() === undefined) faults.push('a mark is closed that was not opened');
      before = [];
    } else if (PAINTING.has(token)) {
      if (open.every((kind) => kind === 'other')) faults.push(`${token} draws outside every mark`);
      before = [];
    } else before.push(token);
    if (before.length > 60) before = before.slice(-60);
  }
  if (open.length > 0) faults.push('a mark is left open');
  return { numbers, artefacts, faults };
}
