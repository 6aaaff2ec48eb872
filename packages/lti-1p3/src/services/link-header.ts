/** One link of a `Link` header. */
interface HeaderLink {
  readonly target: string;
  /** In lower case; a link may have several. */
  readonly relations: readonly string[];
}

/** Curly quotes of a source file that was saved as UTF-8, as they come out of a header read byte by byte. */
const straySigns = /[^\x21-\x7e]+/g;

function unescaped(text: string): string {
  return text.replaceAll('&amp;', '&');
}

/** Where a quoted text ends: the index after its closing quote. */
function endOfQuoted(text: string, start: number): number {
  let index = start + 1;
  while (index < text.length && text[index] !== '"') index += text[index] === '\\' ? 2 : 1;
  return Math.min(index + 1, text.length);
}

const parameterName = /[\s;]*([^\s=;,"]*)\s*(=?)\s*/y;

/** Reads the parameters behind a target. Gives them with the index of the comma that ends them. */
function readParameters(text: string, start: number): { parameters: Map<string, string>; end: number } {
  const parameters = new Map<string, string>();
  let index = start;
  while (index < text.length && text[index] !== ',') {
    const begun = index;
    parameterName.lastIndex = index;
    const [whole = '', name = '', equals = ''] = parameterName.exec(text) ?? [];
    index += whole.length;
    let value = '';
    if (equals !== '' && text[index] === '"') {
      const end = endOfQuoted(text, index);
      value = text.slice(index + 1, end - 1).replace(/\\(.)/g, '$1');
      index = end;
    } else if (equals !== '') {
      const end = index + text.slice(index).search(/[;,]|$/);
      value = text.slice(index, end).replace(straySigns, '');
      index = end;
    }
    // RFC 8288: of several parameters of one name the first counts.
    if (name !== '' && !parameters.has(name.toLowerCase())) parameters.set(name.toLowerCase(), value);
    // Whatever cannot be read is skipped, one sign at a time.
    if (index === begun) index += 1;
  }
  return { parameters, end: index };
}

function parseLinks(header: string): HeaderLink[] {
  const links: HeaderLink[] = [];
  let index = header.indexOf('<');
  while (index >= 0) {
    const close = header.indexOf('>', index);
    if (close < 0) break;
    const target = unescaped(header.slice(index + 1, close).trim());
    const { parameters, end } = readParameters(header, close + 1);
    // A link with an anchor speaks of another document.
    const relations = parameters.has('anchor') ? '' : (parameters.get('rel') ?? '');
    links.push({ target, relations: relations.toLowerCase().split(/\s+/).filter(Boolean) });
    index = header.indexOf('<', end);
  }
  return links;
}

/**
 * Where a `Link` header leads for one relation, as an absolute address; undefined when it names none.
 *
 * Moodle writes the links of line items with curly quotes and `&amp;`, which no grammar allows; they are read all the same.
 *
 * @param header - all `Link` headers of an answer, joined by commas
 * @param relation - in lower case: `next`, `differences`
 * @param base - the address that was asked, against which relative ones are resolved
 * @source RFC 8288, section 3 and appendix B.2
 */
export function linkTo(header: string | undefined, relation: string, base: string): string | undefined {
  const link = parseLinks(header ?? '').find(({ relations }) => relations.includes(relation));
  return link && URL.canParse(link.target, base) ? new URL(link.target, base).href : undefined;
}
