import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { hashOf, readIfThere, sourcesIn } from './inputs.ts';
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
  const isTest = /\.test\.tsx?$/;
  return hashOf([
    ...['pnpm-lock.yaml', 'tsconfig.base.json'].map((name) => path.join(root, name)),
    ...[...packageFolders(web)].flatMap((folder) => sourcesIn(folder)).filter((file) => !isTest.test(file)),
  ]);
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
