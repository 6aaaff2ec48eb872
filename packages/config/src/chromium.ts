import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { root } from './root.ts';
import { runStep } from './step.ts';

/** A browser to test with, or why there is none. */
export type Chromium = { readonly path: string } | { readonly missing: string };

/** Where a distribution's package or a person's own browser is. */
const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Finds a Chromium: the machine's own, else Debian's package where we may install it, else the one from npm. */
export async function ensureChromium(): Promise<Chromium> {
  const named = process.env['TRELLIS_TEST_CHROMIUM'];
  const installed = [...(named === undefined ? [] : [named]), ...usualPlaces].find(isWorking);
  if (installed !== undefined) return { path: installed };
  if (isRootOnDebian() && (await installFromDebian())) {
    const fresh = usualPlaces.find(isWorking);
    if (fresh !== undefined) return { path: fresh };
  }
  return await unpackFromNpm();
}

function isWorking(file: string): boolean {
  return (
    existsSync(file) &&
    spawnSync(file, ['--version', '--no-sandbox'], { stdio: 'ignore', timeout: 30_000 }).status === 0
  );
}

function isRootOnDebian(): boolean {
  const release = '/etc/os-release';
  return process.getuid?.() === 0 && existsSync(release) && /^ID=debian$/m.test(readFileSync(release, 'utf8'));
}

async function installFromDebian(): Promise<boolean> {
  const quietly = ['-y', '-qq', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300'];
  const install = { name: 'Chromium from Debian', command: 'apt-get', args: ['install', ...quietly, 'chromium'] };
  process.env['DEBIAN_FRONTEND'] = 'noninteractive';
  return (
    (await runStep({ name: 'package lists of Debian', command: 'apt-get', args: ['update', '-qq'] })) &&
    (await runStep(install))
  );
}

async function unpackFromNpm(): Promise<Chromium> {
  const before = process.env['TMPDIR'];
  try {
    const entry = createRequire(path.join(root, 'test/package.json')).resolve('@sparticuz/chromium');
    const { default: chromium } = (await import(pathToFileURL(entry).href)) as {
      default: { executablePath: () => Promise<string> };
    };
    // It unpacks into the temporary folder, under a name that anybody on this machine may have taken already.
    const own = path.join(root, '.toolchain/chromium');
    mkdirSync(own, { recursive: true });
    process.env['TMPDIR'] = own;
    const file = await chromium.executablePath();
    return isWorking(file)
      ? { path: file }
      : { missing: `the Chromium from npm does not run on this machine (${file})` };
  } catch (error) {
    return { missing: `there is no Chromium here and none could be unpacked: ${(error as Error).message}` };
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}
