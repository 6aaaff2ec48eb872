import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** The top folder of the repository. */
export const root = path.resolve(import.meta.dirname, '../..');

/** What a package says of itself. */
export interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly license?: string;
  readonly description?: string;
  readonly bin?: Record<string, string>;
  readonly exports?: Record<string, string | Record<string, string>>;
  readonly publishConfig?: { readonly exports?: Record<string, string | Record<string, string>> };
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly peerDependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}

/** One package of the workspace. */
export interface Package {
  /** 'packages/core': where it is, from the top. */
  readonly home: string;
  readonly kind: 'packages' | 'apps' | 'plugins';
  readonly manifest: Manifest;
}

/** One source file. */
export interface SourceFile {
  /** From the top, with forward slashes. */
  readonly file: string;
  readonly text: string;
}

const skipped = new Set(['node_modules', 'dist', 'coverage']);

/** All packages but `test` itself. */
export const packages: readonly Package[] = (['packages', 'apps', 'plugins'] as const).flatMap((kind) =>
  readdirSync(path.join(root, kind))
    .filter((name) => existsSync(path.join(root, kind, name, 'package.json')))
    .map((name) => ({ home: `${kind}/${name}`, kind, manifest: readManifest(`${kind}/${name}`) })),
);

/** All files under a folder, from the top, except what is installed, built or hidden. */
export function listFiles(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (skipped.has(entry.name) || entry.name.startsWith('.')) return [];
    return entry.isDirectory() ? listFiles(file) : [file];
  });
}

/** All TypeScript of the packages, apps, plugins and of `test`. */
export function readSources(): SourceFile[] {
  return [...packages.map((found) => found.home), 'test']
    .flatMap(listFiles)
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({ file, text: readText(file) }));
}

/** The text of a file, from the top. */
export function readText(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

/** Whether a file or folder is there, from the top. */
export function isThere(file: string): boolean {
  return existsSync(path.join(root, file));
}

/** Whether it is a folder, from the top. */
export function isFolder(file: string): boolean {
  return statSync(path.join(root, file), { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Whether a source file is a test or only there for tests. */
export function isTest(file: string): boolean {
  return /\.(test|fixture)\.tsx?$/.test(file) || file.startsWith('test/');
}

/** The package that a file belongs to. */
export function packageOf(file: string): Package | undefined {
  return packages.find((found) => file.startsWith(`${found.home}/`));
}

function readManifest(home: string): Manifest {
  return JSON.parse(readText(`${home}/package.json`)) as Manifest;
}
