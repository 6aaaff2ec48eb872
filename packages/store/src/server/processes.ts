import { readFileSync } from 'node:fs';
import process from 'node:process';

/** Whether a process with this number is running on this machine. One that has ended and that nobody collects is not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return process.platform !== 'linux' || !/^[ZX]$/.test(readStat(pid).state);
}

/** The name of the program that a process runs, on Linux; empty elsewhere or when it has ended. */
export function programName(pid: number): string {
  return readStat(pid).name;
}

/**
 * The number of the user that a process works as, on Linux; undefined elsewhere or when it has ended.
 *
 * Anybody may read it, and unlike the owner of the process's files in `/proc` it is true of a process that is kept from being looked into as well.
 */
export function userOf(pid: number): number | undefined {
  try {
    const found = /^Uid:\s+\d+\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'));
    return found === null ? undefined : Number(found[1]);
  } catch {
    return undefined;
  }
}

function readStat(pid: number): { name: string; state: string } {
  try {
    const found = /\((.*)\) (\S)/s.exec(readFileSync(`/proc/${pid}/stat`, 'latin1'));
    return { name: found?.[1] ?? '', state: found?.[2] ?? '' };
  } catch {
    return { name: '', state: '' };
  }
}
