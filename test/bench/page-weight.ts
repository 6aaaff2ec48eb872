import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Measurement } from './measurement.ts';

/** A chunk as the web build lists it. */
interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly isEntry?: boolean;
}

/** The first screen that a practitioner sees in the LMS, as the build names its chunk. */
const FIRST_SCREEN = 'my-learning.tsx';

/** What design section 11 allows the first screen in the LMS to load. */
const LIMIT_KB = 200;

/**
 * How much JavaScript the first screen in the LMS loads: the entry, the screen and everything they import, each once, gzipped.
 *
 * @param dist - the folder of the web build
 */
export function measurePageWeight(dist: string): Measurement {
  const manifest = JSON.parse(readFileSync(path.join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
  const first = Object.entries(manifest).filter(
    ([source, chunk]) => chunk.isEntry === true || path.basename(source) === FIRST_SCREEN,
  );
  const files = new Set<string>();
  const queue = first.map(([source]) => source);
  for (let source = queue.pop(); source !== undefined; source = queue.pop()) {
    const chunk = manifest[source];
    if (chunk === undefined || files.has(chunk.file)) continue;
    files.add(chunk.file);
    queue.push(...(chunk.imports ?? []));
  }
  const scripts = [...files].filter((file) => file.endsWith('.js'));
  const bytes = scripts.reduce((sum, file) => sum + gzipSync(readFileSync(path.join(dist, file))).length, 0);
  return {
    name: 'first screen in the LMS, JavaScript, gzip',
    value: bytes / 1000,
    unit: 'kB',
    ratio: bytes / 1000 / LIMIT_KB,
    against: `the ${LIMIT_KB} kB that it may load`,
    hold: 'at most 1',
  };
}
