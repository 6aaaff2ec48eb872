import path from 'node:path';
import { readSources } from './repository.ts';

/** One import, export-from or dynamic import, as it stands in the source. */
export interface Import {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** What is imported, as written. */
  readonly target: string;
  /** Only types come through it. */
  readonly isType: boolean;
}

const statement = /^[ \t]*(import|export)\b([^'"`;]*?\bfrom\s*|\s*)['"]([^'"\n]+)['"]/gm;
const dynamic = /\bimport\(\s*['"]([^'"\n]+)['"]/g;

/** All imports of the repository. */
export function readImports(): Import[] {
  return readSources().flatMap(({ file, text }) => importsOf(file, text));
}

/** The imports of one source text. Comments are not code: an example in one imports nothing. */
export function importsOf(file: string, text: string): Import[] {
  const code = withoutComments(text);
  const lineAt = (index: number) => code.slice(0, index).split('\n').length;
  const found: Import[] = [];
  for (const match of code.matchAll(statement)) {
    const [whole, , clause = '', target = ''] = match;
    const line = lineAt(match.index + whole.search(/\S/));
    found.push({ file, line, target, isType: /^\s+type\b/.test(clause) });
  }
  for (const match of code.matchAll(dynamic)) {
    found.push({ file, line: lineAt(match.index), target: match[1] ?? '', isType: false });
  }
  return found;
}

/** Where a relative import leads, from the top; undefined for a package's name. */
export function resolveRelative(found: Import): string | undefined {
  return found.target.startsWith('.') ? path.posix.join(path.posix.dirname(found.file), found.target) : undefined;
}

/** How an offending import is shown. */
export function show(found: Import, why: string): string {
  return `${found.file}:${found.line} imports ${found.target}: ${why}`;
}

/** Comments that begin a line are blanked; that is where the formatter leaves them. */
function withoutComments(text: string): string {
  return text
    .replaceAll(/^[ \t]*\/\*[\s\S]*?\*\//gm, (comment) => comment.replaceAll(/[^\n]/g, ' '))
    .replaceAll(/^[ \t]*\/\/.*$/gm, '');
}
