import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { makeDataFolder } from '@trellis/store';
import { z } from 'zod';
import { SettingsError } from './settings.ts';

const RunningService = z.object({ url: z.url(), pid: z.number().int().positive() });

/**
 * Notes in the data folder where this service is, so that the command line hands out addresses that lead to it.
 *
 * @throws StoreError when the folder cannot be made; SettingsError when it cannot be written to
 */
export function noteRunning(dataDir: string, url: string): void {
  makeDataFolder(dataDir, 0o711);
  try {
    writeFileSync(fileIn(dataDir), JSON.stringify({ url, pid: process.pid }));
  } catch (error) {
    throw new SettingsError(
      'TRELLIS_DATA_DIR',
      `${fileIn(dataDir)} cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown'}). Name a folder that this user may write to.`,
    );
  }
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
