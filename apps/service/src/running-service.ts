import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { z } from 'zod';

const RunningService = z.object({ url: z.url(), pid: z.number().int().positive() });

/** Notes in the data folder where this service is, so that the command line hands out addresses that lead to it. */
export function noteRunning(dataDir: string, url: string): void {
  writeFileSync(fileIn(dataDir), JSON.stringify({ url, pid: process.pid }));
}

/** Takes the note away, if it is this service's own. */
export function forgetRunning(dataDir: string): void {
  if (read(dataDir)?.pid === process.pid) rmSync(fileIn(dataDir), { force: true });
}

/** The origin of the service that runs on this data folder, if one does. */
export function runningUrl(dataDir: string): string | undefined {
  const noted = read(dataDir);
  return noted !== undefined && isAlive(noted.pid) ? noted.url : undefined;
}

function read(dataDir: string): z.infer<typeof RunningService> | undefined {
  try {
    return RunningService.safeParse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8'))).data;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function fileIn(dataDir: string): string {
  return path.join(dataDir, 'service.json');
}
