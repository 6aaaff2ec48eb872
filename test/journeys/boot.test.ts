import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';

const config = path.resolve(import.meta.dirname, '../../packages/config');
let checkout: string;

// A checkout in small, with a target that shows what it was given. Its npm and pnpm only write down that they were called.
beforeEach(() => {
  checkout = mkdtempSync(path.join(os.tmpdir(), 'trellis-boot-'));
  const home = path.join(checkout, 'packages/config');
  mkdirSync(path.join(home, 'src'), { recursive: true });
  for (const file of ['boot.mjs', 'package.json']) cpSync(path.join(config, file), path.join(home, file));
  writeFileSync(path.join(checkout, 'package.json'), JSON.stringify({ packageManager: 'pnpm@1.2.3' }));
  writeFileSync(path.join(checkout, 'pnpm-lock.yaml'), 'lock');
  writeFileSync(path.join(checkout, 'pnpm-workspace.yaml'), 'workspace');
  writeFileSync(
    path.join(home, 'src/probe.ts'),
    `const { env, argv, pid } = process;
    console.log(JSON.stringify({ argv: argv.slice(2), pid, conditions: process.execArgv, names: Object.keys(env), data: env.TRELLIS_DATA_DIR }));
    if (argv[2] === 'wait') setInterval(() => {}, 1000);
    if (argv[2] === 'fail') process.exitCode = 7;`,
  );
});
afterEach(() => rmSync(checkout, { recursive: true, force: true }));

/** Marks everything as installed. */
function install(): void {
  const key = createHash('sha256').update('lock').update('workspace').digest('hex');
  for (const folder of ['.toolchain', 'node_modules']) mkdirSync(path.join(checkout, folder), { recursive: true });
  writeFileSync(path.join(checkout, '.toolchain/stamp'), 'pnpm@1.2.3');
  writeFileSync(path.join(checkout, 'node_modules/.boot-stamp'), key);
}

/** An npm that installs a pnpm, slowly, and a pnpm that installs nothing; both write a line into `calls`. */
function fakeNpm(): string {
  const npm = path.join(checkout, 'npm-cli.js');
  const calls = JSON.stringify(path.join(checkout, 'calls'));
  writeFileSync(
    npm,
    `const fs = require('node:fs');
    fs.appendFileSync(${calls}, 'npm ' + process.argv.at(-1) + '\\n');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400);
    fs.mkdirSync('node_modules/.bin', { recursive: true });
    fs.mkdirSync('node_modules/pnpm', { recursive: true });
    fs.writeFileSync('node_modules/pnpm/install.js', '');
    fs.writeFileSync('node_modules/.bin/pnpm', '#!/bin/sh\\necho "pnpm $1" >> ' + ${calls} + '\\nmkdir -p node_modules\\necho noise\\n', { mode: 0o755 });`,
  );
  return npm;
}

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function boot(args: readonly string[], more: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [path.join(checkout, 'packages/config/boot.mjs'), ...args], {
    cwd: os.tmpdir(),
    env: { PATH: process.env['PATH'], ...more },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => (stdout += String(chunk)));
  child.stderr.on('data', (chunk) => (stderr += String(chunk)));
  const ended = once(child, 'close').then(([code]): Ended => ({ code: code as number | null, stdout, stderr }));
  const said = async (): Promise<{ pid: number }> => {
    while (!stdout.includes('\n')) await sleep(20);
    return JSON.parse(stdout) as { pid: number };
  };
  return { child, ended, said };
}

async function isGone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 200; tries++) {
    try {
      process.kill(pid, 0);
    } catch {
      return true;
    }
    await sleep(20);
  }
  return false;
}

test('a command gets its arguments, an environment without npm’s settings, and stdout to itself', async () => {
  install();
  const { code, stdout, stderr } = await boot(['probe', 'a', '--json'], {
    npm_config_yes: '',
    NPM_CONFIG_X: '1',
    TRELLIS_DATA_DIR: 'here',
  }).ended;
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const said = JSON.parse(stdout) as { argv: string[]; conditions: string[]; names: string[]; data: string };
  expect(said.argv).toEqual(['a', '--json']);
  expect(said.conditions).toContain('--conditions=@trellis/source');
  expect(said.names.filter((name) => /^npm_/i.test(name))).toEqual([]);
  expect(said.data).toBe(path.join(checkout, 'here'));
});

test('the exit code of a command is passed on, and an unknown command is refused in a sentence', async () => {
  install();
  expect((await boot(['probe', 'fail']).ended).code).toBe(7);
  const refused = await boot(['../../etc/passwd']).ended;
  expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('Use npm start') });
});

test('of two first starts at once one installs and the other waits for it', async () => {
  const npm = fakeNpm();
  const runs = await Promise.all([1, 2].map(() => boot(['probe'], { npm_execpath: npm }).ended));
  expect(runs.map((run) => run.code)).toEqual([0, 0]);
  expect(runs.map((run) => run.stdout.split('\n').length)).toEqual([2, 2]);
  expect(readFileSync(path.join(checkout, 'calls'), 'utf8')).toBe('npm pnpm@1.2.3\npnpm install\n');
  expect(existsSync(path.join(checkout, '.toolchain/lock'))).toBe(false);
});

test('a start that was killed while it installed does not hinder the next one', async () => {
  const npm = fakeNpm();
  const first = boot(['probe'], { npm_execpath: npm });
  while (!existsSync(path.join(checkout, 'calls'))) await sleep(10);
  first.child.kill('SIGKILL');
  const next = await boot(['probe'], { npm_execpath: npm }).ended;
  expect(next.code).toBe(0);
});

test('dependencies are installed again when the lockfile has changed, and the tools are not', async () => {
  const npm = fakeNpm();
  await boot(['probe'], { npm_execpath: npm }).ended;
  writeFileSync(path.join(checkout, 'pnpm-lock.yaml'), 'another lock');
  await boot(['probe'], { npm_execpath: npm }).ended;
  expect(readFileSync(path.join(checkout, 'calls'), 'utf8')).toBe('npm pnpm@1.2.3\npnpm install\npnpm install\n');
});

test('a failed installation is told in a sentence and is tried again', async () => {
  const npm = path.join(checkout, 'npm-cli.js');
  writeFileSync(npm, 'process.exit(1);');
  const failed = await boot(['probe'], { npm_execpath: npm }).ended;
  expect(failed).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('network connection') });
  expect((await boot(['probe'], { npm_execpath: fakeNpm() }).ended).code).toBe(0);
});

test('a signal ends the command, and the exit code says which', async () => {
  install();
  const run = boot(['probe', 'wait']);
  const { pid } = await run.said();
  run.child.kill('SIGTERM');
  expect((await run.ended).code).toBe(143);
  expect(await isGone(pid)).toBe(true);
});

test('when npm is killed outright, the command ends too', async () => {
  install();
  const script = path.join(checkout, 'npm.sh');
  const started = path.join(checkout, 'started');
  // Like npm: a process with a shell below it, and boot below that.
  writeFileSync(script, `sh -c '${process.execPath} packages/config/boot.mjs probe wait > ${started}; true'; true\n`);
  chmodSync(script, 0o755);
  const npm = spawn('sh', [script], {
    cwd: checkout,
    env: { PATH: process.env['PATH'], npm_lifecycle_event: 'start' },
  });
  while (!existsSync(started) || readFileSync(started, 'utf8') === '') await sleep(20);
  const { pid } = JSON.parse(readFileSync(started, 'utf8')) as { pid: number };
  npm.kill('SIGKILL');
  expect(await isGone(pid)).toBe(true);
});
