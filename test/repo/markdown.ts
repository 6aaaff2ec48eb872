import path from 'node:path';
import { isFolder, isThere, listFiles, readText } from './repository.ts';

/** A fenced block of code in a Markdown file. */
export interface CodeBlock {
  readonly file: string;
  /** Of its first line of code, from 1. */
  readonly line: number;
  readonly language: string;
  readonly code: string;
}

/** All Markdown files of the repository. */
export function markdownFiles(): string[] {
  return listFiles('').filter((file) => file.endsWith('.md'));
}

/** The fenced blocks of a file. */
export function codeBlocks(file: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let open: { line: number; language: string; lines: string[] } | undefined;
  for (const [index, line] of readText(file).split('\n').entries()) {
    const fence = /^```(\w*)/.exec(line);
    if (fence === null) open?.lines.push(line);
    else if (open === undefined) open = { line: index + 2, language: fence[1] ?? '', lines: [] };
    else {
      blocks.push({ file, line: open.line, language: open.language, code: open.lines.join('\n') });
      open = undefined;
    }
  }
  return blocks;
}

/** The links and paths that a file mentions and that lead nowhere, as 'file:line mention'. */
export function deadPaths(file: string): string[] {
  let isCode = false;
  return readText(file)
    .split('\n')
    .flatMap((line, index) => {
      if (line.startsWith('```')) isCode = !isCode;
      return isCode
        ? []
        : mentions(line)
            .filter((mention) => !leadsSomewhere(file, mention))
            .map((mention) => `${file}:${index + 1} ${mention}`);
    });
}

/** What looks like a path: the target of a link, or code with a slash that begins at a place we know. */
function mentions(line: string): string[] {
  const links = [...line.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1]!);
  const local = links.filter((link) => !/^([a-z]+:|#)/.test(link)).map((link) => link.replace(/#.*$/, ''));
  const spans = [...line.matchAll(/`([^`\s]+)`/g)].map((match) => match[1]!);
  const paths = spans.filter((span) => /^(\.{0,2}\/)?(packages|apps|plugins|test|src)\/[\w@.*/-]*$/.test(span));
  // What tools keep is not there before they have run.
  return [...local, ...paths].filter((mention) => !mention.includes('node_modules/'));
}

function leadsSomewhere(file: string, mention: string): boolean {
  const folder = path.posix.dirname(file);
  return [path.posix.join(folder, mention), path.posix.normalize(mention)].some(exists);
}

function exists(place: string): boolean {
  const clean = place.replace(/\/$/, '');
  if (!clean.includes('*')) return isThere(clean);
  const fixed = clean.slice(0, clean.indexOf('*'));
  const folder = fixed.slice(0, fixed.lastIndexOf('/'));
  const pattern = new RegExp(`^${clean.split(/\*+/).map(escape).join('.*')}(/|$)`);
  return isFolder(folder) && listFiles(folder).some((file) => pattern.test(file));
}

function escape(text: string): string {
  return text.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&');
}
