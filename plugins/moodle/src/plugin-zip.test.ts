import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { components, type Component } from './folder.ts';
import { pluginFiles, pluginZip } from './plugin-zip.ts';

const each = components.map((component) => ({ component }));

test.each(each)('$component is one folder called trellis, with what Moodle looks for in it', ({ component }) => {
  const names = Object.keys(unzipSync(pluginZip(component)));
  expect(names.filter((name) => !name.startsWith('trellis/'))).toEqual([]);
  expect(names).toEqual(
    expect.arrayContaining([
      'trellis/version.php',
      `trellis/lang/en/${component}.php`,
      'trellis/db/access.php',
      'trellis/db/upgrade.php',
      'trellis/classes/privacy/provider.php',
      'trellis/LICENSE',
    ]),
  );
  // A second file there makes Moodle warn that it cannot tell which plugin it is.
  expect(names.filter((name) => name.startsWith('trellis/lang/en/'))).toHaveLength(1);
  expect(names).toEqual(names.toSorted());
});

test.each(each)('$component holds every file as it is, and is the same bytes each time', ({ component }) => {
  const zip = pluginZip(component);
  const unpacked = unzipSync(zip);
  for (const [name, bytes] of pluginFiles(component)) expect(unpacked[`trellis/${name}`]).toEqual(bytes);
  expect(Buffer.compare(zip, pluginZip(component))).toBe(0);
  // Year, month and day of the first entry, as the format keeps them: 1 January 1980.
  expect(Buffer.from(zip).readUInt16LE(12)).toBe((1 << 5) | 1);
});

test.each(each)('$component has no file of an editor or a tool in it', ({ component }) => {
  const names = [...pluginFiles(component).keys()];
  expect(names.filter((name) => /(^|\/)\.|~$|\.(orig|bak|log|swp)$|node_modules/.test(name))).toEqual([]);
});

test('the block brings the built form of its JavaScript', () => {
  const names = Object.keys(unzipSync(pluginZip('block_trellis')));
  expect(names).toEqual(expect.arrayContaining(['trellis/amd/src/due.js', 'trellis/amd/build/due.min.js']));
});

test('the licence is the GNU General Public License, version 3', () => {
  const component: Component = 'local_trellis';
  expect(strFromU8(pluginFiles(component).get('LICENSE')!)).toMatch(/GNU GENERAL PUBLIC LICENSE\s+Version 3/);
});
