import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** What is measured against. Only the benchmark wants them: 110 MB, so they are fetched when it first runs. */
const packages = ['ltijs@5.9.9', 'ltijs-sequelize@2.4.4'];

const cache = path.resolve(import.meta.dirname, '../../node_modules/.cache');

/**
 * The folder that ltijs is installed in, from npm if it is not there yet; undefined when it cannot be had, as without a network.
 * No install script runs: ltijs needs none.
 */
export function ltijsFolder(): string | undefined {
  const folder = path.join(cache, packages.join('-'));
  if (existsSync(folder)) return folder;
  const fresh = `${folder}.${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  writeFileSync(path.join(fresh, 'package.json'), '{"private":true}\n');
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', ['install', '--ignore-scripts', '--omit=optional', ...quiet, ...packages], {
    cwd: fresh,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status === 0) renameSync(fresh, folder);
  else rmSync(fresh, { recursive: true, force: true });
  return status === 0 ? folder : undefined;
}
