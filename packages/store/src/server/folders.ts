import { createHash } from 'node:crypto';
import { chmodSync, chownSync, lstatSync, realpathSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { makeFolder } from '../make-folder.ts';
import { StoreError } from '../store-error.ts';
import type { ServerUser } from './server-user.ts';

/** Where the embedded server keeps its things. */
export interface ServerFolders {
  /** Everything of the server; belongs to the user it runs as and is closed to all others. */
  readonly home: string;
  /** PostgreSQL's own data folder. */
  readonly data: string;
  /** The folder of the Unix socket. */
  readonly socket: string;
  readonly log: string;
}

/** The whole path of a Unix socket must fit into 104 bytes on macOS and 108 on Linux, with a closing zero. */
const longestSocketPath = 103;
const socketName = '.s.PGSQL.5432';

/** The port is part of a socket's name; nothing listens on the network. */
export const socketPort = 5432;

/** The server's folders under a Trellis data folder, without making them. */
export function serverFolders(dataDir: string): ServerFolders {
  const home = path.join(path.resolve(dataDir), 'postgres');
  return { home, data: path.join(home, 'data'), socket: socketFolder(home), log: path.join(home, 'server.log') };
}

/**
 * Makes the folders, closed to everybody but the user that the server runs as.
 *
 * @throws `store.folder-not-usable` naming TRELLIS_DATA_DIR; `store.server-not-started` when a folder belongs to somebody else
 */
export function makeFolders(dataDir: string, folders: ServerFolders, user: ServerUser): void {
  try {
    makeFolder(dataDir, 0o700);
    // `nobody` must be able to pass through to its own folder, though not to look around.
    if (user.id !== undefined) chmodSync(dataDir, 0o711);
    for (const folder of new Set([folders.home, folders.socket])) own(folder, user);
  } catch (cause) {
    if (cause instanceof StoreError) throw cause;
    throw new StoreError(
      'store.folder-not-usable',
      `TRELLIS_DATA_DIR: the folder ${dataDir} cannot be used: ${(cause as Error).message}. Name one that this user may write to.`,
      { cause },
    );
  }
}

function own(folder: string, user: ServerUser): void {
  makeFolder(folder, 0o700);
  if (user.id !== undefined) chownSync(folder, user.id, user.id);
  const found = lstatSync(folder);
  const expected = user.id ?? process.getuid?.();
  // The short socket folder is in a place where anybody may write: one that somebody else put there is a trap.
  if (!found.isDirectory() || (expected !== undefined && found.uid !== expected)) {
    throw new StoreError(
      'store.server-not-started',
      `${folder} belongs to somebody else. Remove it or set TRELLIS_DATA_DIR to another folder.`,
    );
  }
  chmodSync(folder, 0o700);
}

function socketFolder(home: string): string {
  if (Buffer.byteLength(path.join(home, socketName)) <= longestSocketPath) return home;
  const name = `trellis-${createHash('sha256').update(home).digest('hex').slice(0, 16)}`;
  return path.join(realpathSync(os.tmpdir()), name);
}
