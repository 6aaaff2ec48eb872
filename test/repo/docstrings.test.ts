import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { exportsOf } from './docstrings.ts';
import { isTest, readSources, root } from './repository.ts';

/** The areas whose rules must say where they come from. */
const ruledAreas = ['charging', 'compliance', 'frameworks', 'pathways', 'billing'];
/** What an area holds besides its rules. */
const otherFiles = ['schema.ts', 'store.ts', 'actions.ts', 'index.ts'];

const sources = readSources().filter(({ file }) => !isTest(file));

test('the reader of exports tells rules from values and finds their comments', () => {
  const text = [
    '/** When it is due. @source house */',
    'export function dueOn(): string {',
    '/** A list. */',
    'export const list = [1].map((one) => one);',
    '/** A rule as an arrow. */',
    'export const isDue = (day: string): boolean => true;',
    'export interface Bare {',
  ].join('\n');
  expect(exportsOf(text).map(({ name, kind, comment }) => [name, kind, comment !== ''])).toEqual([
    ['dueOn', 'function', true],
    ['list', 'value', true],
    ['isDue', 'function', true],
    ['Bare', 'type', false],
  ]);
});

// What takes the context loads and saves; what does not is a rule.
test('every rule says which document it comes from, or that it is our own choice', () => {
  const area = new RegExp(`^packages/core/src/(${ruledAreas.join('|')})/`);
  const silent = sources
    .filter(({ file }) => area.test(file) && !otherFiles.includes(file.split('/').at(-1)!))
    .flatMap(({ file, text }) =>
      exportsOf(text)
        .filter(
          ({ kind, takesContext, comment }) => kind === 'function' && !takesContext && !/@source \S/.test(comment),
        )
        .map(({ name, line }) => `${file}:${line} ${name} has no @source`),
    );
  expect(silent).toEqual([]);
});

// Whoever reads a rule can open what it rests on: a document that was published, or a file that is here.
test('no rule rests on a file that is not in the repository, nor on a number of nobody else’s list', () => {
  const missing = sources
    .filter(({ file }) => /^(packages|apps|plugins)\//.test(file))
    .flatMap(({ file, text }) =>
      text.split('\n').flatMap((line, index) => {
        const cited = /@source (.*)/.exec(line)?.[1] ?? '';
        const files = cited.match(/\S+\.(md|json)\b/g) ?? [];
        const isElsewhere = files.some((each) => !existsSync(path.join(root, each)));
        const isNumbered = /\b(SC|WE)-\d+/.test(cited) && !file.startsWith('plugins/pack-');
        return isElsewhere || isNumbered ? [`${file}:${index + 1} ${cited}`] : [];
      }),
    );
  expect(missing).toEqual([]);
});

test('every export says in its first sentence what you learn from it', () => {
  const silent = sources
    .filter(({ file }) => /^(packages|apps|plugins)\/[^/]+\/src\//.test(file))
    .flatMap(({ file, text }) =>
      exportsOf(text)
        // What a component is given is described field by field; the component itself says what it is.
        .filter(({ name, comment }) => comment === '' && !name.endsWith('Props'))
        .map(({ name, line }) => `${file}:${line} ${name} has no docstring`),
    );
  expect(silent).toEqual([]);
});

test('no docstring begins with the name of the function that it describes', () => {
  const echoing = sources.flatMap(({ file, text }) =>
    exportsOf(text)
      .filter(
        ({ name, kind, comment }) =>
          kind === 'function' &&
          /[a-z][A-Z]/.test(name) &&
          new RegExp(`^/\\*\\*\\s*(\\*\\s*)?${name.replaceAll('$', '\\$')}\\b`).test(comment),
      )
      .map(({ name, line }) => `${file}:${line} ${name}`),
  );
  expect(echoing).toEqual([]);
});
