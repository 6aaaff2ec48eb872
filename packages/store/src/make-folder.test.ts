import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeDataFolder } from './make-folder.ts';
import { StoreError } from './store-error.ts';

let within: string;
beforeEach(() => {
  within = mkdtempSync(path.join(os.tmpdir(), 'trellis-folder-'));
});
afterEach(() => rmSync(within, { recursive: true, force: true }));

const fault = (folder: string): StoreError | undefined => {
  try {
    makeDataFolder(folder, 0o700);
    return undefined;
  } catch (error) {
    return error as StoreError;
  }
};

test('makes the folder and those above it, and leaves what is there', () => {
  const folder = path.join(within, 'a', 'b');
  makeDataFolder(folder, 0o700);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  writeFileSync(path.join(folder, 'kept'), '');
  makeDataFolder(folder, 0o711);
  expect(existsSync(path.join(folder, 'kept'))).toBe(true);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test('names the setting when a file is where the folder should be', () => {
  const file = path.join(within, 'file');
  writeFileSync(file, '');
  for (const folder of [file, path.join(file, 'below')]) {
    expect(fault(folder)).toMatchObject({ code: 'store.folder-not-usable' });
    expect(fault(folder)?.message).toMatch(/^TRELLIS_DATA_DIR: .* is a file\. Name one that this user may write to\.$/);
  }
});

test.runIf(process.platform === 'linux')('gives up at once where nothing can be made', () => {
  expect(fault('/proc/x')?.message).toMatch(/^TRELLIS_DATA_DIR: the folder \/proc\/x cannot be used: /);
});
