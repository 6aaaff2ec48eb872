import { spawn, type ChildProcess } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { Binaries } from './binaries.ts';
import { socketPort, type ServerFolders } from './folders.ts';
import { isAlive, programName, userOf } from './processes.ts';
import { asUser, serverEnvironment, type ServerUser } from './server-user.ts';

/** What PostgreSQL wrote about its running main process. */
export interface Postmaster {
  readonly pid: number;
  readonly socket: string;
}

const largestLogBytes = 1_000_000;

/** The main process that PostgreSQL says is running on this data folder, which may be long gone; undefined when it was shut down properly. */
export function readPostmaster(folders: ServerFolders): Postmaster | undefined {
  const file = pidFile(folders);
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 0 ? { pid, socket: lines[4] || folders.socket } : undefined;
}

/** One attempt to start the server; when it ends early, `failure` tells why. */
export interface Attempt {
  readonly hasEnded: () => boolean;
  /** What the server wrote since this attempt began. */
  readonly output: () => string;
}

/**
 * Starts the server in the background. It outlives this process on purpose: whoever comes next finds it by its socket.
 *
 * @param isDurable - false trades safety against a power cut for speed, for tests alone
 */
export function spawnServer(binaries: Binaries, folders: ServerFolders, user: ServerUser, isDurable: boolean): Attempt {
  if (isLarge(folders.log)) rmSync(folders.log);
  const log = openSync(folders.log, 'a', 0o600);
  if (user.id !== undefined) chownSync(folders.log, user.id, user.id);
  const before = statSync(folders.log).size;
  const settings = {
    listen_addresses: '',
    unix_socket_directories: folders.socket,
    unix_socket_permissions: '0700',
    port: String(socketPort),
    // The roll-up of 80,000 people and its index; memory that nothing is read into is not taken.
    shared_buffers: '256MB',
    // A server for tests has as many users as files run at once, each with all that a service has.
    max_connections: isDurable ? '100' : '200',
    max_wal_size: '4GB',
    // Statements and their errors hold people's data; only starts, stops and crashes are logged.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    log_timezone: 'UTC',
    ...(isDurable ? {} : { fsync: 'off', full_page_writes: 'off' }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [command, ...words] = [...user.prefix, binaries.postgres, '-D', folders.data, ...flags] as [
    string,
    ...string[],
  ];
  let child: ChildProcess;
  try {
    child = spawn(command, words, {
      cwd: folders.home,
      env: serverEnvironment,
      stdio: ['ignore', log, log],
      detached: true,
      ...asUser(user),
    });
  } finally {
    closeSync(log);
  }
  let failure = '';
  child.on('error', (error) => (failure = error.message));
  child.unref();
  return {
    hasEnded: () => failure !== '' || child.exitCode !== null || child.signalCode !== null,
    output: () => failure || readFileSync(folders.log).subarray(before).toString('utf8').trim(),
  };
}

/**
 * Removes the notes of a server that is certainly gone although its process number is taken: by an ended process that nobody has collected yet
 * or, after a container's restart, by another program. PostgreSQL itself cannot tell these from a running server and would refuse.
 *
 * Does nothing where the machine does not show which process works in which folder.
 */
export function forgetGoneServer(folders: ServerFolders): void {
  if (process.platform !== 'linux') return;
  const notes = [pidFile(folders), path.join(folders.socket, `.s.PGSQL.${socketPort}.lock`)];
  const before = notes.map(firstLine);
  const data = statSync(folders.data);
  const worksInData = (pid: number): boolean => {
    if (programName(pid) !== 'postgres' || !isAlive(pid)) return false;
    try {
      const folder = statSync(readlinkSync(`/proc/${pid}/cwd`));
      return folder.ino === data.ino && folder.dev === data.dev;
    } catch (error) {
      // One whose folder we may not look at could be ours, if it works as the owner of the data: PostgreSQL takes no folder of anybody else.
      return (error as NodeJS.ErrnoException).code === 'EACCES' && userOf(pid) === data.uid;
    }
  };
  if (readdirSync('/proc').some((name) => /^\d+$/.test(name) && worksInData(Number(name)))) return;
  for (const [index, note] of notes.entries()) {
    // A note that has changed meanwhile is that of a server that has just been started.
    if (firstLine(note) === before[index]) rmSync(note, { force: true });
  }
}

function firstLine(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n')[0] : undefined;
}

function isLarge(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > largestLogBytes;
}

function pidFile(folders: ServerFolders): string {
  return path.join(folders.data, 'postmaster.pid');
}
