import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { commandRefusal } from '../command-refusal.ts';

/** A file that was written, and what it holds. */
export interface WrittenOut {
  readonly file: string;
  readonly sha256: string;
}

/**
 * Writes a file that was named on the command line, whole or not at all: whoever is killed leaves the one before, if there was one.
 *
 * @throws `report.file-not-written` with what can be done about it
 */
export function writeOut(out: string, content: string | Uint8Array): WrittenOut {
  const file = path.resolve(out);
  const part = `${file}.${process.pid}.part`;
  try {
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true)
      throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
    const opened = openSync(part, 'w');
    try {
      for (let rest = Buffer.from(content); rest.length > 0;) rest = rest.subarray(writeSync(opened, rest));
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
    renameSync(part, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EISDIR' && code !== 'ENOENT' && code !== 'ENOTDIR') rmSync(part, { force: true });
    const reasons: Readonly<Record<string, string>> = {
      ENOENT: `There is no folder ${path.dirname(file)}. Make it, or name another file with --out.`,
      ENOTDIR: `${path.dirname(file)} is not a folder. Name another file with --out.`,
      EISDIR: `${file} is a folder. Name a file with --out.`,
      EACCES: `This user may not write to ${file}. Name another file with --out.`,
      ENOSPC: `The disk is full: ${file} could not be written.`,
    };
    throw commandRefusal(
      'report.file-not-written',
      reasons[code ?? ''] ?? `${file} could not be written (${code ?? 'unknown'}). Name another file with --out.`,
    );
  }
  return { file, sha256: createHash('sha256').update(content).digest('hex') };
}
