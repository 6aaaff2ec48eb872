import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import process from 'node:process';
import { root } from './root.ts';

/** One program to run, under the name that a person knows it by. */
export interface Step {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** The top folder when left out. */
  readonly cwd?: string;
}

/**
 * Runs a program and says on stderr how it went: one line when it went well, all that it printed when it did not.
 *
 * @returns whether it went well
 */
export async function runStep(step: Step): Promise<boolean> {
  const began = performance.now();
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

/** The checks that need no test runner: types of everything with its tests, lint with types, format. */
export const staticSteps: readonly Step[] = [
  { name: 'types', command: 'tsc', args: ['-b', 'test'] },
  { name: 'lint', command: 'oxlint', args: [] },
  { name: 'format', command: 'oxfmt', args: ['--check'] },
];
