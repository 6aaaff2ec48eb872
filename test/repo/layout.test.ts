import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isFolder, listFiles, packages, readText, root } from './repository.ts';

/** The top level as the README's map shows it; dot-files besides. */
const top = {
  files: [
    'CONTRIBUTING.md',
    'LICENSE',
    'README.md',
    'SECURITY.md',
    'package.json',
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    'tsconfig.base.json',
    'turbo.json',
  ],
  folders: ['apps', 'packages', 'plugins', 'test'],
};
const notOurs = ['node_modules', 'coverage'];

const textFiles = (): string[] =>
  [...listFiles(''), ...dotFiles('')].filter(
    (file) => !/\.(png|jpg|webp|woff2|ico|pdf)$/.test(file) && file !== 'pnpm-lock.yaml',
  );

test('the top level holds what the map of the repository shows and nothing else', () => {
  const entries = readdirSync(root).filter((name) => !name.startsWith('.') && !notOurs.includes(name));
  expect(entries.filter((name) => !isFolder(name)).toSorted()).toEqual(top.files);
  expect(entries.filter(isFolder).toSorted()).toEqual(top.folders);
});

test('every folder under packages, apps and plugins is a package with source', () => {
  const known = new Set(packages.map((found) => found.home));
  const strange = ['packages', 'apps', 'plugins'].flatMap((kind) =>
    readdirSync(path.join(root, kind))
      .map((name) => `${kind}/${name}`)
      .filter((home) => isFolder(home) && !known.has(home)),
  );
  const empty = packages.filter(({ home }) => !isFolder(`${home}/src`)).map(({ home }) => home);
  expect([...strange, ...empty]).toEqual([]);
});

test('nothing names a package registry, a path of one machine, or a place outside the repository', () => {
  // Put together here, so that this file does not name them either.
  const forbidden = [
    ['registry', '\\.(npmjs|yarnpkg)\\.'].join(''),
    ['npm', '\\.pkg\\.github'].join(''),
    ['(^|[\\s"\'`(=])/', '(root|work|home/[a-z]+|Users/[A-Za-z]+)/'].join(''),
    ['\\.\\./', 'shared/'].join(''),
  ];
  const pattern = new RegExp(forbidden.join('|'), 'm');
  const found = textFiles().flatMap((file) =>
    readText(file)
      .split('\n')
      .flatMap((line, index) => {
        const match = pattern.exec(line);
        return match === null ? [] : [`${file}:${index + 1} has ${match[0].trim()}`];
      }),
  );
  expect(found).toEqual([]);
});

test('the lockfile names no host, so that it works behind any mirror', () => {
  const hosts = readText('pnpm-lock.yaml')
    .split('\n')
    .flatMap((line, index) =>
      /https?:\/\/|tarball:/.test(line) ? [`pnpm-lock.yaml:${index + 1} ${line.trim()}`] : [],
    );
  expect(hosts).toEqual([]);
});

test('the versions of Node and pnpm are each written in one place', () => {
  const manifest = JSON.parse(readText('package.json')) as { packageManager: string; devEngines?: unknown };
  expect(manifest.packageManager).toMatch(/^pnpm@\d+\.\d+\.\d+$/);
  // npm refuses to run at all with it.
  expect(manifest.devEngines).toBeUndefined();
  const version = manifest.packageManager.slice('pnpm@'.length).replaceAll('.', '\\.');
  const elsewhere = textFiles().filter(
    (file) => file !== 'package.json' && new RegExp(`\\bpnpm@${version}\\b`).test(readText(file)),
  );
  expect(elsewhere).toEqual([]);
});

/** The dot-files and dot-folders that belong to the repository. */
function dotFiles(folder: string): string[] {
  const ours = new Set([
    '.changeset',
    '.ci',
    '.editorconfig',
    '.gitattributes',
    '.gitignore',
    '.npmrc',
    '.oxfmtrc.json',
    '.oxlintrc.json',
  ]);
  return readdirSync(path.join(root, folder))
    .filter((name) => ours.has(name))
    .flatMap((name) =>
      statSync(path.join(root, name)).isDirectory()
        ? readdirSync(path.join(root, name)).map((file) => `${name}/${file}`)
        : [name],
    );
}
