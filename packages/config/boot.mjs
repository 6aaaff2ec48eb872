// Gets a machine ready and hands over: finds or installs Node and pnpm, installs the dependencies, runs src/<target>.ts.
// Plain JavaScript without dependencies, because it runs before anything is installed, on any Node from 18 on.
// Whatever it says goes to stderr: stdout belongs to the command that it starts.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const tools = path.join(root, '.toolchain');
const bin = path.join(tools, 'node_modules', '.bin');
const compiled = path.join(root, 'node_modules', '.cache', 'compiled');
const isWindows = process.platform === 'win32';
const [target, ...args] = process.argv.slice(2);

process.chdir(root);

const toolchain = readJson(path.join(here, 'package.json')).toolchain;
const pnpm = readJson('package.json').packageManager;
const hasNode = isNodeGoodEnough(process.versions.node, toolchain.minimumNode);
const node = hasNode ? process.execPath : path.join(bin, 'node');
const env = childEnvironment();

if (!target || !/^[a-z]+$/.test(target) || !existsSync(path.join(here, 'src', `${target}.ts`))) {
  fail(
    `There is no "${target ?? ''}" to run. Use npm start, npm test, npm run check, npm run bench, npm run build or npm run trellis.`,
  );
}
prepare();
handOver();

/** Installs what is missing, once, however many boots run in this checkout. Costs two small reads when all is there. */
function prepare() {
  const wanted = [pnpm, ...(hasNode ? [] : [`${nodePackage()}@${toolchain.node}`])];
  const toolsStamp = { file: path.join(tools, 'stamp'), key: withInstalled(wanted).join(' ') };
  const packagesStamp = {
    file: path.join(root, 'node_modules', '.boot-stamp'),
    key: createHash('sha256').update(read('pnpm-lock.yaml')).update(read('pnpm-workspace.yaml')).digest('hex'),
  };
  const isReady = () => [toolsStamp, packagesStamp].every((stamp) => read(stamp.file) === stamp.key);
  if (isReady()) return;
  mkdirSync(tools, { recursive: true });
  const release = takeLock(path.join(tools, 'lock'));
  try {
    once(toolsStamp, () => installTools(withInstalled(wanted)));
    once(packagesStamp, installPackages);
  } finally {
    release();
  }
}

/** Also the tools that are there already: a boot whose own Node is good enough must not take away the one that another boot runs on. */
function withInstalled(wanted) {
  const nameOf = (tool) => tool.slice(0, tool.lastIndexOf('@'));
  const kept = read(path.join(tools, 'stamp'))
    .split(' ')
    .filter((tool) => tool !== '' && !wanted.some((other) => nameOf(other) === nameOf(tool)));
  return [...wanted, ...kept].toSorted((a, b) => a.localeCompare(b));
}

/** Does the work unless its stamp says that it was done. The stamp goes first, so that an interrupted try is repeated. */
function once(stamp, work) {
  if (read(stamp.file) === stamp.key) return;
  rmSync(stamp.file, { force: true });
  work();
  writeFileSync(stamp.file, stamp.key);
}

function installTools(wanted) {
  say(`installing ${wanted.join(' and ')} into .toolchain (once)`);
  rmSync(path.join(tools, 'node_modules'), { recursive: true, force: true });
  writeFileSync(path.join(tools, 'package.json'), '{"private":true}\n');
  // No install scripts: some npm versions refuse them, and then a package is there but does not work.
  const flags = ['--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts'];
  const [npm, ...npmArgs] = npmCommand();
  run(npm, [...npmArgs, 'install', ...flags, ...wanted], { cwd: tools, env: process.env, shell: isWindows });
  // pnpm's own script puts the native program in place. It needs no network.
  run(process.execPath, ['install.js'], { cwd: path.join(tools, 'node_modules', 'pnpm'), env });
}

function installPackages() {
  say('installing dependencies');
  // What it keeps of files as they were before is never asked for again.
  rmSync(compiled, { recursive: true, force: true });
  run(
    path.join(bin, isWindows ? 'pnpm.cmd' : 'pnpm'),
    ['install', '--frozen-lockfile', '--trust-lockfile', '--prefer-offline'],
    {
      cwd: root,
      env: { ...env, ...networkSettings(), CI: 'true' },
      shell: isWindows,
    },
  );
}

/** Runs the target, passes signals on, and ends it when whoever started us is gone. */
function handOver() {
  const script = path.join(here, 'src', `${target}.ts`);
  const flags = ['--conditions=@trellis/source', '--disable-warning=ExperimentalWarning'];
  const child = spawn(node, [...flags, script, ...args], { cwd: root, env, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // npm may die without telling those it started, and a shell in between outlives it. Without npm nobody is watched (nohup).
  const ancestors = lineage();
  const watch = setInterval(() => {
    if (process.env.npm_lifecycle_event && lineage() !== ancestors) child.kill('SIGTERM');
  }, 500);
  child.on('error', (error) => fail(`Node could not be started: ${error.message}`));
  child.on('exit', (code, signal) => {
    clearInterval(watch);
    process.exit(code ?? 128 + (constants.signals[signal] ?? 0));
  });
}

/** Our parent and, where the machine shows it, the parent's parent. */
function lineage() {
  const stat = read(`/proc/${process.ppid}/stat`);
  return `${process.ppid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? ''}`;
}

function childEnvironment() {
  const clean = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name));
  return {
    ...Object.fromEntries(clean),
    PATH: [
      hasNode ? path.dirname(process.execPath) : bin,
      bin,
      path.join(root, 'node_modules', '.bin'),
      process.env.PATH,
    ].join(path.delimiter),
    // One folder whatever the working directory of a command is.
    TRELLIS_DATA_DIR: path.resolve(root, process.env.TRELLIS_DATA_DIR || '.trellis'),
    // The source is read as it is; what Node makes of it is kept, so that the next start takes half of the time.
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE || compiled,
  };
}

/** npm hands all its settings on in the environment. pnpm stumbles over most; only those about the network are kept. */
function networkSettings() {
  const kept = /^npm_config_(registry|cafile|ca|proxy|https[-_]proxy|noproxy|strict[-_]ssl)$/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => kept.test(name)));
}

function npmCommand() {
  const running = process.env.npm_execpath;
  return running && path.basename(running) === 'npm-cli.js' ? [process.execPath, running] : ['npm'];
}

/** The name of the npm package that holds a bare Node for this machine; these carry no install script. */
function nodePackage() {
  const platform = isWindows ? 'win' : process.platform;
  return `${platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'}-${platform}-${process.arch}`;
}

/** Odd majors are never supported for long, so ours is installed beside them. */
function isNodeGoodEnough(have, minimum) {
  const [a, b] = [have, minimum].map((version) => version.split('.').map(Number));
  if (a[0] % 2 === 1) return false;
  const differing = a.findIndex((part, index) => part !== b[index]);
  return differing === -1 || a[differing] > b[differing];
}

/** Waits until no other boot of this checkout is installing. A lock whose process is gone is taken over. */
function takeLock(file) {
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  let isTold = false;
  for (;;) {
    try {
      linkSync(mine, file);
      rmSync(mine, { force: true });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = Number(read(file));
    if (holder && (!isAlive(holder) || ageMs(file) > 30 * 60_000)) {
      const taken = `${file}.gone.${process.pid}`;
      try {
        renameSync(file, taken);
        if (Number(read(taken)) !== holder) linkSync(taken, file);
        rmSync(taken, { force: true });
      } catch {
        // Another boot was quicker; look again.
      }
      continue;
    }
    if (!isTold) say('waiting for another start in this folder to finish installing');
    isTold = true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function ageMs(file) {
  try {
    return Date.now() - statSync(file).mtimeMs;
  } catch {
    return 0;
  }
}

function run(command, commandArgs, options) {
  const result = spawnSync(command, commandArgs, { stdio: ['ignore', 2, 2], ...options });
  if (result.error) fail(`${path.basename(command)} could not be started: ${result.error.message}`);
  if (result.status !== 0) {
    fail(
      `${path.basename(command)} ${commandArgs[0]} did not finish. Is there a network connection, and room on the disk?`,
    );
  }
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function say(text) {
  process.stderr.write(`[trellis] ${text}\n`);
}

function fail(text) {
  say(text);
  process.exit(1);
}
