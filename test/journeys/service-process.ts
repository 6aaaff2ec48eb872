import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { run } from '@trellis/service';

const program = path.resolve(import.meta.dirname, '../../apps/service/src/bin.ts');

/** A service in a process of its own. */
export interface ServiceProcess {
  /** As it printed it. */
  readonly url: string;
  readonly output: () => string;
  /** Asks it to stop, and gives the exit code. */
  readonly stop: () => Promise<number | null>;
  /** Kills it and everything that it started, without a word. */
  readonly killTree: () => Promise<void>;
}

/** Where Node keeps what it made of the source, if it does: a service then starts in half of the time. */
const { NODE_COMPILE_CACHE } = process.env;
const keptCode = NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE };

/** The environment of a service on a data folder: no demo, a free port. */
export function environmentOf(dataDir: string, more: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? '',
    PORT: '0',
    TRELLIS_DATA_DIR: dataDir,
    TRELLIS_DEMO: '0',
    HOST: '127.0.0.1',
    ...keptCode,
    ...more,
  };
}

/** A free port for a service that comes back to it: below those that systems hand to whoever asks for any, or connects to somewhere. */
export async function portOfItsOwn(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 30_000);
    const server = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => resolve(true));
    });
    if (!isFree) continue;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}

/** A service that may not have come up yet. */
export interface BegunProcess {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** The exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
}

/** Starts a service and waits for nothing. */
export function beginServiceProcess(env: Readonly<Record<string, string>>): BegunProcess {
  const child = spawn(
    process.execPath,
    ['--conditions=@trellis/source', '--disable-warning=ExperimentalWarning', program, 'start'],
    { env: { ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  const ended = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)));
  return { child, output: () => output, ended };
}

/** Starts a service and waits until it has said where it is. */
export async function startServiceProcess(env: Readonly<Record<string, string>>): Promise<ServiceProcess> {
  const { child, output, ended } = beginServiceProcess(env);
  const url = await new Promise<string>((resolve, reject) => {
    const look = (): void => {
      const found = /Trellis is at (\S+)/.exec(output())?.[1];
      // The line after it, which says how to go on, is the last.
      if (found !== undefined && /^(Sign in|The demo LMS)/m.test(output())) resolve(found);
    };
    child.stdout!.on('data', look);
    void ended.then((code) => reject(new Error(`The service ended with ${code}: ${output()}`)));
  });
  return {
    url,
    output,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
    killTree: async () => {
      for (const pid of treeOf(child)) kill(pid);
      await ended;
    },
  };
}

/** A process and all its descendants. */
function treeOf(child: ChildProcess): number[] {
  const listed = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).stdout;
  const parents = listed
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
  const tree = [child.pid!];
  for (const pid of tree) tree.push(...parents.filter(([, parent]) => parent === pid).map(([own]) => own));
  return tree;
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended with its parent.
  }
}

/** What a command printed, and how it ended. */
export interface CommandResult {
  readonly code: number;
  readonly out: string;
  readonly error: string;
  /** The last line of stdout, which scripts read. */
  readonly last: string;
}

/** Runs one command of the command line, as if typed. */
export async function trellis(env: Readonly<Record<string, string>>, ...words: string[]): Promise<CommandResult> {
  const written = { out: '', error: '' };
  const streams = {
    out: (text: string) => void (written.out += text),
    error: (text: string) => void (written.error += text),
    isTerminal: false,
  };
  const code = await run(words, streams, { ...env });
  return { code, ...written, last: written.out.trimEnd().split('\n').at(-1) ?? '' };
}
