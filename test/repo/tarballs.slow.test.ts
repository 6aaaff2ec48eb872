import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packages, root, type Package } from './repository.ts';

const published = packages.filter(({ manifest }) => manifest.private !== true);
const folder = mkdtempSync(path.join(os.tmpdir(), 'trellis-tarballs-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(published.map((found): [string, Package] => [found.manifest.name, found]))(
  '%s',
  (name, { home, manifest }) => {
    let file: string;
    beforeAll(() => {
      // What is published is what the compiler makes of the source as it is now.
      const built = run('tsc', ['-b', home], root);
      if (built.status !== 0) throw new Error(built.output);
      const target = path.join(folder, home.replace('/', '-'));
      const packed = run('pnpm', ['pack', '--pack-destination', target], path.join(root, home));
      if (packed.status !== 0) throw new Error(packed.output);
      file = path.join(
        target,
        readdirSync(target).find((entry) => entry.endsWith('.tgz'))!,
      );
    });

    test('is packed with its licence and README, and without tests, sources or settings', () => {
      const { output } = run('tar', ['-tzf', file], root);
      const entries = output
        .trim()
        .split('\n')
        .map((entry) => entry.replace(/^package\//, ''));
      expect(entries).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']));
      const shipped =
        /^(LICENSE|README\.md|package\.json|dist\/.+\.(js|d\.ts|js\.map|json|css)|src\/migrations\/.+\.sql|src\/[\w/-]+\.css)$/;
      expect(entries.filter((entry) => !shipped.test(entry) || /\.(test|fixture)\.|tsbuildinfo/.test(entry))).toEqual(
        [],
      );
    });

    test('asks for released versions, not for places in this workspace', () => {
      const { output } = run('tar', ['-xzOf', file, 'package/package.json'], root);
      expect(output).not.toMatch(/workspace:|catalog:|@trellis\/source/);
    });

    test('pleases publint', async () => {
      const bytes = readFileSync(file);
      const tarball = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
      const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
      expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
    });

    test.skipIf(manifest.exports === undefined)('has types that every consumer resolves', () => {
      const attw = path.join(root, 'test/node_modules/@arethetypeswrong/cli/dist/index.js');
      const doors = Object.keys(manifest.exports ?? {}).filter((door) => !/\.(css|json)$|\*/.test(door));
      const names = doors.map((door) => door.replace(/^\.\//, ''));
      const flags = ['--profile', 'esm-only', '--format', 'ascii', '--no-emoji', '--no-color'];
      if (names.length === 0) return;
      const { status, output } = run(process.execPath, [attw, file, ...flags, '--entrypoints', ...names], root);
      expect(status === 0 ? '' : output).toBe('');
    });
  },
);

function run(command: string, args: readonly string[], cwd: string): { status: number | null; output: string } {
  const result = spawnSync(command, args, { cwd, encoding: 'utf8', env: { ...process.env, CI: 'true' } });
  return { status: result.status, output: `${result.stdout}${result.stderr}${result.error?.message ?? ''}` };
}
