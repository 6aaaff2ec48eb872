import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startEmbedded } from '../embedded.ts';
import { serverFolders } from './folders.ts';
import { forgetGoneServer } from './postmaster.ts';

const isLinux = process.platform === 'linux';
/** The account `nobody`. */
const nobody = 65_534;

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'trellis-notes-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

test.runIf(isLinux)('the note of a server that runs is kept', async () => {
  await using server = await startEmbedded({ dataDir, isDurable: false });
  const pid = server.pid();
  forgetGoneServer(serverFolders(dataDir));
  expect(server.pid()).toBe(pid);
});

test.runIf(isLinux && process.getuid?.() === 0)(
  "another user's PostgreSQL, whose folder may not be looked at, is not mistaken for the one that is gone",
  async () => {
    // Beside this one, which is root's, an ordinary user looks for a server of their own.
    await using server = await startEmbedded({ dataDir, isDurable: false });
    const other = mkdtempSync(path.join(os.tmpdir(), 'trellis-notes-'));
    const folders = serverFolders(other);
    const note = path.join(folders.data, 'postmaster.pid');
    mkdirSync(folders.data, { recursive: true });
    writeFileSync(note, `${server.pid()}\n`);
    for (const each of [other, folders.home, folders.data, note]) chownSync(each, nobody, nobody);
    const script = `import { forgetGoneServer } from ${JSON.stringify(new URL('postmaster.ts', import.meta.url).href)};
      process.setgroups([]);
      process.setgid(${nobody});
      process.setuid(${nobody});
      forgetGoneServer(${JSON.stringify(folders)});`;
    const flags = ['--conditions=@trellis/source', '--input-type=module', '-e', script];
    const { status, stderr } = spawnSync(process.execPath, flags, { encoding: 'utf8' });
    const isKept = existsSync(note);
    rmSync(other, { recursive: true, force: true });
    expect({ status, stderr, isKept }).toEqual({ status: 0, stderr: '', isKept: false });
  },
);
