import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const read = (file: string) => readFileSync(path.join(import.meta.dirname, file), 'utf8');
const readme = read('../README.md');

/** The names that an interface declares, as they are written in its file. */
function namesIn(file: string, declaration: string): string[] {
  const body = read(file).split(`export interface ${declaration} {\n`)[1]?.split('\n}')[0] ?? '';
  return [...body.matchAll(/^ {2}(?:readonly )?(\w+)[?(:]/gm)].map(([, name = '']) => name);
}

/** The code that begins the rows of the table under a heading, without what stands in brackets. */
function rowsUnder(heading: string): string[] {
  const part = readme.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const cells = part.split('\n').map((line) => /^\| (`[^|]*) \|/.exec(line)?.[1] ?? '');
  return cells.flatMap((cell) => [...cell.matchAll(/`(\w+)[^`]*`/g)].map(([, name = '']) => name));
}

describe('the README has a row for', () => {
  test('each option of the tool, and no other', () => {
    const options = namesIn('tool-options.ts', 'ToolOptions');
    expect(options).toContain('keysetCooldownSeconds');
    expect(rowsUnder('Options of `createTool`').toSorted()).toEqual(options.toSorted());
  });

  test('each service, and no other', () => {
    const services = namesIn('services/services.ts', 'Services');
    expect(services).toContain('ensureLineItem');
    expect(rowsUnder('Methods of `tool.services`').toSorted()).toEqual(services.toSorted());
  });
});
