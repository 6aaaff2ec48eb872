import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { codeBlocks, deadPaths, markdownFiles, type CodeBlock } from './markdown.ts';
import { isTest, isThere, listFiles, packages, readText, root, type Package } from './repository.ts';

test('every package has a README that begins with its name and one sentence', () => {
  const faults = packages.flatMap(({ home }) => {
    const file = `${home}/README.md`;
    if (!isThere(file)) return [`${file} is missing`];
    const [title, , sentence] = readText(file).split('\n');
    const isFine = title?.startsWith('# ') === true && sentence !== undefined && /\S/.test(sentence);
    return isFine ? [] : [`${file}: begin with a heading, an empty line and one sentence`];
  });
  expect(faults).toEqual([]);
});

test('every README of a package keeps its decisions, dated', () => {
  const faults = packages
    .map(({ home }) => `${home}/README.md`)
    .filter(isThere)
    .filter((file) => {
      const part = /^#+ Decisions$([\s\S]*)/m.exec(readText(file))?.[1];
      return part === undefined || !/\b20\d\d-\d\d-\d\d\b/.test(part);
    });
  expect(faults).toEqual([]);
});

test('every README of a package names all its doors', () => {
  const unnamed = packages
    .filter(({ home }) => isThere(`${home}/README.md`))
    .flatMap((found) => {
      const text = readText(`${found.home}/README.md`);
      return doorsOf(found)
        .filter((names) => !names.some((name) => text.includes(`\`${name}\``)))
        .map(([name]) => `${found.home}/README.md says nothing of ${name}`);
    });
  expect(unnamed).toEqual([]);
});

/** What a package can be imported by beside its name, each with the names under which a README may have it. */
function doorsOf({ home, manifest: { name, exports = {} } }: Package): readonly (readonly string[])[] {
  return Object.keys(exports)
    .filter((door) => door !== '.' && !/\.(json|css)$/.test(door))
    .flatMap((door) => {
      if (door !== './*') return [[`${name}${door.slice(1)}`, door]];
      const files = listFiles(`${home}/src`).filter((file) => /\/src\/[^/]+\.tsx$/.test(file) && !isTest(file));
      return files.map((file) => [path.basename(file, '.tsx')]);
    });
}

test('every path and link in the documentation leads somewhere', () => {
  expect(markdownFiles().flatMap(deadPaths)).toEqual([]);
});

// A whole compilation, beside that of all packages.
test('every TypeScript example in the documentation compiles against the workspace', { timeout: 240_000 }, () => {
  const blocks = markdownFiles()
    .flatMap(codeBlocks)
    .filter(({ language }) => ['ts', 'tsx', 'typescript'].includes(language));
  expect(compile(blocks)).toEqual([]);
});

/** Type-checks examples as modules of the package `test`, which depends on all the others. */
function compile(blocks: readonly CodeBlock[]): string[] {
  const folder = path.join(root, 'test/node_modules/.cache/examples', String(process.pid));
  mkdirSync(folder, { recursive: true });
  try {
    const byName = new Map(
      blocks.map((block, index) => [`example-${index}.${block.language === 'tsx' ? 'tsx' : 'ts'}`, block]),
    );
    for (const [name, { code }] of byName) writeFileSync(path.join(folder, name), `${code}\nexport {};\n`);
    const compilerOptions = {
      composite: false,
      noEmit: true,
      jsx: 'react-jsx',
      lib: ['es2024', 'esnext.disposable', 'dom', 'dom.iterable'],
      noUnusedLocals: false,
      rewriteRelativeImportExtensions: false,
      allowImportingTsExtensions: true,
    };
    const config = { extends: path.join(root, 'tsconfig.base.json'), compilerOptions, include: ['*'] };
    writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(config));
    const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
    const result = spawnSync(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], {
      cwd: folder,
      encoding: 'utf8',
    });
    return result.stdout.split('\n').flatMap((line) => {
      const match = /^(?:.*\/)?(example-\d+\.tsx?)\((\d+),\d+\): (.*)$/.exec(line);
      const block = byName.get(match?.[1] ?? '');
      if (match === null || block === undefined) return line.includes('error') ? [line] : [];
      return [`${block.file}:${block.line + Number(match[2]) - 1} ${match[3]}`];
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
