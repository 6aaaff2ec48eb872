import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { root } from './root.ts';
import { runStep } from './step.ts';

const web = path.join(root, 'apps/web');
const stampName = '.inputs';

/**
 * Builds the web app, if anything that goes into it has changed since.
 *
 * @returns whether there is a build to serve now
 */
export async function buildWeb(): Promise<boolean> {
  const inputs = hashInputs();
  const dist = path.join(web, 'dist');
  if (readIfThere(path.join(dist, stampName)) === inputs) return true;
  // Built beside and put in place whole, for another start in this checkout may be serving the old one.
  const fresh = path.join(web, 'node_modules/.fresh', String(process.pid));
  const vite = path.join(web, 'node_modules/vite/bin/vite.js');
  const step = {
    name: 'web app',
    command: process.execPath,
    args: [vite, 'build', '--outDir', fresh, '--emptyOutDir'],
    cwd: web,
  };
  if (!(await runStep(step))) return false;
  mkdirSync(fresh, { recursive: true });
  writeFileSync(path.join(fresh, stampName), inputs);
  putInPlace(fresh, dist);
  return true;
}

function putInPlace(fresh: string, dist: string): void {
  rmSync(dist, { recursive: true, force: true });
  try {
    renameSync(fresh, dist);
  } catch (error) {
    // Another start has just put its own there, from the same inputs.
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    rmSync(fresh, { recursive: true });
  }
}

/** A hash over the web app's own files, those of all the workspace packages it is made of, and the versions of the others. */
function hashInputs(): string {
  const hash = createHash('sha256');
  const files = [...packageFolders(web)].flatMap((folder) => [...listFiles(folder)]);
  for (const file of [path.join(root, 'pnpm-lock.yaml'), path.join(root, 'tsconfig.base.json'), ...files.toSorted()]) {
    const content = readFileSync(file);
    hash.update(`${path.relative(root, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function packageFolders(folder: string, found = new Set<string>()): Set<string> {
  if (found.has(folder)) return found;
  found.add(folder);
  const { dependencies = {} } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    dependencies?: Record<string, string>;
  };
  for (const name of Object.keys(dependencies)) {
    if (!name.startsWith('@trellis/')) continue;
    const home = ['packages', 'plugins', 'apps']
      .map((kind) => path.join(root, kind, name.slice('@trellis/'.length)))
      .find((candidate) => existsSync(candidate));
    if (home !== undefined) packageFolders(home, found);
  }
  return found;
}

function* listFiles(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory() && !['node_modules', 'dist', 'migrations'].includes(entry.name)) yield* listFiles(file);
    else if (entry.isFile() && !/\.test\.tsx?$|\.md$|\.tsbuildinfo$/.test(entry.name)) yield file;
  }
}

function readIfThere(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
