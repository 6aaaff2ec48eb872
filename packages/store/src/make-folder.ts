import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { StoreError } from './store-error.ts';

/**
 * Makes the folder that TRELLIS_DATA_DIR names, with those above it; does nothing where it is there.
 *
 * @param mode - the rights of every folder that is made
 * @throws `store.folder-not-usable` naming TRELLIS_DATA_DIR
 */
export function makeDataFolder(folder: string, mode: number): void {
  try {
    makeFolder(folder, mode);
  } catch (cause) {
    throw new StoreError(
      'store.folder-not-usable',
      `TRELLIS_DATA_DIR: the folder ${folder} cannot be used: ${(cause as Error).message}. Name one that this user may write to.`,
      { cause },
    );
  }
}

/**
 * Makes a folder and those above it, one by one: Node's own way of making several never ends where a file system takes no new folders, such as `/proc`.
 *
 * @throws Error saying which one cannot be made and why
 */
export function makeFolder(folder: string, mode: number): void {
  const found = statOf(folder);
  if (found?.isDirectory() === true) return;
  if (found !== undefined) throw new Error(`${folder} is a file`);
  if (path.dirname(folder) !== folder) makeFolder(path.dirname(folder), mode);
  try {
    mkdirSync(folder, { mode });
  } catch (cause) {
    // Another process may have been quicker.
    if (statOf(folder)?.isDirectory() !== true)
      throw new Error(`${folder} cannot be made (${(cause as NodeJS.ErrnoException).code ?? 'unknown'})`, { cause });
  }
}

function statOf(file: string): ReturnType<typeof statSync> {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch (cause) {
    throw new Error(`${file} cannot be reached (${(cause as NodeJS.ErrnoException).code ?? 'unknown'})`, { cause });
  }
}
