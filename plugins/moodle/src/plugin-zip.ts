import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import { home, type Component } from './folder.ts';

/** A ZIP file can hold no earlier day, and every build must make the same bytes. */
const day = new Date(1980, 0, 1);

/**
 * The files of a plugin and the licence, by their path in the plugin, in the order of their names.
 *
 * @returns paths with forward slashes, without the folder of the plugin
 */
export function pluginFiles(component: Component): Map<string, Uint8Array> {
  const folder = path.join(home, component);
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'));
  const files = new Map(names.map((name) => [name, new Uint8Array(readFileSync(path.join(folder, name)))]));
  files.set('LICENSE', new Uint8Array(readFileSync(path.join(home, 'LICENSE'))));
  return new Map([...files].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * A plugin as the ZIP file that Moodle's upload page takes: one folder, named as the plugin without its type.
 *
 * @returns the same bytes for the same files, whenever and wherever it is made
 * @source Moodle 5.1, core\update\validator::validate_files_layout and validate_version_php
 */
export function pluginZip(component: Component): Uint8Array {
  const root = component.slice(component.indexOf('_') + 1);
  const entries: Zippable = {};
  for (const [name, bytes] of pluginFiles(component)) entries[`${root}/${name}`] = bytes;
  return zipSync(entries, { level: 9, mtime: day, os: 3, attrs: 0o644 << 16 });
}
