import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { hashOf, readIfThere, sourcesIn } from './inputs.ts';
import { root } from './root.ts';

/** One program to run, under the name that a person knows it by. */
export interface Step {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** The top folder when left out. */
  readonly cwd?: string;
  /** All that it depends on, as a hash. While that is as it was when the step last went well, it is not run again. */
  readonly inputs?: () => string;
}

/**
 * Runs a program and says on stderr how it went: one line when it went well, all that it printed when it did not.
 *
 * @returns whether it went well
 */
export async function runStep(step: Step): Promise<boolean> {
  const began = performance.now();
  const inputs = step.inputs?.();
  const stamp = path.join(root, 'node_modules/.cache/trellis', step.name);
  if (inputs !== undefined && readIfThere(stamp) === inputs) {
    process.stderr.write(`[trellis] ${step.name}: fine, and nothing has changed since\n`);
    return true;
  }
  const child = spawn(step.command, step.args, { cwd: step.cwd ?? root, stdio: ['ignore', 'pipe', 'pipe'] });
  endWithUs(child);
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk));
  const isFine = await new Promise<boolean>((resolve) => {
    child.on('error', (error) => {
      output.push(Buffer.from(error.message));
      resolve(false);
    });
    child.on('close', (code) => resolve(code === 0));
  });
  if (isFine && inputs !== undefined) {
    mkdirSync(path.dirname(stamp), { recursive: true });
    writeFileSync(stamp, inputs);
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  if (!isFine) process.stderr.write(`\n${Buffer.concat(output).toString('utf8').trimEnd()}\n`);
  process.stderr.write(`[trellis] ${step.name}: ${isFine ? 'fine' : 'FAILED'} (${seconds} s)\n`);
  return isFine;
}

/** Ends a program that we run when we end ourselves. */
export function endWithUs(child: ChildProcess): void {
  const end = (): boolean => child.kill('SIGTERM');
  process.on('exit', end);
  child.on('close', () => process.off('exit', end));
}

/** Makes a signal an orderly end, so that the programs that we run end with us. */
export function endOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => process.exit(128 + constants.signals[signal]));
  }
}

/** A hash over whatever a linter reads that knows types: all source, the settings beside it, and the versions of what is installed. */
function everySource(): string {
  const settings = readdirSync(root, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && /\.(json|yaml)$/.test(entry.name),
  );
  return hashOf([
    ...settings.map(({ name }) => path.join(root, name)),
    ...['apps', 'packages', 'plugins', 'test'].flatMap((folder) => sourcesIn(path.join(root, folder))),
  ]);
}

/** The checks that need no test runner: types of everything with its tests, lint with types, format. */
export const staticSteps: readonly Step[] = [
  { name: 'types', command: 'tsc', args: ['-b', 'test'] },
  { name: 'lint', command: 'oxlint', args: [], inputs: everySource },
  { name: 'format', command: 'oxfmt', args: ['--check'] },
];
