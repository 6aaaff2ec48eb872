import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const root = path.resolve(import.meta.dirname, '../../..');
const cache = path.join(root, 'test/node_modules/.cache');
/** Stands in a folder once it is whole. */
const WHOLE = 'generated';
const SEED = 1;

/** What decides which data are generated. */
const sources = [
  'apps/service/src/demo/generated',
  'apps/service/src/demo/names.ts',
  'apps/service/src/demo/courses.ts',
];

/** A data folder with a generated partnership in it. */
export interface GeneratedFolder {
  readonly dataDir: string;
  /** The partnership's public id. */
  readonly partnership: string;
}

/** Whether a generated partnership of that size is kept from a run before. */
export function isGenerated(people: number): boolean {
  return existsSync(path.join(folderOf(people), WHOLE));
}

/** The data folder with a generated partnership of that size: kept from one run to the next, until the generator changes. */
export async function generatedFolder(people: number): Promise<GeneratedFolder> {
  const dataDir = folderOf(people);
  const generated = { dataDir, partnership: `demo-${people}-${SEED}` };
  if (isGenerated(people)) return generated;
  mkdirSync(cache, { recursive: true });
  for (const name of readdirSync(cache))
    if (name.startsWith(`compliance-${people}-`)) rmSync(path.join(cache, name), { recursive: true });
  process.stderr.write(`Generating ${people.toLocaleString('en-GB')} people; they are kept for the next run.\n`);
  await command(dataDir, 'demo', '--people', String(people), '--seed', String(SEED));
  writeFileSync(path.join(dataDir, WHOLE), '');
  return generated;
}

/** What seals personal values in that folder. */
export function secretOf(dataDir: string): string {
  return readFileSync(path.join(dataDir, 'secret'), 'utf8').trim();
}

function folderOf(people: number): string {
  const hash = createHash('sha256');
  for (const source of sources) {
    const file = path.join(root, source);
    const names = source.endsWith('.ts') ? [file] : readdirSync(file).map((name) => path.join(file, name));
    for (const name of names.toSorted()) if (!name.endsWith('.test.ts')) hash.update(readFileSync(name));
  }
  return path.join(cache, `compliance-${people}-${hash.digest('hex').slice(0, 8)}`);
}

/** Runs the command line on a data folder in a process of its own. */
async function command(dataDir: string, ...words: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, ['--conditions=@trellis/source', 'packages/config/src/trellis.ts', ...words], {
    cwd: root,
    env: { ...process.env, TRELLIS_DATA_DIR: dataDir },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`trellis ${words.join(' ')} ended with ${String(code)}.`);
}
