import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

const root = path.resolve(import.meta.dirname, '../..');

/** A service in a process of its own, on an empty data folder of its own. */
export interface RunningService extends AsyncDisposable {
  readonly url: string;
  readonly dataDir: string;
  readonly processId: number;
  /** Runs the command line beside it and gives the last line of what it prints. */
  command(...args: readonly string[]): string;
}

/**
 * Starts a service without demo data that takes platforms on loopback, and waits until it is ready.
 *
 * @param kept - a data folder that is there and stays; a new one that goes with the service when absent
 */
export async function startService(kept?: string): Promise<RunningService> {
  const port = await freePort();
  const dataDir = kept ?? mkdtempSync(path.join(tmpdir(), 'trellis-bench-'));
  const env = {
    ...process.env,
    PORT: String(port),
    TRELLIS_DATA_DIR: dataDir,
    TRELLIS_DEMO: '0',
    TRELLIS_ALLOW_LOCAL_PLATFORMS: '1',
    HOST: 'localhost',
    NODE_ENV: 'production',
  };
  const node = (...args: readonly string[]) => ['--conditions=@trellis/source', ...args];
  const child = spawn(process.execPath, node('packages/config/src/start.ts'), {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://localhost:${port}`;
  await untilReady(`${url}/readyz`);
  return {
    url,
    dataDir,
    processId: child.pid!,
    command: (...args) =>
      execFileSync(process.execPath, node('packages/config/src/trellis.ts', ...args), {
        cwd: root,
        env,
        encoding: 'utf8',
      })
        .trim()
        .split('\n')
        .at(-1)!,
    async [Symbol.asyncDispose]() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      if (kept === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function untilReady(url: string): Promise<void> {
  const patienceMs = 60_000;
  for (const begun = Date.now(); Date.now() - begun < patienceMs;) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The service did not become ready.');
}
