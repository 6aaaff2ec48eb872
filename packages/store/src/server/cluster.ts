import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { StoreError } from '../store-error.ts';
import type { Binaries } from './binaries.ts';
import type { ServerFolders } from './folders.ts';
import { isAlive } from './processes.ts';
import { asUser, serverEnvironment, type ServerUser } from './server-user.ts';

/** The superuser of the embedded server. Only this package signs in as it. */
export const superuser = 'postgres';

/**
 * Makes PostgreSQL's data folder unless it exists. It appears whole or not at all, also when two processes start at once or one is killed.
 *
 * @throws `store.server-version-differs` when the folder was made by another major version
 * @throws `store.server-not-started` when initdb fails
 */
export function makeCluster(binaries: Binaries, folders: ServerFolders, user: ServerUser): void {
  removeLeftovers(folders);
  const versionFile = path.join(folders.data, 'PG_VERSION');
  if (existsSync(versionFile))
    return refuseOtherVersion(binaries, folders, user, readFileSync(versionFile, 'utf8').trim());
  const fresh = `${folders.data}.new.${process.pid}`;
  const settings = [
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ];
  runProgram(user, [binaries.initdb, '-D', fresh, '-U', superuser, ...settings, '--no-instructions'], folders);
  try {
    renameSync(fresh, folders.data);
  } catch (cause) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(versionFile)) throw cause;
  }
}

/** A process that was killed while it made a data folder leaves half of one behind. */
function removeLeftovers(folders: ServerFolders): void {
  for (const name of readdirSync(folders.home)) {
    const maker = /^data\.new\.(\d+)$/.exec(name)?.[1];
    if (maker !== undefined && !isAlive(Number(maker)))
      rmSync(path.join(folders.home, name), { recursive: true, force: true });
  }
}

function refuseOtherVersion(binaries: Binaries, folders: ServerFolders, user: ServerUser, found: string): void {
  const printed = runProgram(user, [binaries.postgres, '--version'], folders);
  const ours = /(\d+)\./.exec(printed)?.[1];
  if (ours === found) return;
  throw new StoreError(
    'store.server-version-differs',
    `${folders.data} was made by PostgreSQL ${found} and this Trellis brings PostgreSQL ${ours}. Go back to the Trellis that made it, or move the data with pg_dump.`,
  );
}

function runProgram(user: ServerUser, words: readonly string[], folders: ServerFolders): string {
  const [command, ...rest] = [...user.prefix, ...words] as [string, ...string[]];
  const result = spawnSync(command, rest, {
    cwd: folders.home,
    encoding: 'utf8',
    env: serverEnvironment,
    ...asUser(user),
  });
  if (result.status === 0) return result.stdout;
  const reason = (result.error?.message ?? result.stderr).trim();
  throw new StoreError('store.server-not-started', `PostgreSQL could not be set up in ${folders.home}: ${reason}`);
}
