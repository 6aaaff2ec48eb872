import { expect, test } from 'vitest';
import { isTest, listFiles, packages, readSources } from './repository.ts';

const sources = readSources();
const largestLines = 350;
const drawers = ['utils', 'util', 'helpers', 'helper', 'common', 'lib', 'types', 'misc', 'shared'];

test(`no source file has more than ${largestLines} lines`, () => {
  const long = sources
    .map(({ file, text }) => ({ file, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > largestLines)
    .map(({ file, lines }) => `${file} has ${lines} lines: it is about two things`);
  expect(long).toEqual([]);
});

test('files and folders are in kebab-case and none is a drawer for everything', () => {
  const named = [...packages.map((found) => `${found.home}/src`), 'test'].flatMap((folder) =>
    listFiles(folder).map((file) => file.slice(folder.length + 1)),
  );
  const wrong = named.flatMap((file) =>
    file.split('/').flatMap((part) => {
      const [name = ''] = part.split('.');
      if (drawers.includes(name)) return [`${file}: "${name}" says nothing, name what it is about`];
      const isKebab =
        /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || /^\d{4}_[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || name === 'README';
      return isKebab ? [] : [`${file}: "${name}" is not in kebab-case`];
    }),
  );
  expect([...new Set(wrong)]).toEqual([]);
});

test('nothing is exported by default, except where a tool demands it', () => {
  const found = sources
    .filter(({ file }) => !/\/(vite|vitest)\.config\.ts$/.test(file))
    .flatMap(({ file, text }) =>
      text
        .split('\n')
        .flatMap((line, index) => (/^export default\b|\bas default\b/.test(line) ? [`${file}:${index + 1}`] : [])),
    );
  expect(found).toEqual([]);
});

test('no work is left open in the code, no test is switched off, and no rule of the linter without a reason', () => {
  const open =
    /\b(TODO|FIXME|XXX|HACK)\b|@ts-(ignore|nocheck|expect-error)|\b(test|it|describe)\.(only|todo|skip)\(|\boxlint-disable\b(?!.* -- \S)/;
  const found = sources
    .filter(({ file }) => file !== 'test/repo/files.test.ts')
    .flatMap(({ file, text }) =>
      text.split('\n').flatMap((line, index) => {
        const match = open.exec(line);
        return match === null ? [] : [`${file}:${index + 1} has ${match[0]}`];
      }),
    );
  expect(found).toEqual([]);
});

test('each test file tests something beside it or belongs to the folder of tests', () => {
  const wrong = sources
    .filter(({ file }) => isTest(file) && !file.startsWith('test/'))
    .filter(({ file }) => !/\/src\//.test(file) && !file.startsWith('packages/lti-1p3/vectors/'))
    .map(({ file }) => file);
  expect(wrong).toEqual([]);
});
