import { setTimeout as sleep } from 'node:timers/promises';
import { existsSync, rmdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { makeDataFolder } from './make-folder.ts';
import { StoreError } from './store-error.ts';
import { findBinaries } from './server/binaries.ts';
import { makeCluster } from './server/cluster.ts';
import { makeFolders, serverFolders, socketPort, type ServerFolders } from './server/folders.ts';
import { isLastUser, reachServer, type Keeper } from './server/keeper.ts';
import { forgetGoneServer, readPostmaster, spawnServer, type Attempt } from './server/postmaster.ts';
import { isAlive } from './server/processes.ts';
import { makeRolesAndDatabase } from './server/roles.ts';
import { chooseServerUser, type ServerUser } from './server/server-user.ts';

/** Where and how the embedded server runs. */
export interface EmbeddedOptions {
  /** Trellis's data folder; the server's files go into `postgres` under it. */
  readonly dataDir: string;
  /** False lets a power cut lose data, for tests alone. Default true. */
  readonly isDurable?: boolean;
}

/** A running PostgreSQL on a Unix socket, used by this process and perhaps by others on the same data folder. */
export interface EmbeddedServer extends AsyncDisposable {
  /** The folder of the socket, as PostgreSQL clients take it for `host`. */
  readonly host: string;
  readonly port: number;
  /** The process number of the server as it runs now. */
  readonly pid: () => number;
  /** Gives up this process's use of the server; the last one to do so stops it, and waits until it has stopped. */
  readonly stop: () => Promise<void>;
}

const pollMs = 10;
/** The pause between tries to bring back a server that was lost, for example while the disk is full. */
const retryMs = 2_000;
/** How long a server may refuse to start because of one that seems to be there and cannot be reached. */
const patienceMs = 10_000;

/**
 * Gives this process a PostgreSQL in a folder: the one that already runs there, or a new one.
 *
 * It works as root, survives `kill -9` of this process (the next one finds the server still running) and comes back by itself when
 * PostgreSQL is killed.
 *
 * @throws `store.folder-not-usable` when the folder cannot be made
 * @throws `store.platform-not-supported` when PostgreSQL does not come with this machine's packages
 * @throws `store.server-not-allowed` when root may not start it in any way
 * @throws `store.server-version-differs` when another major version made the folder
 * @throws `store.server-not-started` with PostgreSQL's own reason
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const dataDir = path.resolve(options.dataDir);
  makeDataFolder(dataDir, 0o700);
  let folders = serverFolders(dataDir);
  let isStopping = false;
  let stopped: Promise<void> | undefined;

  const join = async (): Promise<Keeper> => {
    const joined = await joinServer(dataDir, folders, options.isDurable ?? true);
    // Should the server be lost, it comes back where the pools look for it.
    folders = { ...folders, socket: joined.host };
    await makeRolesAndDatabase(joined.keeper.client);
    void joined.keeper.ended.then(rejoin);
    return joined.keeper;
  };
  // Pools reconnect by themselves as soon as there is a server again at the same socket.
  const rejoin = (): void => {
    if (isStopping) return;
    current = join();
    current.catch(() => sleep(retryMs, undefined, { ref: false }).then(rejoin));
  };
  let current: Promise<Keeper> = join();
  await current;

  const stop = (): Promise<void> => {
    isStopping = true;
    stopped ??= leaveServer(current, folders);
    return stopped;
  };
  return {
    host: folders.socket,
    port: socketPort,
    pid: () => readPostmaster(folders)?.pid ?? 0,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

interface Joined {
  readonly keeper: Keeper;
  readonly host: string;
}

async function joinServer(dataDir: string, folders: ServerFolders, isDurable: boolean): Promise<Joined> {
  let attempt: Attempt | undefined;
  let user: ServerUser | undefined;
  let refusedSince: number | undefined;
  for (;;) {
    // A running server's socket may be elsewhere than ours would be, if it was started with another temporary folder.
    const host = readPostmaster(folders)?.socket ?? folders.socket;
    const reached = await reachServer(host);
    if (typeof reached === 'object') return { keeper: reached, host };
    if (reached === 'absent' && attempt?.hasEnded() === true) {
      refusedSince ??= performance.now();
      bearRefusal(attempt, folders, performance.now() - refusedSince);
      attempt = undefined;
    } else if (reached === 'absent' && attempt === undefined) {
      const binaries = findBinaries();
      user ??= chooseServerUser(binaries.postgres, folders.data);
      makeFolders(dataDir, folders, user);
      makeCluster(binaries, folders, user);
      attempt = spawnServer(binaries, folders, user, isDurable);
    }
    await sleep(pollMs);
  }
}

/** After a start that failed: returns if it is worth another try, as another process may have been quicker or an old server be on its way out. */
function bearRefusal(attempt: Attempt, folders: ServerFolders, sinceMs: number): void {
  const output = attempt.output();
  const isTaken = /lock file "[^"]+" already exists|pre-existing shared memory block/.test(output);
  if (!isTaken || sinceMs > patienceMs) {
    throw new StoreError(
      'store.server-not-started',
      `PostgreSQL did not start in ${folders.home}: ${lastLines(output)}`,
    );
  }
  forgetGoneServer(folders);
}

async function leaveServer(current: Promise<Keeper>, folders: ServerFolders): Promise<void> {
  const keeper = await current.catch(() => undefined);
  if (keeper === undefined) return;
  try {
    const postmaster = readPostmaster(folders);
    if (postmaster !== undefined && (await isLastUser(keeper))) {
      process.kill(postmaster.pid, 'SIGINT');
      await keeper.ended;
      while (isServing(folders, postmaster.pid)) await sleep(pollMs);
      // PostgreSQL took its socket away. Only an empty folder can go: by another path to it this may be where the data are.
      if (folders.socket !== folders.home) rmdirSync(folders.socket);
    }
  } catch {
    // The server went away on its own while we were leaving, which is what was wanted; or its folder is not ours to take away.
  } finally {
    await keeper.client.end().catch(() => undefined);
  }
}

function isServing(folders: ServerFolders, pid: number): boolean {
  return existsSync(folders.data) && readPostmaster(folders)?.pid === pid && isAlive(pid);
}

function lastLines(text: string): string {
  return text.split('\n').slice(-3).join(' ');
}
